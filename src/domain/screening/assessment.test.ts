import { expect, test } from "vitest";
import {
  type Assessment,
  type AssessmentAction,
  assessmentFlow,
  assessmentRefusals,
  type AssessmentRound,
} from "./assessment.ts";

const assessment = (over: Partial<Assessment> = {}): Assessment => ({
  status: "draft",
  values: { I01: 1, I02: null },
  manifestations: ["M01"],
  returnReason: "",
  ...over,
});
const round = (over: Partial<AssessmentRound> = {}): AssessmentRound => ({
  status: "assessing",
  indicators: [{ code: "I01" }, { code: "I02" }],
  items: [{ code: "M01" }],
  ...over,
});

test("every action is open only where the flow says so", () => {
  const actions: AssessmentAction[] = ["save", "submit", "return", "mark-missing"];
  for (const status of Object.keys(assessmentFlow) as Assessment["status"][]) {
    const shut = actions.filter(
      (action) => assessmentRefusals(assessment({ status }), action, round())[0] === "wrong-status",
    );
    expect(shut).toEqual(actions.filter((action) => !(action in assessmentFlow[status])));
  }
});

test("nothing moves before the round opens or after it is ranked", () => {
  for (const status of ["draft", "ranked", "decided"] as const) {
    expect(assessmentRefusals(assessment(), "submit", round({ status }))).toEqual(["round-not-assessing"]);
  }
});

test.each<[Partial<Assessment>, string[]]>([
  [{}, []],
  [{ values: { I01: 99_999 } }, []],
  [{ values: { I01: 1.5 } }, ["value-not-whole"]],
  [{ values: { I01: 1, X: 1 } }, ["indicator-unknown"]],
  [{ manifestations: ["M99"] }, ["manifestation-unknown"]],
  [{ values: { I01: null, I02: null } }, ["nothing-filled"]],
  [{ values: {} }, ["nothing-filled"]],
])("submitting %j: %j", (over, why) => {
  expect(assessmentRefusals(assessment(over), "submit", round())).toEqual(why);
});

test("an empty draft may be saved, and a village never handed in put down as missing", () => {
  expect(assessmentRefusals(assessment({ status: "waiting", values: {} }), "save", round())).toEqual([]);
  expect(assessmentRefusals(assessment({ status: "waiting", values: {} }), "mark-missing", round())).toEqual([]);
});

test("a return needs a reason", () => {
  const given = (returnReason: string) =>
    assessmentRefusals(assessment({ status: "submitted", returnReason }), "return", round());
  expect(given("请核对")).toEqual(["return-without-reason"]);
  expect(given("信访件次与台账不符")).toEqual([]);
});
