import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, addMonths, type IsoDate } from "../date.ts";
import { spanParts } from "./span.ts";

test("whole months stand apart from the days before and behind them", () => {
  expect(spanParts({ from: "2026-04-02", to: "2026-08-01" })).toEqual({
    months: [{ from: "2026-05-01", to: "2026-07-01" }],
    days: [
      { from: "2026-04-02", to: "2026-04-30" },
      { from: "2026-08-01", to: "2026-08-01" },
    ],
  });
  expect(spanParts({ from: "2026-02-01", to: "2026-02-28" })).toEqual({
    months: [{ from: "2026-02-01", to: "2026-02-01" }],
    days: [],
  });
  expect(spanParts({ from: "2026-02-02", to: "2026-02-28" }).months).toEqual([]);
});

const daysIn = (from: IsoDate, to: IsoDate) => {
  const days: IsoDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
};

test("the parts of any span hold each of its days once", () => {
  const span = fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 400 }));
  fc.assert(
    fc.property(span, ([start, length]) => {
      const from = addDays("2026-01-01", start);
      const to = addDays(from, length);
      const { months, days } = spanParts({ from, to });
      const held = [
        ...months.flatMap((part) => daysIn(part.from, addDays(addMonths(part.to, 1), -1))),
        ...days.flatMap((part) => daysIn(part.from, part.to)),
      ];
      expect(held.toSorted()).toEqual(daysIn(from, to));
    }),
  );
});
