import { expect, test } from "vitest";
import { barsOf, placeOf, spanOf, ticksOf } from "./bars-shape.ts";

const row = {
  planStartOn: "2026-03-15",
  planFinishOn: "2026-09-30",
  startedOn: "2026-04-01",
  finishedOn: null,
  gates: [],
};

test("the span holds whole months around every day and today", () => {
  expect(spanOf([row], "2026-11-22")).toEqual({ from: "2026-03-01", to: "2026-12-01" });
  expect(spanOf([], "2026-11-22")).toEqual({ from: "2026-11-01", to: "2026-12-01" });
  const approved = { ...row, gates: [{ passedOn: "2025-12-08" }, { passedOn: null }] };
  expect(spanOf([approved], "2026-11-22").from).toBe("2025-12-01");
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
  const none = { planStartOn: null, planFinishOn: null, startedOn: null, finishedOn: null, gates: [] };
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

test("the month the line begins with is not written into the next word", () => {
  const words = ticksOf({ from: "2024-06-01", to: "2026-12-01" }).map(({ word }) => word);
  expect(words.slice(0, 3)).toEqual(["2024年6月", "9月", "11月"]);
  const december = ticksOf({ from: "2023-12-01", to: "2026-12-01" }).map(({ word }) => word);
  expect(december[0]).toBe("2024年1月");
});
