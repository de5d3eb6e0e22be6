import { expect, test } from "vitest";
import { sampleScheme } from "#domain/cases/acceptance-scheme-data.ts";
import { schemeItems } from "#domain/cases/acceptance.ts";
import { emptyDraft, filled, judged, lacking, runningTotal, scoredBy } from "./acceptance-draft.ts";

const scores = schemeItems(sampleScheme).map(({ points }) => points * 0.8);
const votes = { present: 15, satisfied: 14, fair: 1, dissatisfied: 0 };
const shipped = { version: 0, scheme: sampleScheme };
const full = { ...emptyDraft(shipped), ...votes, scores, heldOn: "2026-11-22", members: "李某" };

test("the total runs with what is typed and knows no rounding of its own", () => {
  expect(runningTotal([0.1, 0.2, null])).toEqual({ points: 0.3, filled: 2 });
  expect(runningTotal(scores)).toEqual({ points: 80, filled: 24 });
});

test("there is a result when every score and vote is there and the votes agree", () => {
  expect(judged(sampleScheme, full)).toMatchObject({ points: 8000, outcome: "passed" });
  expect(judged(sampleScheme, { ...full, scores: [null, ...scores.slice(1)] })).toBeNull();
  expect(judged(sampleScheme, { ...full, satisfied: 15 })).toBeNull();
  expect(judged(sampleScheme, { ...full, fair: null })).toBeNull();
});

test("what is sent is in hundredths; only a failure carries a deadline and lines taken up again", () => {
  expect(filled(sampleScheme, { ...full, newDueOn: "2027-01-01", reopen: ["x"] })).toMatchObject({
    invited: 15,
    newDueOn: null,
    reopen: [],
  });
  expect(filled(sampleScheme, full)!.scores[0]).toBe(400);
  expect(filled(sampleScheme, { ...full, members: " " })).toBeNull();
  const failing = { ...full, satisfied: 0, fair: 0, dissatisfied: 15 };
  expect(filled(sampleScheme, failing)).toBeNull();
  const again = { ...failing, newDueOn: "2027-01-01", reopen: ["x"] };
  expect(filled(sampleScheme, again)).toMatchObject({ newDueOn: "2027-01-01", reopen: ["x"] });
});

test("what is missing is named by its field, and nothing is missing when it can be saved", () => {
  expect(lacking(sampleScheme, emptyDraft(shipped))).toEqual([
    "24 项评分",
    "实到人数",
    "满意票",
    "一般票",
    "不满意票",
    "验收日期",
    "验收组人员",
  ]);
  expect(lacking(sampleScheme, full)).toEqual([]);
  expect(lacking(sampleScheme, { ...full, members: " " })).toEqual(["验收组人员"]);
  expect(lacking(sampleScheme, { ...full, satisfied: 15 })).toEqual(["票数核对"]);
  const failing = { ...full, satisfied: 0, fair: 0, dissatisfied: 15 };
  expect(lacking(sampleScheme, failing)).toEqual(["新的整顿完成时限"]);
  for (const draft of [full, failing, { ...full, heldOn: null }, { ...full, fair: null }])
    expect(lacking(sampleScheme, draft).length === 0).toBe(filled(sampleScheme, draft) !== null);
});

test("another day's scheme takes its own scores; what was typed beside them stays", () => {
  const later = { version: 1, scheme: { ...sampleScheme, aspects: sampleScheme.aspects.slice(0, 1) } };
  expect(scoredBy(shipped, full)).toBe(full);
  expect(scoredBy(later, full)).toEqual({ ...full, schemeVersion: 1, scores: [null, null, null, null] });
});
