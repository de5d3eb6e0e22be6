import fc from "fast-check";
import { expect, test } from "vitest";
import type { WorkingCalendar } from "../calendar.ts";
import { addDays, diffDays } from "../date.ts";
import { daysByMonth, sumOf } from "./days.ts";
import type { Away } from "./leave.ts";

const calendar: WorkingCalendar = {
  officialYears: [2026],
  days: { "2026-10-01": "holiday", "2026-10-02": "holiday", "2026-10-10": "workday" },
};
const away = (kind: Away["kind"], fromOn: string, toOn: string, backOn: string | null = null): Away => ({
  kind,
  fromOn,
  toOn,
  backOn,
});

test("days in the village are those of the posting without rest days, leave and errands", () => {
  const months = daysByMonth(
    { fromOn: "2026-10-01", toOn: "2026-10-11" },
    [away("leave", "2026-10-02", "2026-10-05"), away("errand", "2026-10-08", "2026-10-08")],
    calendar,
  );
  // 1st, 2nd days off; 3rd, 4th, 11th weekend; 10th worked in exchange.
  expect(months).toEqual([
    { month: "2026-10", posted: 11, rest: 5, leave: 1, errand: 1, inVillage: 4, provisional: false },
  ]);
});

test("who comes back early is in the village from that day on, also when he never went", () => {
  const stay = { fromOn: "2026-11-02", toOn: "2026-11-06" };
  const days = (backOn: string | null) =>
    sumOf(daysByMonth(stay, [away("leave", "2026-11-03", "2026-11-05", backOn)], calendar));
  expect([days(null).leave, days("2026-11-04").leave, days("2026-11-03").leave]).toEqual([3, 1, 0]);
});

test("29 February is a day like others, and a month of an unpublished year says so", () => {
  const [february] = daysByMonth({ fromOn: "2028-02-28", toOn: "2028-02-29" }, [], calendar);
  expect(february).toEqual({
    month: "2028-02",
    posted: 2,
    rest: 0,
    leave: 0,
    errand: 0,
    inVillage: 2,
    provisional: true,
  });
});

test("a posting that begins tomorrow has no days", () => {
  expect(daysByMonth({ fromOn: "2026-11-23", toOn: "2026-11-22" }, [], calendar)).toEqual([]);
});

const day = fc.integer({ min: 0, max: 800 }).map((n) => addDays("2026-01-15", n));
const anAway = fc
  .record({
    kind: fc.constantFrom("leave" as const, "errand" as const),
    fromOn: day,
    days: fc.nat(40),
    back: fc.option(fc.nat(40)),
  })
  .map(({ kind, fromOn, days, back }) =>
    away(kind, fromOn, addDays(fromOn, days), back === null ? null : addDays(fromOn, Math.min(back, days))),
  );
const aStay = fc.record({ fromOn: day, length: fc.nat(700) });

test("no part is ever negative, the parts make the posting, and the months make the whole", () => {
  fc.assert(
    fc.property(aStay, fc.array(anAway, { maxLength: 8 }), ({ fromOn, length }, aways) => {
      const toOn = addDays(fromOn, length);
      const months = daysByMonth({ fromOn, toOn }, aways, calendar);
      for (const { posted, rest, leave, errand, inVillage } of months) {
        expect(Math.min(posted, rest, leave, errand, inVillage)).toBeGreaterThanOrEqual(0);
        expect(rest + leave + errand + inVillage).toBe(posted);
      }
      expect(sumOf(months).posted).toBe(diffDays(fromOn, toOn) + 1);
    }),
  );
});

test("overlapping leaves and rest days within them are counted once, in whatever order they come", () => {
  fc.assert(
    fc.property(aStay, fc.array(anAway, { maxLength: 8 }), ({ fromOn, length }, aways) => {
      const stay = { fromOn, toOn: addDays(fromOn, length) };
      const months = daysByMonth(stay, aways, calendar);
      expect(daysByMonth(stay, [...aways, ...aways].toReversed(), calendar)).toEqual(months);
      expect(sumOf(months).rest).toBe(sumOf(daysByMonth(stay, [], calendar)).rest);
    }),
  );
});
