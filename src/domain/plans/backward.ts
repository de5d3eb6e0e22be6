import { isWorkingDay, type WorkingCalendar } from "../calendar.ts";
import { addDays, type IsoDate, isIsoDate } from "../date.ts";
import { openDays } from "./closed-window.ts";
import { lastKnownYear } from "./spring-festival.ts";
import { predecessorsOf, type ScheduleFault, type ScheduleTemplate, templateFaults, workOrder } from "./template.ts";

export interface TimedStep {
  readonly position: number;
  readonly latestStart: IsoDate;
  readonly latestFinish: IsoDate;
}

export type Backward =
  | { readonly steps: readonly TimedStep[]; readonly faults: readonly [] }
  | { readonly steps: readonly []; readonly faults: readonly ScheduleFault[] };

/** Days nobody can work for this long are no pause: the step cannot be placed. */
const longestPause = 800;

export type Usable = (day: IsoDate) => boolean;

/** On which days a step of the template can be worked. */
export function usableDays({ steps, windows }: ScheduleTemplate, position: number, calendar: WorkingCalendar): Usable {
  const open = openDays(windows, position);
  const working = steps[position - 1]!.basis === "working";
  return (day) => open(day) && (!working || isWorkingDay(calendar, day));
}

/** The nearest usable day from this one on, this one included; undefined where none comes. */
export function nearestUsable(usable: Usable, from: IsoDate, direction: 1 | -1): IsoDate | undefined {
  let day = from;
  for (let tried = 0; tried <= longestPause; tried += 1) {
    if (usable(day)) return day;
    day = addDays(day, direction);
  }
  return undefined;
}

/** The day on which the n-th usable day falls, counted from a day that is itself the first. */
export function countUsable(usable: Usable, from: IsoDate, days: number, direction: 1 | -1): IsoDate | undefined {
  let day: IsoDate | undefined = from;
  for (let left = days - 1; left > 0 && day !== undefined; left -= 1)
    day = nearestUsable(usable, addDays(day, direction), direction);
  return day;
}

/**
 * 倒排工期：以完成时限为终点，从最后一道工序往前推，算出每道工序最迟哪天开工、哪天完工。
 *
 * A step ends at the latest on the day before the first of those that wait for it begins; what nothing waits for, on the
 * deadline. Work pauses in closed windows and, where it counts working days, on days off: those days are never used.
 */
export function scheduleBackward(template: ScheduleTemplate, deadline: IsoDate, calendar: WorkingCalendar): Backward {
  const faults = [...templateFaults(template), ...deadlineFaults(deadline)];
  if (faults.length > 0) return { steps: [], faults };
  const placed = new Map<number, TimedStep>();
  for (const position of workOrder(template.steps).reverse()) {
    const step = place(template, position, boundOf(template, position, placed, deadline), calendar);
    if (step === undefined) return { steps: [], faults: [cannotFit(template, position)] };
    placed.set(position, step);
  }
  return { steps: template.steps.map((_, index) => placed.get(index + 1)!), faults: [] };
}

function boundOf({ steps }: ScheduleTemplate, position: number, placed: Map<number, TimedStep>, deadline: IsoDate) {
  const starts = [...placed.values()]
    .filter((later) => predecessorsOf(steps, later.position).includes(position))
    .map(({ latestStart }) => addDays(latestStart, -1));
  return [deadline, ...starts].toSorted()[0]!;
}

function place(
  template: ScheduleTemplate,
  position: number,
  bound: IsoDate,
  calendar: WorkingCalendar,
): TimedStep | undefined {
  const usable = usableDays(template, position, calendar);
  const latestFinish = nearestUsable(usable, bound, -1);
  if (latestFinish === undefined) return undefined;
  const latestStart = countUsable(usable, latestFinish, template.steps[position - 1]!.days, -1);
  return latestStart === undefined ? undefined : { position, latestStart, latestFinish };
}

const cannotFit = ({ steps }: ScheduleTemplate, position: number): ScheduleFault => ({
  rule: "cannot-fit",
  sentence: `第${position}道工序“${steps[position - 1]!.name}”全年都在停工时段内，无法排入。请调整停工时段。`,
});

function deadlineFaults(deadline: string): ScheduleFault[] {
  if (!isIsoDate(deadline)) return [{ rule: "deadline-malformed", sentence: noSuchDay(deadline) }];
  if (Number(deadline.slice(0, 4)) > lastKnownYear)
    return [{ rule: "deadline-too-far", sentence: `完成时限应在${lastKnownYear}年以前。` }];
  return [];
}

function noSuchDay(deadline: string): string {
  const leapDay = /^(\d{4})-02-29$/.exec(deadline);
  return leapDay
    ? `${leapDay[1]}年没有2月29日，请改为2月28日或者3月1日。`
    : "完成时限不是存在的日期，请按 2026-11-22 的样式填写。";
}
