import fc from "fast-check";
import { expect, test } from "vitest";
import { officialCalendar } from "../../calendar-data.ts";
import { addDays } from "../../date.ts";
import { gates } from "../gate.ts";
import { projectKinds } from "../project.ts";
import { usualGateRule as rule } from "./gate-rule-data.ts";
import { adjustRefusals, scheduleGates, scheduleSentence } from "./gate-schedule.ts";

const project = {
  kind: "industry",
  assetClass: "operating",
  status: "banked",
  planStartOn: "2027-03-01",
  finishedOn: null,
} as const;
const daysOf = (over: object = {}, finishOn = "2027-10-29") =>
  scheduleGates(rule, { ...project, ...over }, finishOn, officialCalendar);

test("the works end on the planned finish and last as planned, everything before is counted back", () => {
  const { days } = daysOf();
  const of = (gate: string) => days.find((one) => one.gate === gate)!;
  expect(of("completion")).toEqual({ gate: "completion", startOn: "2027-03-02", finishOn: "2027-10-29" });
  expect(of("start").finishOn).toBe("2027-03-01");
  expect(of("preliminary-acceptance").startOn).toBe("2027-11-01");
});

test("gates lie one behind the other, whatever the day and the kind", () => {
  const someDay = fc.integer({ min: 0, max: 2000 }).map((days) => addDays("2026-01-01", days));
  fc.assert(
    fc.property(someDay, fc.constantFrom(...projectKinds), (finishOn, kind) => {
      const { days } = daysOf({ kind, planStartOn: null }, finishOn);
      expect(days.map(({ gate }) => gate)).toEqual(gates);
      days.forEach((one, i) => {
        expect(one.startOn <= one.finishOn).toBe(true);
        if (i > 0) expect(one.startOn > days[i - 1]!.finishOn).toBe(true);
      });
      expect(days.find(({ gate }) => gate === "completion")!.finishOn <= finishOn).toBe(true);
    }),
  );
});

test("only what lies ahead is placed; behind the finish it is counted forward from the day it was", () => {
  const { days } = daysOf({ status: "completed", finishedOn: "2027-11-05" });
  expect(days[0]).toMatchObject({ gate: "preliminary-acceptance", startOn: "2027-11-08" });
  expect(daysOf({ status: "yielding" }).days).toEqual([]);
});

test("a 29 February that does not exist is refused, also when the works are done", () => {
  for (const status of ["banked", "completed"]) {
    const { faults } = daysOf({ status }, "2027-02-29");
    expect(faults.map(({ sentence }) => sentence)).toEqual(["2027年没有2月29日，请改为2月28日或者3月1日。"]);
  }
  expect(daysOf({}, "2028-02-29").faults).toEqual([]);
});

test("too late is said with the gate that should have begun", () => {
  const { days } = daysOf();
  expect(scheduleSentence(days, "2026-08-01")).toContain("来得及：“立项批复”");
  expect(scheduleSentence(days, "2027-06-01")).toContain("已经来不及");
  expect(scheduleSentence([], "2027-06-01")).toContain("不用再排");
});

test("a gate set by hand stays between those before and behind it", () => {
  const { days } = daysOf();
  const ahead = days.map(({ gate }) => gate);
  const design = days.find(({ gate }) => gate === "design")!;
  const rules = (changed: object, among = ahead) =>
    adjustRefusals(days, { ...design, ...changed }, among).map((one) => one.rule);
  expect(rules({ startOn: design.finishOn })).toEqual([]);
  expect(rules({ startOn: "2027-03-02" })).toEqual(["plan-ends-early"]);
  expect(rules({ startOn: "2025-01-01", finishOn: "2025-01-02" })).toEqual(["plan-before-earlier"]);
  expect(rules({ finishOn: "2027-12-31" })).toEqual(["plan-after-later"]);
  expect(rules({}, ["tender"])).toEqual(["gate-not-ahead"]);
});
