import { expect, test } from "vitest";
import { type BoundProject, contractRefusals, type Signing, type Supplement, supplementRefusals } from "./contract.ts";

const project: BoundProject = {
  assetClass: "operating",
  standing: "normal",
  next: "contract",
  inBank: false,
  budgetFen: 1000,
  contractedFen: 400,
};
const signing: Signing = {
  form: "contract",
  category: "works",
  amountFen: 600,
  signedOn: "2026-03-01",
  finishOn: "2026-09-30",
  retentionPercent: 3,
  retentionDueOn: null,
  today: "2026-03-02",
  numberTaken: false,
};
const rules = (over: Partial<BoundProject>, asked: Partial<Signing> = {}) =>
  contractRefusals({ ...project, ...over }, { ...signing, ...asked }).map(({ rule }) => rule);

test("contracts stay within the budget, to the fen", () => {
  expect(rules({})).toEqual([]);
  const [over] = contractRefusals(project, { ...signing, amountFen: 601 });
  expect(over).toMatchObject({ rule: "over-budget" });
  expect(over?.sentence).toContain("超出 0.01 元");
  expect(rules({ budgetFen: null })).toEqual(["budget-missing"]);
});

test("nothing is signed while a gate up to the tender is still ahead", () => {
  for (const next of ["approval", "design", "budget-review", "tender"] as const)
    expect(rules({ next })).toEqual(["contract-before-tender"]);
  for (const next of ["contract", "start", undefined] as const) expect(rules({ next })).toEqual([]);
  expect(rules({ inBank: true, next: "contract" })).toEqual(["contract-before-tender"]);
  expect(rules({ standing: "paused" })).toEqual(["project-standing"]);
});

test("a list of grants is for household projects alone", () => {
  expect(rules({}, { form: "grant-list", category: "grant" })).toEqual(["grant-list-not-household"]);
  expect(rules({ assetClass: "household" }, { form: "grant-list", category: "grant" })).toEqual([]);
  expect(rules({}, { category: "grant" })).toEqual(["category-unfit"]);
});

test("days and numbers that cannot be", () => {
  expect(rules({}, { signedOn: "2026-03-03" })).toEqual(["day-in-future"]);
  expect(rules({}, { finishOn: "2026-02-28" })).toEqual(["finish-before-signing"]);
  expect(rules({}, { retentionDueOn: "2026-02-28" })).toEqual(["retention-before-signing"]);
  expect(rules({}, { numberTaken: true })).toEqual(["number-taken"]);
});

const contract = { firstFen: 500, amountFen: 500, paidFen: 300, signedOn: "2026-03-01" };
const supplement: Supplement = {
  deltaFen: 50,
  onDay: "2026-05-01",
  today: "2026-05-01",
  approvedChange: false,
  supplementPercent: 10,
};
const supplemented = (asked: Partial<Supplement>, over: Partial<BoundProject> = {}) =>
  supplementRefusals({ ...project, ...over }, contract, { ...supplement, ...asked }).map(({ rule }) => rule);

test("a supplement beyond a tenth of what was signed rests on an approved change, and on the budget all the same", () => {
  expect(supplemented({})).toEqual([]);
  expect(supplemented({ deltaFen: 51 })).toEqual(["supplement-needs-change"]);
  expect(supplemented({ deltaFen: 51, approvedChange: true })).toEqual([]);
  expect(supplemented({ deltaFen: 601, approvedChange: true })).toEqual(["over-budget"]);
});

test("a contract is cut down to what has been paid and no further", () => {
  expect(supplemented({ deltaFen: -200 })).toEqual([]);
  expect(supplemented({ deltaFen: -201 })).toEqual(["below-paid"]);
  expect(supplemented({ deltaFen: 0 })).toEqual(["amount-zero"]);
  expect(supplemented({ deltaFen: -200 }, { standing: "terminated" })).toEqual([]);
});
