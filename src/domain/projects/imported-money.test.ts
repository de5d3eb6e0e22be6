import { expect, test } from "vitest";
import { contractFaults, paymentFaults, withContract } from "./imported-money.ts";

const project = {
  assetClass: "operating" as const,
  standing: "normal" as const,
  next: "start" as const,
  inBank: false,
  budgetFen: 60_000_000,
  contractedFen: 0,
};
const ground = { project, tenderedOn: null, numbers: new Set<string>(), today: "2026-11-22" };
const contract = {
  form: "contract" as const,
  category: "works" as const,
  number: "HT-1",
  amountFen: 60_000_000,
  signedOn: "2025-03-01",
  finishOn: null,
  retentionPercent: 3,
  retentionDueOn: null,
  tenderedOn: "2025-02-20",
};
const rules = (faults: readonly { rule: string; field: string }[]) => faults.map(({ rule, field }) => [rule, field]);

test("a contract within the budget comes in, one fen beyond it does not", () => {
  expect(contractFaults(contract, ground)).toEqual([]);
  expect(rules(contractFaults({ ...contract, amountFen: 60_000_001 }, ground))).toEqual([["over-budget", "amount"]]);
  const after = withContract(ground, contract);
  expect(rules(contractFaults({ ...contract, number: "HT-2", amountFen: 10_000 * 100 }, after))).toEqual([
    ["over-budget", "amount"],
  ]);
  expect(rules(contractFaults(contract, after)).map(([rule]) => rule)).toContain("number-taken");
});

test("元 and 万元 mixed up is asked about, either way", () => {
  const doubt = (amountFen: number) => rules(contractFaults({ ...contract, amountFen }, ground));
  expect(doubt(6_000)).toEqual([["unit-doubtful", "amount"]]);
  expect(doubt(60_000_000_000)).toEqual([["unit-doubtful", "amount"]]);
  expect(doubt(6_001)).toEqual([]);
});

test("a contract before its tender is refused, whether the table or the gate knows the day", () => {
  expect(rules(contractFaults({ ...contract, tenderedOn: "2025-03-02" }, ground))).toEqual([
    ["contract-before-tender", "signedOn"],
  ]);
  expect(rules(contractFaults(contract, { ...ground, tenderedOn: "2025-03-02" }))).toEqual([
    ["contract-before-tender", "signedOn"],
  ]);
  expect(rules(contractFaults(contract, { ...ground, project: { ...project, next: "tender" } }))).toEqual([
    ["contract-before-tender", "project"],
  ]);
});

const paying = {
  status: "accepted" as const,
  standing: "normal" as const,
  budgetFen: 60_000_000,
  paidFen: 0,
  settledFen: null,
  acceptedOn: "2025-09-01",
  openObjections: 0,
  contract: {
    amountFen: 60_000_000,
    paidFen: 40_000_000,
    retentionPaidFen: 0,
    signedOn: "2025-03-01",
    retentionPercent: 0,
    retentionDueOn: null,
  },
  advancePercent: 30,
  progressPercent: 80,
  retentionMonths: 12,
  pendingFen: 0,
  onDay: "2025-10-01",
  today: "2026-11-22",
  vouchers: new Set(["记-1"]),
};
const source = {
  name: "财政衔接推进乡村振兴补助资金",
  amountFen: 20_000_000,
  balanceFen: 60_000_000,
  receivedOn: "2025-02-01",
  open: true,
  typeFrom: "2021-01-01",
};
const payment = { kind: "final" as const, amountFen: 20_000_000, voucher: "记-2", sources: [source] };

test("a payment up to the contract comes in, one fen beyond it does not", () => {
  expect(paymentFaults(payment, paying)).toEqual([]);
  const over = { ...payment, amountFen: 20_000_001, sources: [{ ...source, amountFen: 20_000_001 }] };
  expect(rules(paymentFaults(over, paying))).toEqual([["over-contract", "amount"]]);
});

test("zero, negative, a voucher used before, money of another time and sources that do not sum are refused", () => {
  const why = (over: object, at: object = {}) => rules(paymentFaults({ ...payment, ...over }, { ...paying, ...at }));
  expect(why({ amountFen: 0 })).toEqual([["amount-zero", "amount"]]);
  expect(why({ amountFen: -100 })).toEqual([["amount-negative", "amount"]]);
  expect(why({ voucher: "记-1" })).toEqual([["voucher-taken", "voucher"]]);
  expect(why({ sources: [{ ...source, typeFrom: "2026-01-01" }] })).toEqual([["fund-type-outside-dates", "onDay"]]);
  expect(why({ sources: [{ ...source, amountFen: 19_999_999 }] })).toEqual([["sources-do-not-sum", "documents"]]);
  expect(why({}, { onDay: "2025-01-31" }).map(([rule]) => rule)).toEqual(["batch-not-received", "day-too-early"]);
});
