import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, addMonths } from "../../date.ts";
import { endRefusals, type Lease, leaseRefusals, overlapping, rentSchedule, scheduleUntil } from "./lease.ts";

const lease = (over: Partial<Lease> = {}): Lease => ({
  fromOn: "2026-03-01",
  untilOn: "2029-02-28",
  period: "year",
  rentFen: 3_000_000,
  dueAfter: 0,
  ...over,
});

test("three years paid by the year are three rents", () => {
  expect(rentSchedule(lease()).map(({ dueOn, untilOn, amountFen }) => [dueOn, untilOn, amountFen])).toEqual([
    ["2026-03-01", "2027-02-28", 3_000_000],
    ["2027-03-01", "2028-02-29", 3_000_000],
    ["2028-03-01", "2029-02-28", 3_000_000],
  ]);
});

test("a lease of 29 February is due on the 28th in common years and on the 29th in leap years", () => {
  const dues = rentSchedule(lease({ fromOn: "2024-02-29", untilOn: "2029-02-27" })).map(({ dueOn }) => dueOn);
  expect(dues).toEqual(["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]);
});

test("a lease of the 31st stays one of the 31st", () => {
  const dues = rentSchedule(lease({ fromOn: "2026-01-31", untilOn: "2026-05-30", period: "month" }));
  expect(dues.map(({ dueOn }) => dueOn)).toEqual(["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]);
});

test("what is left of a period is reckoned by days, half a fen up", () => {
  const rents = rentSchedule(lease({ fromOn: "2026-01-01", untilOn: "2027-07-02", rentFen: 36_500 }));
  expect(rents.map(({ amountFen }) => amountFen)).toEqual([36_500, 18_300]);
  const odd = rentSchedule(lease({ fromOn: "2026-06-01", untilOn: "2026-06-15", rentFen: 1, period: "month" }));
  expect(odd.map(({ amountFen }) => amountFen)).toEqual([1]);
});

test("rent may be due before its period begins", () => {
  expect(rentSchedule(lease({ dueAfter: -30 }))[1]!.dueOn).toBe("2027-01-30");
});

test("periods follow each other without a gap, from the first day to the last", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 20_000 }),
      fc.integer({ min: 0, max: 7_000 }),
      fc.constantFrom("month", "quarter", "half-year", "year", "once" as const),
      (start, days, period) => {
        const fromOn = addDays("2000-01-01", start);
        const untilOn = addDays(fromOn, days);
        const rents = rentSchedule(lease({ fromOn, untilOn, period }));
        expect(rents[0]!.fromOn).toBe(fromOn);
        expect(rents.at(-1)!.untilOn).toBe(untilOn);
        for (const [i, rent] of rents.slice(1).entries()) expect(rent.fromOn).toBe(addDays(rents[i]!.untilOn, 1));
        expect(rents.every(({ amountFen }) => amountFen >= 0 && amountFen <= 3_000_000)).toBe(true);
      },
    ),
  );
});

test("a lease that ends before it begins, lasts longer than twenty years or brings nothing is refused", () => {
  expect(leaseRefusals(lease())).toEqual([]);
  expect(leaseRefusals(lease({ untilOn: "2026-02-28" }))).toEqual(["ends-before-it-begins"]);
  expect(leaseRefusals(lease({ untilOn: addDays(addMonths("2026-03-01", 240), -1) }))).toEqual([]);
  expect(leaseRefusals(lease({ untilOn: "2046-03-01" }))).toEqual(["longer-than-twenty-years"]);
  expect(leaseRefusals(lease({ rentFen: 0 }))).toEqual(["rent-not-positive"]);
});

test("a lease that begins on the last day of another overlaps it, the day after does not", () => {
  const others = [{ id: "a", fromOn: "2026-01-01", untilOn: "2026-12-31" }];
  expect(overlapping({ id: "b", fromOn: "2026-12-31", untilOn: "2027-12-30" }, others)).toHaveLength(1);
  expect(overlapping({ id: "b", fromOn: "2027-01-01", untilOn: "2027-12-31" }, others)).toEqual([]);
  expect(overlapping({ id: "a", fromOn: "2026-02-01", untilOn: "2026-03-01" }, others)).toEqual([]);
});

test("ended early, later rents are cancelled and the one at hand is reckoned by days", () => {
  const two = lease({ fromOn: "2026-01-01", untilOn: "2027-12-31", rentFen: 36_500 });
  expect(scheduleUntil(two, "2026-12-31")).toEqual([36_500, null]);
  expect(scheduleUntil(two, "2026-07-02")).toEqual([18_300, null]);
  expect(scheduleUntil(two, "2025-12-31")).toEqual([null, null]);
  const once = lease({ fromOn: "2026-01-01", untilOn: "2026-01-10", rentFen: 1_000, period: "once" });
  expect(scheduleUntil(once, "2026-01-04")).toEqual([400]);
});

test("no amount grows by ending a lease early, and nothing is owed beyond its end", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3_000 }),
      fc.integer({ min: 0, max: 3_000 }),
      fc.constantFrom("month", "quarter", "half-year", "year", "once" as const),
      (days, at, period) => {
        const one = lease({ untilOn: addDays("2026-03-01", days), period });
        const before = rentSchedule(one);
        const owed = scheduleUntil(one, addDays("2026-03-01", Math.min(at, days)));
        expect(owed).toHaveLength(before.length);
        expect(owed.every((fen, i) => fen === null || (fen >= 0 && fen <= before[i]!.amountFen))).toBe(true);
      },
    ),
  );
});

test("what was received beyond what is owed goes back before the lease is ended", () => {
  const two = { ...lease({ fromOn: "2026-01-01", untilOn: "2027-12-31", rentFen: 36_500 }), endedOn: null };
  const got = (...all: number[]) => all.map((receivedFen) => ({ receivedFen }));
  expect(endRefusals(two, "2026-07-02", got(18_300, 0))).toEqual([]);
  expect(endRefusals(two, "2026-07-02", got(18_301, 0))).toEqual(["more-received-than-owed"]);
  expect(endRefusals(two, "2026-07-02", got(0, 1))).toEqual(["later-rent-received"]);
  expect(endRefusals(two, "2027-12-31", got(0, 0))).toEqual(["end-outside"]);
  expect(endRefusals(two, "2025-12-30", got(0, 0))).toEqual(["end-outside"]);
  expect(endRefusals({ ...two, endedOn: "2026-05-01" }, "2026-07-02", got(0, 0))).toEqual(["ended-already"]);
});
