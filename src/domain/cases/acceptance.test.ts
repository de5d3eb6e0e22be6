import { expect, test } from "vitest";
import { sampleScheme } from "./acceptance-scheme-data.ts";
import {
  acceptanceDateRefusals,
  appraisalRefusals,
  judge,
  schemeItems,
  schemeRefusals,
  scoreRefusals,
} from "./acceptance.ts";

const full = schemeItems(sampleScheme).map(({ points }) => points * 100);
const votes = (satisfied: number, fair: number, dissatisfied: number, present = 15, invited = 15) => ({
  invited,
  present,
  satisfied,
  fair,
  dissatisfied,
});

test("the shipped scheme has six aspects, twenty-four items, a hundred points, and says whose it is", () => {
  expect([sampleScheme.aspects.length, full.length, schemeRefusals(sampleScheme)]).toEqual([6, 24, []]);
  expect(sampleScheme.title).toContain("非正式文件");
});

test("a scheme whose items do not make a hundred, or whose pass mark cannot be reached, is refused", () => {
  const [first, ...rest] = sampleScheme.aspects;
  expect(schemeRefusals({ ...sampleScheme, aspects: rest, passPoints: 101 })).toEqual([
    "not-hundred",
    "pass-above-full",
  ]);
  expect(schemeRefusals({ ...sampleScheme, aspects: [first!, ...rest] })).toEqual([]);
});

test("seventy passes, a hundredth less does not", () => {
  const scores = full.map((score) => score * 0.7);
  expect(judge(sampleScheme, scores, votes(15, 0, 0))).toEqual({ points: 7000, outcome: "passed", veto: "" });
  const [head, ...tail] = scores;
  expect(judge(sampleScheme, [head! - 1, ...tail], votes(15, 0, 0))).toMatchObject({ points: 6999, outcome: "failed" });
});

test("more than half dissatisfied fails whatever the points; exactly half does not", () => {
  expect(judge(sampleScheme, full, votes(6, 1, 7))).toMatchObject({ outcome: "passed", veto: "" });
  expect(judge(sampleScheme, full, votes(6, 1, 8))).toEqual({ points: 10000, outcome: "failed", veto: "dissatisfied" });
});

test("the share is of the votes cast, and the threshold is the scheme's", () => {
  expect(judge(sampleScheme, full, votes(1, 0, 2)).veto).toBe("dissatisfied");
  expect(judge({ ...sampleScheme, vetoPercent: 66 }, full, votes(1, 0, 2)).veto).toBe("dissatisfied");
  expect(judge({ ...sampleScheme, vetoPercent: 67 }, full, votes(1, 0, 2)).veto).toBe("");
});

test("every item has a score between nought and its full points, in hundredths", () => {
  expect(scoreRefusals(sampleScheme, full)).toEqual([]);
  expect(scoreRefusals(sampleScheme, full.slice(1))).toEqual([{ rule: "score-missing", at: "scores" }]);
  const wrong = [full[0]! + 1, -1, 12.5, ...full.slice(3)];
  expect(scoreRefusals(sampleScheme, wrong)).toEqual([
    { rule: "score-above-maximum", at: "scores.0" },
    { rule: "score-malformed", at: "scores.1" },
    { rule: "score-malformed", at: "scores.2" },
  ]);
});

test("votes are not more than who came, who came not more than who was asked", () => {
  expect(appraisalRefusals(votes(10, 4, 1))).toEqual([]);
  expect(appraisalRefusals(votes(10, 4, 2))).toMatchObject([{ rule: "votes-exceed-present" }]);
  expect(appraisalRefusals(votes(10, 4, 1, 16))).toMatchObject([{ rule: "present-exceeds-invited" }]);
  expect(appraisalRefusals(votes(0, 0, 0))).toMatchObject([{ rule: "no-votes" }]);
});

test("held between the check and today; a new deadline lies ahead, and only a failure needs one", () => {
  const told = (heldOn: string, newDueOn: string | null, outcome: "passed" | "failed") =>
    acceptanceDateRefusals({ heldOn, newDueOn }, "2026-11-10", outcome, "2026-11-22").map(({ rule }) => rule);
  expect(told("2026-11-22", null, "passed")).toEqual([]);
  expect(told("2026-11-23", null, "passed")).toEqual(["held-in-future"]);
  expect(told("2026-11-09", null, "failed")).toEqual(["held-before-check", "new-deadline-missing"]);
  expect(told("2026-11-10", "2026-11-22", "failed")).toEqual(["new-deadline-not-after-today"]);
  expect(told("2026-11-10", "2026-11-23", "failed")).toEqual([]);
});
