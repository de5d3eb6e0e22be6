import fc from "fast-check";
import { expect, test } from "vitest";
import { officialCalendar as calendar } from "../calendar-data.ts";
import { isWorkingDay } from "../calendar.ts";
import { addDays, dayNumber, fromDayNumber } from "../date.ts";
import { scheduleBackward, usableDays } from "./backward.ts";
import { type ClosedWindow, covers } from "./closed-window.ts";
import { outlook, scheduleForward } from "./forward.ts";
import { predecessorsOf, type ScheduleTemplate, type Step } from "./template.ts";

const step = (days: number, over: Partial<Step> = {}): Step => ({
  name: "工序",
  days,
  basis: "working",
  owner: "",
  after: [],
  ...over,
});
const closed = (over: Partial<ClosedWindow>): ClosedWindow => ({
  name: "停工",
  kind: "yearly",
  from: "",
  to: "",
  before: 0,
  after: 0,
  steps: [],
  ...over,
});
const plain = (...steps: Step[]): ScheduleTemplate => ({ title: "模板", steps, windows: [] });
const timed = (template: ScheduleTemplate, deadline: string) =>
  scheduleBackward(template, deadline, calendar).steps.map((one) => [one.latestStart, one.latestFinish]);

test("the last step ends on the deadline, each before it on the day before the next begins", () => {
  // 2026-11-20 is a Friday.
  expect(timed(plain(step(5), step(3)), "2026-11-20")).toEqual([
    ["2026-11-11", "2026-11-17"],
    ["2026-11-18", "2026-11-20"],
  ]);
});

test("calendar days count weekends, working days end on the working day before", () => {
  expect(timed(plain(step(2), step(7, { basis: "calendar" })), "2026-11-22")).toEqual([
    ["2026-11-12", "2026-11-13"],
    ["2026-11-16", "2026-11-22"],
  ]);
});

test("work pauses over 春节 and goes on after it; a step the window does not name works through", () => {
  const window = closed({ name: "春节", kind: "spring-festival", before: 5, after: 10, steps: [1] });
  const template = { ...plain(step(10, { basis: "calendar" }), step(20, { basis: "calendar" })), windows: [window] };
  // 正月初一 of 2026 is 17 February: closed from 12 to 27 February, for the first step alone.
  expect(timed(template, "2026-03-05")).toEqual([
    ["2026-02-02", "2026-02-11"],
    ["2026-02-14", "2026-03-05"],
  ]);
});

test("a window over New Year closes both ends; steps side by side share the time", () => {
  const windows = [closed({ name: "冬季停工", from: "12-20", to: "01-10" })];
  const steps = [step(2), step(3, { after: [1] }), step(8, { after: [1] }), step(1, { after: [2, 3] })];
  expect(timed({ ...plain(...steps), windows }, "2026-01-12")).toEqual([
    ["2025-12-08", "2025-12-09"],
    ["2025-12-17", "2025-12-19"],
    ["2025-12-10", "2025-12-19"],
    ["2026-01-12", "2026-01-12"],
  ]);
});

test("29 February is a deadline in a leap year and is refused in another", () => {
  expect(timed(plain(step(1, { basis: "calendar" })), "2028-02-29")).toEqual([["2028-02-29", "2028-02-29"]]);
  const told = scheduleBackward(plain(step(1)), "2027-02-29", calendar).faults;
  expect(told).toEqual([{ rule: "deadline-malformed", sentence: "2027年没有2月29日，请改为2月28日或者3月1日。" }]);
  const window = closed({ name: "月末", from: "02-20", to: "02-29" });
  expect([covers(window, "2027-02-28"), covers(window, "2027-03-01"), covers(window, "2028-02-29")]).toEqual([
    true,
    false,
    true,
  ]);
});

const always = closed({ name: "全年", from: "01-01", to: "12-31", steps: [1] });
test.each<[string, ScheduleTemplate, string, string]>([
  ["an empty template", plain(), "2026-12-31", "没有列出工序"],
  ["steps that wait for each other", plain(step(1, { after: [2] }), step(1, { after: [1] })), "2026-12-31", "互为前提"],
  ["a step that waits for itself", plain(step(1, { after: [1] })), "2026-12-31", "互为前提"],
  ["a step that waits for none there is", plain(step(1, { after: [7] })), "2026-12-31", "第7道）不存在"],
  ["a step of no day", plain(step(0)), "2026-12-31", "应为 1 至 1500 天"],
  ["a step that is closed all year", { ...plain(step(3)), windows: [always] }, "2026-12-31", "全年都在停工时段内"],
  [
    "a window of a day that is none",
    { ...plain(step(3)), windows: [{ ...always, to: "02-30" }] },
    "2026-12-31",
    "日期不存在",
  ],
  [
    "a window of a step there is not",
    { ...plain(step(3)), windows: [{ ...always, steps: [4] }] },
    "2026-12-31",
    "第4道工序不存在",
  ],
  ["a text for a deadline", plain(step(1)), "明年春天", "不是存在的日期"],
  ["a deadline no almanac reaches", plain(step(1)), "2051-01-01", "2050年以前"],
])("%s is refused in a sentence", (_, template, deadline, words) => {
  const { steps, faults } = scheduleBackward(template, deadline, calendar);
  expect(steps).toEqual([]);
  expect(faults.map(({ sentence }) => sentence).join("")).toContain(words);
});

