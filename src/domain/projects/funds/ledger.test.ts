import fc from "fast-check";
import { expect, test } from "vitest";
import { entryKinds, sidesOf, trialBalance } from "./ledger.ts";

const entry = fc
  .record({ kind: fc.constantFrom(...entryKinds), amountFen: fc.integer({ min: 1, max: 1e12 }) })
  .map(({ kind, amountFen }) => ({ ...sidesOf[kind], amountFen }));

test("whatever has been entered, debit equals credit and the balances sum to nothing", () => {
  fc.assert(
    fc.property(fc.array(entry), (entries) => {
      const lines = trialBalance(entries);
      expect(lines.reduce((sum, { debitFen }) => sum + debitFen, 0)).toBe(
        lines.reduce((sum, { creditFen }) => sum + creditFen, 0),
      );
      expect(lines.reduce((sum, { balanceFen }) => sum + balanceFen, 0)).toBe(0);
    }),
  );
});

test("a reversal undoes a payment, a recall an allocation", () => {
  const both = (one: "pay" | "allocate", other: "reverse" | "recall") =>
    trialBalance([one, other].map((kind) => ({ ...sidesOf[kind], amountFen: 7 }))).every(
      ({ balanceFen }) => balanceFen === 0,
    );
  expect([both("pay", "reverse"), both("allocate", "recall"), both("pay", "recall")]).toEqual([true, true, false]);
});
