import { expect, test } from "vitest";
import { type Adjusted, type Adjustment, adjustSteps, restoreRefusals } from "./adjust.ts";
import { scheduleBackward } from "./backward.ts";
import type { ClosedWindow } from "./closed-window.ts";
import { outlook } from "./forward.ts";
import { predecessorsOf, type ScheduleTemplate } from "./template.ts";

const window = (name: string, ...steps: number[]): ClosedWindow => ({
  name,
  kind: "yearly",
  from: "07-01",
  to: "07-31",
  before: 0,
  after: 0,
  steps,
});
/** 甲→乙→丙, 丁 beside 丙 after 乙, 戊 after both. */
const template: ScheduleTemplate = {
  title: "改造",
  steps: (
    [
      ["甲", 5, []],
      ["乙", 10, []],
      ["丙", 20, []],
      ["丁", 8, [2]],
      ["戊", 3, [3, 4]],
    ] as const
  ).map(([name, days, after]) => ({ name, days, basis: "calendar", owner: "", after })),
  windows: [window("农忙"), window("雨季", 3)],
};
const step = { name: "招标", days: 15, basis: "working" as const, owner: "乡镇" };

const told = (change: Adjustment, progress = [] as { startedOn: string | null; doneOn: string | null }[]) =>
  adjustSteps(template, change, progress);
const made = (change: Adjustment, of = template): Adjusted => {
  const result = adjustSteps(of, change);
  if ("refusals" in result) throw new Error(result.refusals.join());
  return result;
};
/** Who waits for whom, by name: what must survive every change of numbers. */
const waits = ({ steps }: ScheduleTemplate) =>
  steps.map(({ name }, index) => `${predecessorsOf(steps, index + 1).map((one) => steps[one - 1]!.name)}→${name}`);

test("one step is changed and the others keep their length and order", () => {
  const { template: after, from } = made({ act: "change", position: 2, step });
  expect(after.steps[1]).toMatchObject(step);
  expect(after.steps.map(({ days }) => days)).toEqual([5, 15, 20, 8, 3]);
  expect(from).toEqual([1, 2, 3, 4, 5]);
  expect(waits(after)).toEqual(["→甲", "甲→招标", "招标→丙", "招标→丁", "丙,丁→戊"]);
});

test("a new step goes into the line, and windows follow the steps they close", () => {
  const { template: after, from } = made({ act: "add", position: 2, step });
  expect(waits(after)).toEqual(["→甲", "甲→乙", "乙→招标", "招标→丙", "招标→丁", "丙,丁→戊"]);
  expect(from).toEqual([1, 2, 0, 3, 4, 5]);
  expect(after.windows.map(({ steps }) => steps)).toEqual([[], [4]]);
  expect(waits(made({ act: "add", position: 0, step }).template).slice(0, 2)).toEqual(["→招标", "招标→甲"]);
  expect(waits(made({ act: "add", position: 5, step }).template).at(-1)).toBe("戊→招标");
});

test("what waited for a removed step waits for those it waited for; its own window goes with it", () => {
  const second = made({ act: "remove", position: 2 });
  expect(waits(second.template)).toEqual(["→甲", "甲→丙", "甲→丁", "丙,丁→戊"]);
  expect(made({ act: "remove", position: 3 }).template.windows.map(({ name }) => name)).toEqual(["农忙"]);
  expect(waits(made({ act: "remove", position: 1 }).template)[0]).toBe("→乙");
  const one = { ...template, steps: template.steps.slice(0, 1), windows: [] };
  expect(adjustSteps(one, { act: "remove", position: 1 })).toEqual({ refusals: ["step-last"] });
});

