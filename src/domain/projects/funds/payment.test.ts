import fc from "fast-check";
import { expect, test } from "vitest";
import { ceilingOf, paymentAfter, paymentFlow, paymentStatuses, retentionDue, retentionOf } from "./payment.ts";

test("what is paid was approved, and what is paid is only reversed", () => {
  expect(paymentAfter("requested", "post")).toBeUndefined();
  expect(paymentAfter("approved", "post")).toBe("paid");
  expect(Object.keys(paymentFlow.paid)).toEqual(["reverse"]);
  expect(paymentStatuses.filter((status) => Object.keys(paymentFlow[status]).length === 0)).toEqual([
    "refused",
    "withdrawn",
    "reversed",
  ]);
});

const contract = {
  amountFen: 1000,
  paidFen: 0,
  retentionPaidFen: 0,
  signedOn: "2026-03-01",
  retentionPercent: 3,
  retentionDueOn: null,
};
const percents = { advancePercent: 30, progressPercent: 80, accepted: false };

test("an advance ends at its part of the contract, progress at its own until the acceptance, the rest at the retention", () => {
  expect(ceilingOf("advance", contract, percents)).toEqual({ upToFen: 300, because: "advance" });
  expect(ceilingOf("progress", contract, percents)).toEqual({ upToFen: 800, because: "progress" });
  expect(ceilingOf("final", contract, { ...percents, accepted: true })).toEqual({ upToFen: 970, because: "retention" });
  expect(ceilingOf("retention", contract, percents)).toEqual({ upToFen: 1000, because: "contract" });
  const whole = { ...contract, retentionPercent: 0 };
  expect(ceilingOf("final", whole, { ...percents, accepted: true })).toEqual({ upToFen: 1000, because: "contract" });
});

test("retention kept is never a fen too little, and no ceiling passes the contract", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e12 }), fc.integer({ min: 0, max: 20 }), (amountFen, retentionPercent) => {
      const one = { ...contract, amountFen, retentionPercent };
      expect(retentionOf(one) * 100).toBeGreaterThanOrEqual(amountFen * retentionPercent);
      for (const kind of ["advance", "progress", "final"] as const)
        expect(ceilingOf(kind, one, percents).upToFen).toBeLessThanOrEqual(amountFen - retentionOf(one));
    }),
  );
});

test("retention is due as signed, otherwise months after the acceptance; the 29 of February ends with its month", () => {
  expect(retentionDue({ retentionDueOn: "2027-01-01" }, null, 12)).toBe("2027-01-01");
  expect(retentionDue({ retentionDueOn: null }, null, 12)).toBeNull();
  expect(retentionDue({ retentionDueOn: null }, "2028-02-29", 12)).toBe("2029-02-28");
});
