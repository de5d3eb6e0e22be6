import { expect, test } from "vitest";
import { barsOf, placeOf, spanOf, ticksOf } from "./bars-shape.ts";

const row = { planStartOn: "2026-03-15", planFinishOn: "2026-09-30", startedOn: "2026-04-01", finishedOn: null };

test("the span holds whole months around every day and today", () => {
  expect(spanOf([row], "2026-11-22")).toEqual({ from: "2026-03-01", to: "2026-12-01" });
  expect(spanOf([], "2026-11-22")).toEqual({ from: "2026-11-01", to: "2026-12-01" });
});

test("what goes on is drawn until today, what is finished until its day", () => {
  const span = spanOf([row], "2026-11-22");
  const { planned, actual } = barsOf(row, span, "2026-11-22");
  expect(planned!.left).toBeCloseTo(placeOf("2026-03-15", span));
  expect(actual!.left + actual!.width).toBeCloseTo(placeOf("2026-11-22", span));
  const done = barsOf({ ...row, finishedOn: "2026-10-01" }, span, "2026-11-22").actual!;
  expect(done.left + done.width).toBeCloseTo(placeOf("2026-10-01", span));
});

test("without days there is no bar", () => {
  const none = { planStartOn: null, planFinishOn: null, startedOn: null, finishedOn: null };
  expect(barsOf(none, spanOf([], "2026-11-22"), "2026-11-22")).toEqual({ planned: null, actual: null });
});

test("months are ticked as far apart as they fit, and every January says its year", () => {
  expect(ticksOf({ from: "2026-03-01", to: "2026-06-01" }).map(({ word }) => word)).toEqual([
    "2026年3月",
    "4月",
    "5月",
  ]);
  const long = ticksOf({ from: "2020-01-01", to: "2027-01-01" });
  expect(long.length).toBeLessThan(32);
  expect(long.filter(({ year }) => year)).toHaveLength(7);
});
