import { expect, test } from "vitest";
import {
  appealRefusals,
  type Evaluation,
  evaluationFlow,
  freezeRefusals,
  publishRefusals,
  writeRefusals,
} from "./evaluation.ts";
import { sampleSchemes } from "./scheme-data.ts";
import { entryRefusals, inputKindOf, targetRefusals } from "./writing.ts";
import { coverage, halfYearOf, weeksOf } from "./coverage.ts";

const known: Evaluation = {
  status: "publicity",
  from: "2026-11-01",
  to: "2026-11-20",
  publicityTo: "2026-11-27",
  publicityBy: "p",
  hands: ["h"],
};
const ready = { pending: 0, subjects: 3 };

test("every step leads to a state, and nothing leads out of a frozen one", () => {
  for (const row of Object.values(evaluationFlow))
    for (const next of Object.values(row)) expect(Object.keys(evaluationFlow)).toContain(next);
  expect(evaluationFlow.frozen).toEqual({});
});

test("publicity waits for the end of the period and for every score", () => {
  const scoring = { ...known, status: "scoring" } as const;
  expect(publishRefusals(scoring, ready, "2026-11-19")).toEqual(["period-not-over"]);
  expect(publishRefusals(scoring, { pending: 2, subjects: 0 }, "2026-11-20")).toEqual(["no-subjects", "items-pending"]);
  expect(publishRefusals(known, ready, "2026-11-20")).toEqual(["wrong-status"]);
});

test("frozen by another hand on the day after the window, with every appeal answered", () => {
  expect(freezeRefusals(known, 0, 0, "x", "2026-11-28")).toEqual([]);
  expect(freezeRefusals(known, 1, 1, "h", "2026-11-27")).toEqual([
    "publicity-not-over",
    "appeals-open",
    "items-pending",
    "frozen-by-scorer",
  ]);
  expect(freezeRefusals(known, 0, 0, "p", "2026-11-28")).toEqual(["frozen-by-publisher"]);
  expect(freezeRefusals({ ...known, status: "frozen" }, 0, 0, "x", "2026-11-28")).toEqual(["already-frozen"]);
  expect(freezeRefusals({ ...known, status: "scoring" }, 0, 0, "x", "2026-11-28")).toEqual(["wrong-status"]);
});

test("an appeal stands within the window: on its last day yes, the day after and after the freeze no", () => {
  expect(appealRefusals(known, false, "2026-11-27")).toEqual([]);
  expect(appealRefusals(known, true, "2026-11-27")).toEqual(["appeal-open-already"]);
  expect(appealRefusals(known, false, "2026-11-28")).toEqual(["publicity-over"]);
  expect(appealRefusals({ ...known, status: "frozen" }, false, "2026-11-27")).toEqual(["already-frozen"]);
  expect(appealRefusals({ ...known, status: "scoring" }, false, "2026-11-27")).toEqual(["not-public"]);
});

test("what is written when", () => {
  const plain = { upheld: false, mergedInto: "" };
  expect(writeRefusals({ status: "scoring" }, plain)).toEqual([]);
  expect(writeRefusals(known, plain)).toEqual(["appeal-not-upheld"]);
  expect(writeRefusals(known, { ...plain, upheld: true })).toEqual([]);
  expect(writeRefusals({ status: "frozen" }, { ...plain, upheld: true })).toEqual(["already-frozen"]);
  expect(writeRefusals({ status: "cancelled" }, plain)).toEqual(["wrong-status"]);
  expect(writeRefusals({ status: "scoring" }, { ...plain, mergedInto: "前柳庄村" })).toEqual(["subject-merged"]);
});

test("entries lie within the period, targets add up", () => {
  const scheme = sampleSchemes.schemes[0]!;
  const entry = { item: "p1", kind: "plus", onDay: "2026-11-01", points: 500 } as const;
  expect(entryRefusals(scheme, entry, known, "2026-11-22")).toEqual([]);
  expect(entryRefusals(scheme, { ...entry, points: 501 }, known, "2026-11-22")).toEqual(["above-maximum"]);
  expect(entryRefusals(scheme, { ...entry, points: 0 }, known, "2026-11-22")).toEqual(["points-missing"]);
  expect(targetRefusals(scheme, [])).toEqual([]);
  expect(
    targetRefusals(scheme, [
      { name: "路", points: 50, by: "score" },
      { name: "路", points: 50, by: "score" },
    ]),
  ).toEqual(["target-twice"]);
  expect([inputKindOf(scheme, [], "c4.1"), inputKindOf(scheme, [], "z")]).toEqual([null, undefined]);
});

test("each of the half-year is due in one week, evenly, the townships in turn, and what was looked at is not due", () => {
  const bodies = Array.from({ length: 60 }, (_, i) => ({ id: `v${i}`, township: `t${i % 7}` }));
  const half = halfYearOf("2026-11-22");
  const weeks = coverage(half, bodies, [{ to: "2026-07-12", subjectIds: ["v0", "v1", "gone"] }], "2026-11-22");
  expect(half).toEqual({ from: "2026-07-01", to: "2026-12-31" });
  expect(weeks.flatMap(({ looked }) => looked)).toEqual(["v0", "v1"]);
  const planned = weeks.flatMap((week) => week.planned);
  expect(planned.toSorted()).toEqual(
    bodies
      .map(({ id }) => id)
      .filter((id) => id !== "v0" && id !== "v1")
      .toSorted(),
  );
  const sizes = weeks.filter(({ to }) => to >= "2026-11-22").map((week) => week.planned.length);
  expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  expect(weeksOf({ from: "2026-07-01", to: "2026-07-13" })).toEqual([
    { from: "2026-07-01", to: "2026-07-05" },
    { from: "2026-07-06", to: "2026-07-12" },
    { from: "2026-07-13", to: "2026-07-13" },
  ]);
});
