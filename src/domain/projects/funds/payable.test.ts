import { expect, test } from "vitest";
import { type AskedPayment, isPast, type PaymentGround, paymentRefusals } from "./payable.ts";

const contract = {
  amountFen: 1_000_000,
  paidFen: 0,
  retentionPaidFen: 0,
  signedOn: "2026-03-01",
  retentionPercent: 3,
  retentionDueOn: null,
};
const ground: PaymentGround = {
  status: "started",
  standing: "normal",
  budgetFen: 2_000_000,
  paidFen: 0,
  settledFen: null,
  acceptedOn: null,
  openObjections: 0,
  contract,
  advancePercent: 30,
  progressPercent: 80,
  retentionMonths: 12,
  pendingFen: 0,
  onDay: "2026-06-01",
  today: "2026-06-01",
};
const source = { name: "常态化帮扶资金", amountFen: 100, balanceFen: 1_000_000, receivedOn: "2026-02-01", open: true };
const asked = (amountFen: number, over: Partial<AskedPayment> = {}): AskedPayment => ({
  kind: "progress",
  amountFen,
  sources: [{ ...source, amountFen }],
  ...over,
});
const rules = (one: AskedPayment, over: Partial<PaymentGround> = {}) =>
  paymentRefusals(one, { ...ground, ...over }).map(({ rule }) => rule);

test("over the contract by one fen is told by how much", () => {
  const accepted = {
    status: "accepted",
    acceptedOn: "2025-01-01",
    contract: { ...contract, retentionPercent: 0 },
  } as const;
  expect(rules(asked(1_000_000, { kind: "final" }), accepted)).toEqual([]);
  const [over] = paymentRefusals(
    asked(1_000_001, { kind: "final", sources: [{ ...source, amountFen: 1_000_001, balanceFen: 9e9 }] }),
    {
      ...ground,
      ...accepted,
    },
  );
  expect(over).toMatchObject({
    rule: "over-contract",
    sentence: "合同金额 1 万元，已拨付 0 元，本次超出合同 0.01 元。",
  });
});

test("what others have asked for on the same contract counts", () => {
  expect(rules(asked(300_000), { pendingFen: 500_000 })).toEqual([]);
  expect(rules(asked(300_001), { pendingFen: 500_000 })).toEqual(["over-progress"]);
  expect(rules(asked(500_001), { pendingFen: 500_000 })).toEqual(["over-contract"]);
});

test("each kind of payment waits for its gate", () => {
  expect(rules(asked(100, { kind: "advance" }), { status: "tendered" })).toEqual(["advance-before-contract"]);
  expect(rules(asked(100, { kind: "advance" }), { status: "contracted" })).toEqual([]);
  expect(rules(asked(100), { status: "contracted" })).toEqual(["progress-before-start"]);
  expect(rules(asked(100, { kind: "final" }), { status: "pre-accepted" })).toEqual(["final-before-acceptance"]);
  expect(rules(asked(100, { kind: "final" }), { status: "accepted" })).toEqual([]);
  expect(rules(asked(100, { kind: "retention" }), { status: "completed" })).toEqual(["retention-before-acceptance"]);
});

test("an advance and progress end at their part of the contract", () => {
  expect(rules(asked(300_000, { kind: "advance" }))).toEqual([]);
  expect(rules(asked(300_001, { kind: "advance" }))).toEqual(["over-advance"]);
  expect(rules(asked(800_001))).toEqual(["over-progress"]);
});

test("retention is held until its day", () => {
  const accepted = { status: "accepted", acceptedOn: "2025-06-02" } as const;
  const paid = { ...contract, paidFen: 970_000 };
  const retention = asked(30_000, { kind: "retention" });
  expect(rules(retention, { ...accepted, contract: paid })).toEqual(["retention-not-due"]);
  expect(rules(retention, { ...accepted, contract: paid, onDay: "2026-06-02", today: "2026-06-02" })).toEqual([]);
  expect(rules(asked(1, { kind: "final" }), { ...accepted, contract: paid })).toEqual(["over-retention"]);
});

test("nothing is paid of a project that does not stand normal, without budget or contract, or beyond its settlement", () => {
  for (const standing of ["changing", "paused", "terminated", "recalled"] as const)
    expect(rules(asked(100), { standing })).toEqual(["project-standing"]);
  expect(rules(asked(100), { budgetFen: null })).toEqual(["budget-missing"]);
  expect(rules(asked(100), { contract: undefined })).toEqual(["contract-missing"]);
  expect(rules(asked(100), { status: "banked" })).toEqual(["project-not-approved", "progress-before-start"]);
  expect(rules(asked(101), { settledFen: 500, paidFen: 400 })).toEqual(["over-settled"]);
});

test("zero, negative and unbelievable amounts are told before anything else", () => {
  expect(rules(asked(0))).toEqual(["amount-zero"]);
  expect(rules(asked(-100))).toEqual(["amount-negative"]);
  expect(rules(asked(1e15))).toEqual(["amount-too-large"]);
});

test("sources are money of the project that has arrived, and sum to the payment", () => {
  const of = (over: Partial<typeof source>) => asked(100, { sources: [{ ...source, ...over }] });
  expect(rules(asked(100, { sources: [] }))).toEqual(["source-missing"]);
  expect(rules(of({ amountFen: 99 }))).toEqual(["sources-do-not-sum"]);
  expect(rules(of({ open: false }))).toEqual(["source-unfit"]);
  expect(rules(of({ balanceFen: 99 }))).toEqual(["over-allocation"]);
  expect(paymentRefusals(of({ receivedOn: "2026-06-02" }), ground)).toMatchObject([{ rule: "batch-not-received" }]);
  expect(rules(asked(100, { sources: [{ ...source, receivedOn: null as never }] }))).toEqual(["batch-not-received"]);
  const halves = [source, source].map((one) => ({ ...one, amountFen: 50 }));
  expect(rules(asked(100, { sources: halves }))).toEqual([]);
});

test("a skipped gate is behind as soon as a later one is", () => {
  expect(isPast("contracted", "tender")).toBe(true);
  expect(isPast("budgeted", "tender")).toBe(false);
  expect(isPast("banked", "approval")).toBe(false);
  expect(isPast("yielding", "income")).toBe(true);
});

test("while an objection waits for its answer nothing is paid, of whatever kind", () => {
  const [why, ...more] = paymentRefusals(asked(100), { ...ground, openObjections: 2 });
  expect(why).toMatchObject({ rule: "objection-open", sentence: "还有 2 件公示异议没有答复，答复后再拨付。" });
  expect(more).toEqual([]);
});
