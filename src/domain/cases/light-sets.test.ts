import { expect, test } from "vitest";
import { officialCalendar as calendar } from "../calendar-data.ts";
import { addDays } from "../date.ts";
import { light, shownLight } from "./light.ts";
import { isLive, type LightSet, lightKinds, linesOf, settingOf } from "./light-sets.ts";

const unused = { yellow: null, red: null };
const notBehind = { yellowFrom: null, redAbove: null };
const deadline: LightSet = {
  deadline: { yellowWithin: 10, redFrom: "next-day" },
  progress: { base: "due", measure: "share", ...notBehind },
  months: unused,
  start: unused,
  payment: notBehind,
  statistics: unused,
  better: { margin: 0, times: 1 },
  actions: { yellow: "提醒", red: "约谈" },
};

test("lights stand on files, goals, findings and projects; a person is no kind of them", () => {
  expect(lightKinds).toEqual(["case", "goal", "finding", "project"]);
});

test("a set of deadlines alone is live; anything that needs a plan, a month or a memory is not", () => {
  expect(isLive(deadline)).toBe(true);
  expect(isLive({ ...deadline, progress: { ...deadline.progress, yellowFrom: 0 } })).toBe(false);
  expect(isLive({ ...deadline, months: { yellow: 1, red: null } })).toBe(false);
  expect(isLive({ ...deadline, better: { margin: 0, times: 2 } })).toBe(false);
});

test("a set that does not look at deadlines leaves single lines lit as usual", () => {
  expect(settingOf({ ...deadline, deadline: { yellowWithin: null, redFrom: "next-working-day" } })).toEqual({
    yellowWithin: 10,
  });
});

// A Friday, the Saturday and the Sunday behind it, the Monday; a make-up Sunday; inside a long holiday.
test.each(["2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23", "2026-09-20", "2026-10-05"])(
  "the two dates of %s say what light() says, for both ways of turning red",
  (today) => {
    for (const redFrom of ["next-day", "next-working-day"] as const)
      for (const yellowWithin of [0, 1, 10]) {
        const setting = { yellowWithin, redFrom };
        const { redBefore, yellowUntil } = linesOf(today, calendar, setting);
        for (let by = -15; by <= 40; by += 1) {
          const dueOn = addDays(today, by);
          const byDates = dueOn < redBefore ? "red" : dueOn <= yellowUntil ? "yellow" : "green";
          expect([dueOn, byDates]).toEqual([dueOn, light({ dueOn, doneOn: null }, today, calendar, setting).light]);
        }
      }
  },
);

test("到期后第一个工作日亮红灯: over a weekend it stays yellow", () => {
  const colour = (today: string) =>
    light({ dueOn: "2026-11-20", doneOn: null }, today, calendar, { yellowWithin: 1, redFrom: "next-working-day" })
      .light;
  expect(["2026-11-18", "2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23"].map(colour)).toEqual([
    "green",
    "yellow",
    "yellow",
    "yellow",
    "yellow",
    "red",
  ]);
});

test("what a person set goes before what the rule set gave, which goes before the deadlines; the last day still counts", () => {
  const by = { setLight: "yellow", handLight: "green", handUntil: "2026-11-22" } as const;
  expect(shownLight(by, "red", "2026-11-22")).toBe("green");
  expect(shownLight(by, "red", "2026-11-23")).toBe("yellow");
  expect(shownLight({ ...by, setLight: null }, "red", "2026-11-23")).toBe("red");
});
