import fc from "fast-check";
import { expect, test } from "vitest";
import { addWorkingDays } from "../calendar.ts";
import { officialCalendar as calendar } from "../calendar-data.ts";
import { addDays, fromDayNumber } from "../date.ts";
import { lightSentence } from "./labels.ts";
import { caseLight, type Due, light, lights, worstOf, yellowUntil } from "./light.ts";

const due = (dueOn: string | null, doneOn: string | null = null): Due => ({ dueOn, doneOn });
const seen = (item: Due, today: string) => {
  const { light: colour, because } = light(item, today, calendar);
  return [colour, because.kind, because.workingDays];
};

// After Thursday 2026-09-17 people work on 09-18, the make-up Sunday 09-20, 09-21 to 24, 09-28 to 30, and again from 10-08.
test.each([
  ["2026-10-09", ["green", "ahead", 11]],
  ["2026-10-08", ["yellow", "near", 10]],
  ["2026-10-07", ["yellow", "near", 9]],
  ["2026-09-30", ["yellow", "near", 9]],
])("due %s, seen on 2026-09-17", (dueOn, expected) => {
  expect(seen(due(dueOn), "2026-09-17")).toEqual(expected);
});

test.each([
  ["2026-11-19", ["yellow", "near", 1]],
  ["2026-11-20", ["yellow", "near", 0]],
  ["2026-11-21", ["red", "overdue", 0]],
  ["2026-11-22", ["red", "overdue", 0]],
  ["2026-11-23", ["red", "overdue", 1]],
])("due on Friday 2026-11-20, seen on %s", (today, expected) => {
  expect(seen(due("2026-11-20"), today)).toEqual(expected);
});

test.each([
  ["2026-11-19", ["green", "done-in-time", 1]],
  ["2026-11-20", ["green", "done-in-time", 0]],
  ["2026-11-23", ["green", "done-late", 1]],
])("due on 2026-11-20 and done on %s", (doneOn, expected) => {
  expect(seen(due("2026-11-20", doneOn), "2026-12-31")).toEqual(expected);
});

test("no deadline, no light; green asks for nothing; yellow and red say what would turn them green", () => {
  expect(light(due(null), "2026-11-22", calendar)).toMatchObject({ light: "none", toGreen: [] });
  expect(light(due("2026-12-31"), "2026-11-22", calendar).toGreen).toEqual([]);
  expect(light(due("2026-11-24"), "2026-11-22", calendar).toGreen).toEqual(["finish", "postpone"]);
});

test("says its reason in a sentence, and when the year is not published yet", () => {
  const sentence = (item: Due, today: string) => lightSentence(light(item, today, calendar).because);
  expect(sentence(due("2026-11-20"), "2026-11-24")).toBe("时限2026年11月20日，已逾期2个工作日。");
  expect(sentence(due("2026-11-24"), "2026-11-20")).toBe("时限2026年11月24日，还有2个工作日，临近到期。");
  expect(sentence(due("2027-01-04"), "2026-11-20")).toContain("放假安排尚未公布");
  expect(sentence(due("2026-11-20", "2026-11-19"), "2026-11-24")).toBe("已于2026年11月19日按期办结。");
  expect(sentence(due(null), "2026-11-24")).toBe("未设完成时限。");
});

test("a file is as bad as its worst item and says which", () => {
  const items = [due("2026-12-31"), due("2026-11-18"), due("2026-11-10"), due(null)];
  const file = { status: "in-turnaround" as const, dueOn: "2028-03-01" };
  const whole = caseLight(file, items, "2026-11-22", calendar);
  expect(whole.light).toBe("red");
  expect(whole.because.map((item) => item.because.dueOn)).toEqual(["2026-11-10", "2026-11-18"]);
  expect(caseLight(file, [due(null)], "2026-11-22", calendar)).toEqual({ light: "none", because: [], own: null });
  expect(caseLight(file, [], "2026-11-22", calendar).light).toBe("none");
  expect(worstOf(["green", "none", "yellow"])).toBe("yellow");
});

test("in turnaround the deadline of the whole lights the file once it is near, whatever its lines say", () => {
  const told = (
    status: "in-turnaround" | "self-assessed",
    dueOn: string,
    items = [due("2026-11-01", "2026-11-01")],
  ) => {
    const { light: colour, own } = caseLight({ status, dueOn }, items, "2026-11-22", calendar);
    return [colour, own?.because.kind ?? null];
  };
  expect(told("in-turnaround", "2026-11-21")).toEqual(["red", "overdue"]);
  expect(told("in-turnaround", "2026-11-25")).toEqual(["yellow", "near"]);
  expect(told("in-turnaround", "2027-11-25")).toEqual(["green", null]);
  expect(told("in-turnaround", "2026-11-25", [due("2026-11-01")])).toEqual(["red", "near"]);
  expect(told("in-turnaround", "2026-11-21", [])).toEqual(["red", "overdue"]);
  expect(told("self-assessed", "2026-11-21")).toEqual(["green", null]);
});

test("the yellow line is a setting", () => {
  expect(light(due("2026-11-27"), "2026-11-20", calendar, { yellowWithin: 5 }).light).toBe("yellow");
  expect(light(due("2026-11-27"), "2026-11-20", calendar, { yellowWithin: 4 }).light).toBe("green");
});

test("one date divides yellow from green, also before weekends and holidays", () => {
  const day = fc.integer({ min: 20_000, max: 20_800 }).map(fromDayNumber);
  expect(yellowUntil("2026-09-17", calendar)).toBe("2026-10-08");
  expect(yellowUntil("2026-11-20", calendar)).toBe("2026-12-06");
  fc.assert(
    fc.property(day, fc.nat(15), (today, yellowWithin) => {
      const last = yellowUntil(today, calendar, { yellowWithin });
      expect(light(due(last), today, calendar, { yellowWithin }).light).toBe("yellow");
      expect(light(due(addDays(last, 1)), today, calendar, { yellowWithin }).light).toBe("green");
    }),
  );
});

test("time never makes an open item better", () => {
  const day = fc.integer({ min: 20_000, max: 20_800 }).map(fromDayNumber);
  fc.assert(
    fc.property(day, day, fc.nat(90), (dueOn, today, later) => {
      const before = lights.indexOf(light(due(dueOn), today, calendar).light);
      expect(lights.indexOf(light(due(dueOn), addDays(today, later), calendar).light)).toBeGreaterThanOrEqual(before);
      const tenth = addWorkingDays(calendar, today, 10);
      expect(light(due(tenth), today, calendar).light).toBe("yellow");
      expect(light(due(addWorkingDays(calendar, today, 11)), today, calendar).light).toBe("green");
    }),
  );
});
