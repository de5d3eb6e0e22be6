import { expect, test } from "vitest";
import { officialCalendar as calendar } from "../calendar-data.ts";
import { scheduleBackward } from "./backward.ts";
import { closedSpans } from "./closed-window.ts";
import { outlook } from "./forward.ts";
import type { ScheduleTemplate } from "./template.ts";

const template: ScheduleTemplate = {
  title: "硬化",
  windows: [],
  steps: [10, 20, 5].map((days, index) => ({
    name: `工序${index + 1}`,
    days,
    basis: "calendar",
    owner: "",
    after: [],
  })),
};
const deadline = "2026-12-31";
const { steps } = scheduleBackward(template, deadline, calendar);
const at = (today: string, progress: { startedOn: string | null; doneOn: string | null }[] = []) =>
  outlook(template, steps, deadline, { today, calendar, progress });

test("with time to spare every step has the same slack", () => {
  expect(at("2026-11-20")).toMatchObject({ finishOn: "2026-12-24", lateDays: 0, slackDays: 7 });
});

test("begun too late, it says by how many days", () => {
  expect(at("2026-12-01")).toMatchObject({ finishOn: "2027-01-04", lateDays: 4, slackDays: -4 });
});

test("what is done and what is begun count as they were", () => {
  const progress = [
    { startedOn: "2026-11-20", doneOn: "2026-11-26" },
    { startedOn: "2026-11-28", doneOn: null },
    { startedOn: null, doneOn: null },
  ];
  const now = at("2026-12-10", progress);
  expect(now.steps.map(({ earliestFinish }) => earliestFinish)).toEqual(["2026-11-26", "2026-12-17", "2026-12-22"]);
  expect([now.lateDays, now.slackDays]).toEqual([0, 9]);
});

test("a step that should long be finished ends today at the earliest", () => {
  const progress = [{ startedOn: "2026-11-01", doneOn: null }];
  expect(at("2026-11-20", progress).steps[0]!.earliestFinish).toBe("2026-11-20");
});

test("everything done: no slack is left to speak of, and the last day counts", () => {
  const progress = ["2026-11-30", "2026-12-20", "2027-01-03"].map((doneOn) => ({ startedOn: null, doneOn }));
  expect(at("2027-02-01", progress)).toMatchObject({ finishOn: "2027-01-03", lateDays: 3, slackDays: null });
});

test("closed days are drawn as stretches, clipped to the sheet", () => {
  const windows = [
    { name: "冬季", kind: "yearly" as const, from: "12-20", to: "01-10", before: 0, after: 0, steps: [2] },
  ];
  expect(closedSpans(windows, "2026-12-25", "2027-12-22")).toEqual([
    { name: "冬季", from: "2026-12-25", to: "2027-01-10", steps: [2] },
    { name: "冬季", from: "2027-12-20", to: "2027-12-22", steps: [2] },
  ]);
});
