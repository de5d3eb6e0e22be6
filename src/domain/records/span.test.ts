import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, addMonths, type IsoDate } from "../date.ts";
import { spanParts } from "./span.ts";

const later = "2031-01-01";

test("whole months stand apart from the days before and behind them", () => {
  expect(spanParts({ from: "2026-04-02", to: "2026-08-01" }, later)).toEqual({
    months: [{ from: "2026-05-01", to: "2026-07-01" }],
    days: [
      { from: "2026-04-02", to: "2026-04-30" },
      { from: "2026-08-01", to: "2026-08-01" },
    ],
  });
  expect(spanParts({ from: "2026-02-01", to: "2026-02-28" }, later)).toEqual({
    months: [{ from: "2026-02-01", to: "2026-02-01" }],
    days: [],
  });
  expect(spanParts({ from: "2026-02-02", to: "2026-02-28" }, later).months).toEqual([]);
});

test("of the month that is running nothing more can come before its end, so it stands whole", () => {
  const running = { months: [{ from: "2026-01-01", to: "2026-11-01" }], days: [] };
  expect(spanParts({ from: "2026-01-01", to: "2026-11-22" }, "2026-11-22")).toEqual(running);
  expect(spanParts({ from: "2026-01-01", to: "2026-11-25" }, "2026-11-22")).toEqual(running);
  const before = {
    months: [{ from: "2026-01-01", to: "2026-10-01" }],
    days: [{ from: "2026-11-01", to: "2026-11-21" }],
  };
  expect(spanParts({ from: "2026-01-01", to: "2026-11-21" }, "2026-11-22")).toEqual(before);
  const within = { months: [], days: [{ from: "2026-11-03", to: "2026-11-30" }] };
  expect(spanParts({ from: "2026-11-03", to: "2026-11-22" }, "2026-11-22")).toEqual(within);
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
      const { months, days } = spanParts({ from, to }, later);
      const held = [
        ...months.flatMap((part) => daysIn(part.from, addDays(addMonths(part.to, 1), -1))),
        ...days.flatMap((part) => daysIn(part.from, part.to)),
      ];
      expect(held.toSorted()).toEqual(daysIn(from, to));
    }),
  );
});
