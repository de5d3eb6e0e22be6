import { expect, test } from "vitest";
import {
  type Case,
  type CaseAction,
  caseFlow,
  caseRefusals,
  deadlineRefusals,
  type Goal,
  planRefusals,
  type Problem,
} from "./case.ts";
import { next } from "../flow.ts";

const problem = (over: Partial<Problem> = {}): Problem => ({
  id: "p",
  aspect: "leadership",
  text: "书记空缺",
  rootCause: "人选未定",
  evidence: "",
  dueOn: "2027-03-01",
  doneOn: "2027-02-01",
  ...over,
});
const goal = (over: Partial<Goal> = {}): Goal => ({
  id: "g",
  task: "fill-posts",
  text: "配齐班子",
  measure: "选派",
  responsibleUnit: "柳溪镇党委",
  responsiblePerson: "张某",
  dueOn: "2027-03-01",
  doneOn: "2027-02-01",
  ...over,
});
const file = (over: Partial<Case> = {}): Case => ({
  id: "c",
  villageId: "v",
  status: "in-turnaround",
  level: "county",
  openedOn: "2026-11-22",
  dueOn: "2027-11-22",
  manifestations: ["M01"],
  problems: [problem()],
  goals: [goal()],
  ...over,
});

test("the road from turnaround to closed", () => {
  const road = ["self-assess", "check", "accept", "delist", "consolidate", "close"] as const;
  let status: Case["status"] = "in-turnaround";
  for (const action of road) status = next(caseFlow, status, action)!;
  expect(status).toBe("closed");
});

test("a relapse may be found any time after delisting, and ends the file", () => {
  const relapsing = (Object.keys(caseFlow) as Case["status"][]).filter((status) => next(caseFlow, status, "relapse"));
  expect(relapsing).toEqual(["delisted", "consolidation", "closed"]);
  expect(caseFlow.relapsed).toEqual({});
});

test("a failed acceptance leads back to turnaround", () => {
  expect(next(caseFlow, "town-checked", "fail")).toBe("in-turnaround");
});

test.each<[Partial<Case>, string[]]>([
  [{}, []],
  [{ manifestations: [] }, ["no-manifestation"]],
  [{ problems: [] }, ["no-problem"]],
  [{ goals: [] }, ["no-goal"]],
  [{ goals: [goal({ responsiblePerson: "" })] }, ["goal-without-owner"]],
  [{ dueOn: null }, ["no-deadline"]],
  [{ dueOn: "2027-02-30" }, ["deadline-malformed"]],
])("a plan with %j lacks %j", (over, why) => {
  expect(planRefusals(file(over))).toEqual(why);
});

test.each([
  ["2026-11-21", "2027-11-22", ["deadline-before-opening"]],
  ["2026-11-22", "2027-11-22", []],
  ["2027-11-22", "2027-11-22", []],
  ["2027-11-23", "2027-11-22", ["item-after-deadline"]],
])("an item due %s in a file due %s: %j", (item, due, why) => {
  expect(deadlineRefusals(file({ dueOn: due, problems: [problem({ dueOn: item })], goals: [] }))).toEqual(why);
});

test("items without a day of their own follow the file", () => {
  expect(deadlineRefusals(file({ problems: [problem({ dueOn: null })] }))).toEqual([]);
});

test("self-assessment waits for every problem and goal", () => {
  expect(caseRefusals(file(), "self-assess")).toEqual([]);
  expect(
    caseRefusals(file({ problems: [problem({ doneOn: null })], goals: [goal({ doneOn: null })] }), "self-assess"),
  ).toEqual(["problem-not-done", "goal-not-done"]);
});

test("an action out of its state is refused, one in its state is not", () => {
  expect(caseRefusals(file(), "accept")).toEqual(["wrong-status"]);
  const steps: [Case["status"], CaseAction][] = [
    ["self-assessed", "check"],
    ["town-checked", "accept"],
    ["delisted", "relapse"],
  ];
  for (const [status, action] of steps) expect(caseRefusals(file({ status }), action)).toEqual([]);
});