const anyWindow = fc.oneof(
  fc.tuple(fc.integer({ min: 0, max: 364 }), fc.integer({ min: 0, max: 60 })).map(([from, length]): ClosedWindow => {
    const day = (n: number) => fromDayNumber(dayNumber("2026-01-01") + (n % 365)).slice(5);
    return closed({ name: "农忙", from: day(from), to: day(from + length) });
  }),
  fc
    .tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 3 }))
    .map(([from, length, only]): ClosedWindow => {
      const first = addDays("2025-06-01", from);
      return closed({ name: "雨季", kind: "dated", from: first, to: addDays(first, length), steps: [only] });
    }),
  fc
    .tuple(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 0, max: 15 }))
    .map(([before, after]) => closed({ name: "春节", kind: "spring-festival", before, after })),
);

const anyTemplate = fc
  .tuple(
    fc.array(
      fc.record({
        days: fc.integer({ min: 1, max: 25 }),
        working: fc.boolean(),
        reach: fc.integer({ min: 0, max: 3 }),
      }),
      { minLength: 3, maxLength: 8 },
    ),
    fc.array(anyWindow, { maxLength: 3 }),
  )
  .map(([drawn, windows]): ScheduleTemplate => ({
    title: "模板",
    windows,
    // Every step waits for the one before, or for some of those before it.
    steps: drawn.map(({ days, working, reach }, index) =>
      step(days, {
        basis: working ? "working" : "calendar",
        after: reach === 0 || index === 0 ? [] : Array.from({ length: Math.min(reach, index) }, (_, n) => index - n),
      }),
    ),
  }));
const anyDeadline = fc.integer({ min: 0, max: 500 }).map((n) => addDays("2025-09-01", n));

test("every step ends by the deadline and before each that waits for it begins", () => {
  fc.assert(
    fc.property(anyTemplate, anyDeadline, (template, deadline) => {
      const { steps } = scheduleBackward(template, deadline, calendar);
      for (const one of steps) {
        expect(one.latestStart <= one.latestFinish && one.latestFinish <= deadline).toBe(true);
        for (const before of predecessorsOf(template.steps, one.position))
          expect(steps[before - 1]!.latestFinish < one.latestStart).toBe(true);
      }
    }),
  );
});

test("exactly as many days as the step takes lie between its ends, none of them a day off or in a closed window", () => {
  fc.assert(
    fc.property(anyTemplate, anyDeadline, (template, deadline) => {
      for (const { position, latestStart, latestFinish } of scheduleBackward(template, deadline, calendar).steps) {
        const { basis, days } = template.steps[position - 1]!;
        const closing = template.windows.filter(({ steps }) => steps.length === 0 || steps.includes(position));
        let worked = 0;
        for (let day = latestStart; day <= latestFinish; day = addDays(day, 1)) {
          const free = basis === "calendar" || isWorkingDay(calendar, day);
          const open = !closing.some((window) => covers(window, day));
          if (free && open) worked += 1;
          if (day === latestStart || day === latestFinish) expect(free && open).toBe(true);
        }
        expect(worked).toBe(days);
      }
    }),
  );
});

test("a later deadline makes no step begin earlier", () => {
  fc.assert(
    fc.property(anyTemplate, anyDeadline, fc.integer({ min: 1, max: 120 }), (template, deadline, later) => {
      const sooner = scheduleBackward(template, deadline, calendar).steps;
      const after = scheduleBackward(template, addDays(deadline, later), calendar).steps;
      sooner.forEach((one, index) => expect(one.latestStart <= after[index]!.latestStart).toBe(true));
    }),
  );
});

test("replayed forward from the latest start the deadline is kept; begun a working day later it is missed", () => {
  fc.assert(
    fc.property(anyTemplate, anyDeadline, (template, deadline) => {
      const { steps } = scheduleBackward(template, deadline, calendar);
      const begin = steps[0]!.latestStart;
      const onTime = outlook(template, steps, deadline, { today: begin, calendar });
      expect([onTime.lateDays, onTime.slackDays! >= 0]).toEqual([0, true]);
      // Each step worked from its own latest start ends on its own latest finish.
      for (const one of steps) {
        const alone = plain({ ...template.steps[one.position - 1]!, after: [0] });
        const windows = template.windows
          .filter(({ steps: named }) => named.length === 0 || named.includes(one.position))
          .map((window) => ({ ...window, steps: [] }));
        const [replayed] = scheduleForward({ ...alone, windows }, one.latestStart, calendar);
        expect(replayed!.earliestFinish).toBe(one.latestFinish);
      }
      const first = Math.max(...steps.map(({ latestStart }) => dayNumber(latestStart)));
      const last = steps.find(({ latestStart }) => dayNumber(latestStart) === first)!;
      const tooLate = outlook(template, steps, deadline, { today: addDays(last.latestStart, 1), calendar });
      expect(tooLate.lateDays).toBeGreaterThan(0);
    }),
  );
});

test("too late exactly where some step has no slack left", () => {
  fc.assert(
    fc.property(anyTemplate, anyDeadline, fc.integer({ min: -100, max: 30 }), (template, deadline, shift) => {
      const { steps } = scheduleBackward(template, deadline, calendar);
      const { lateDays, slackDays } = outlook(template, steps, deadline, { today: addDays(deadline, shift), calendar });
      expect(lateDays > 0).toBe(slackDays! < 0);
    }),
  );
});

test("the days a step can be worked are asked by its own windows", () => {
  const template = { ...plain(step(1), step(1)), windows: [{ ...always, steps: [2] }] };
  expect([1, 2].map((position) => usableDays(template, position, calendar)("2026-11-20"))).toEqual([true, false]);
});
