import { expect, test } from "vitest";
import type { GateFacts } from "./facts.ts";
import { type FactGround, factRefusals } from "./gate-facts.ts";
import { usualProcurement } from "./procurement-data.ts";

const ground: FactGround = {
  assetClass: "operating",
  estimateFen: 100_000_000,
  budgetFen: 100_000_000,
  contractedFen: 90_000_000,
  overEstimatePercent: 10,
  procurement: usualProcurement,
  exemption: null,
  built: { builder: "", winner: "", parties: [], supervisor: "", owner: "", ownerId: null, hands: [], openFaults: 0 },
  acceptor: { accounts: ["me"], organisationId: null },
  accountId: "me",
  percent: null,
  certificateOf: null,
  today: "2026-11-22",
};
const rules = (facts: GateFacts, over: Partial<FactGround> = {}) =>
  factRefusals(facts, { ...ground, ...over }).map(({ rule }) => rule);

test("a budget is more than nothing, and one far above the estimate says why", () => {
  const budget = (budgetFen: number, reason = "") => rules({ gate: "budget-review", budgetFen, reason });
  expect(budget(0)).toEqual(["budget-missing"]);
  expect(budget(-1)).toEqual(["budget-missing"]);
  expect(budget(110_000_000)).toEqual([]);
  expect(budget(110_000_001)).toEqual(["budget-above-estimate"]);
  expect(budget(110_000_001, "基础加深")).toEqual([]);
});

test("the gate of the contract asks for a contract, that of the tender for its method", () => {
  expect(rules({ gate: "contract" })).toEqual([]);
  expect(rules({ gate: "contract" }, { contractedFen: 0 })).toEqual(["contract-missing"]);
  const tender = { gate: "tender", category: "works", amountFen: 90_000_000, exemptionId: null } as const;
  expect(rules({ ...tender, method: "inquiry", winner: "青岚建工" })).toEqual([]);
  expect(rules({ ...tender, method: "village-decided", winner: "青岚建工" })).toEqual(["method-too-weak"]);
});

test("works are complete when the last month says so or somebody states it", () => {
  expect(rules({ gate: "completion", stated: false })).toEqual(["works-unfinished"]);
  expect(rules({ gate: "completion", stated: false }, { percent: 99 })).toEqual(["works-unfinished"]);
  expect(rules({ gate: "completion", stated: false }, { percent: 100 })).toEqual([]);
  expect(rules({ gate: "completion", stated: true })).toEqual([]);
});

test("a settlement stays within the contracts to the fen and names who audited", () => {
  const settled = (settledFen: number, auditOffice = "县审计局") =>
    rules({ gate: "settlement", settledFen, auditOffice });
  expect(settled(90_000_000)).toEqual([]);
  expect(settled(90_000_001)).toEqual(["settled-over-contract"]);
  expect(settled(0)).toEqual(["settled-missing"]);
  expect(settled(1, " ")).toEqual(["audit-office-missing"]);
});

test("a title has a certificate nobody else has; only what went to households may say why there is none", () => {
  const title = (certificate: string, why: string, over: Partial<FactGround> = {}) =>
    rules({ gate: "title", certificate, why }, over);
  expect(title("青不动产权第 1 号", "")).toEqual([]);
  expect(title("", "没有办证")).toEqual(["certificate-missing"]);
  expect(title("", "", { assetClass: "household" })).toEqual(["certificate-or-why"]);
  expect(title("", "牲畜不发证", { assetClass: "household" })).toEqual([]);
  expect(title("青不动产权第 1 号", "", { certificateOf: "冷库" })).toEqual(["certificate-used"]);
});

test("a receiver, a caretaker and a first income are named", () => {
  expect(rules({ gate: "transfer", receiver: "" })).toEqual(["receiver-missing"]);
  expect(rules({ gate: "upkeep", caretaker: "" })).toEqual(["caretaker-missing"]);
  expect(rules({ gate: "income", incomeFen: 0, receivedOn: "2026-11-23" })).toEqual([
    "income-missing",
    "income-in-future",
  ]);
  expect(rules({ gate: "income", incomeFen: 1, receivedOn: "2026-11-22" })).toEqual([]);
  for (const gate of ["approval", "design"] as const) expect(rules({ gate })).toEqual([]);
  expect(rules({ gate: "start", supervisor: "" })).toEqual([]);
});

test("an acceptance asks who accepts", () => {
  const accepted = { gate: "final-acceptance", result: "pass", members: [] } as const;
  expect(rules(accepted)).toEqual(["members-few"]);
});