test("two steps in a line change places; side by side only their numbers do; tied to others they stay", () => {
  expect(waits(made({ act: "move-up", position: 2 }).template)).toEqual(["→乙", "乙→甲", "甲→丙", "甲→丁", "丙,丁→戊"]);
  const beside = made({ act: "move-down", position: 3 });
  expect(waits(beside.template)).toEqual(["→甲", "甲→乙", "乙→丁", "乙→丙", "丁,丙→戊"]);
  expect(beside.template.windows[1]!.steps).toEqual([4]);
  expect(told({ act: "move-down", position: 2 })).toEqual({ refusals: ["order-parallel"] });
  expect(told({ act: "move-down", position: 4 })).toEqual({ refusals: ["order-parallel"] });
  expect(waits(made({ act: "move-up", position: 1 }).template)).toEqual(waits(template));
});

test("moved there and back, a schedule is what it was", () => {
  for (const position of [1, 3]) {
    const there = made({ act: "move-down", position });
    const back = made({ act: "move-up", position: position + 1 }, there.template);
    expect(waits(back.template)).toEqual(waits(template));
    expect(back.template.windows).toEqual(template.windows);
  }
});

test("what is begun is not removed and waits for nothing that is not done", () => {
  const none = { startedOn: null, doneOn: null };
  const begun = [{ startedOn: "2026-11-02", doneOn: "2026-11-06" }, { startedOn: "2026-11-09", doneOn: null }, none];
  expect(told({ act: "remove", position: 2 }, begun)).toEqual({ refusals: ["step-begun"] });
  expect(told({ act: "add", position: 1, step }, begun)).toEqual({ refusals: ["order-begun"] });
  expect(told({ act: "move-up", position: 2 }, begun)).toEqual({ refusals: ["order-begun"] });
  expect(told({ act: "add", position: 2, step }, begun)).toHaveProperty("template");
  expect(told({ act: "change", position: 2, step }, begun)).toHaveProperty("template");
});

test("the template comes back while nothing is begun, and only where it was left", () => {
  const none = { startedOn: null, doneOn: null };
  expect(restoreRefusals(true, [none])).toEqual([]);
  expect(restoreRefusals(false, [none])).toEqual(["not-adjusted"]);
  expect(restoreRefusals(true, [{ ...none, startedOn: "2026-11-02" }])).toEqual(["restore-begun"]);
});

test("an empty name and a length that is none are refused, and so is a step there is not", () => {
  const change = (over: object, position = 1) => told({ act: "change", position, step: { ...step, ...over } });
  expect(change({ name: "  " })).toEqual({ refusals: ["step-name"] });
  for (const days of [0, -1, 1001, 2.5]) expect(change({ days })).toEqual({ refusals: ["step-length"] });
  expect(change({ days: 1000 })).toHaveProperty("template");
  for (const position of [0, 6]) expect(change({}, position)).toEqual({ refusals: ["step-unknown"] });
  const full = { ...template, steps: Array.from({ length: 60 }, () => template.steps[0]!) };
  expect(adjustSteps(full, { act: "add", position: 3, step })).toEqual({ refusals: ["steps-full"] });
});

test("a longer step pulls the latest start of all before it, and what fitted comes too late", () => {
  const calendar = { days: {}, officialYears: [] };
  const read = (of: ScheduleTemplate) => {
    const { steps } = scheduleBackward(of, "2027-01-31", calendar);
    return outlook(of, steps, "2027-01-31", { today: "2026-12-01", calendar });
  };
  const open = { ...template, windows: [] };
  const before = scheduleBackward(open, "2027-01-31", calendar).steps;
  expect(before.map(({ latestStart }) => latestStart)).toEqual([
    "2026-12-25",
    "2026-12-30",
    "2027-01-09",
    "2027-01-21",
    "2027-01-29",
  ]);
  expect(read(open).lateDays).toBe(0);
  const longer = made({ act: "change", position: 3, step: { ...step, days: 60, basis: "calendar" } }, open).template;
  const after = scheduleBackward(longer, "2027-01-31", calendar).steps;
  expect(after[0]!.latestStart).toBe("2026-11-15");
  expect(after[3]!.latestStart).toBe("2027-01-21");
  expect(read(longer).lateDays).toBe(16);
});
