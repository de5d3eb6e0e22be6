import type { WorkingCalendar } from "../calendar.ts";
import { addDays, diffDays, type IsoDate } from "../date.ts";
import { countUsable, nearestUsable, type TimedStep, usableDays } from "./backward.ts";
import { predecessorsOf, type ScheduleTemplate, workOrder } from "./template.ts";

export interface StepProgress {
  readonly startedOn: IsoDate | null;
  readonly doneOn: IsoDate | null;
}

export interface EarliestStep {
  readonly position: number;
  readonly earliestStart: IsoDate;
  readonly earliestFinish: IsoDate;
}

/**
 * 顺推：从今天起、按已经完成的工序往后推，每道工序最早哪天能完工。
 *
 * What is done counts as it was done. What is begun goes on from its beginning, and ends on no day that is past.
 */
export function scheduleForward(
  template: ScheduleTemplate,
  today: IsoDate,
  calendar: WorkingCalendar,
  progress: readonly StepProgress[] = [],
): EarliestStep[] {
  const placed = new Map<number, EarliestStep>();
  for (const position of workOrder(template.steps)) {
    const ready = predecessorsOf(template.steps, position)
      .map((one) => addDays(placed.get(one)!.earliestFinish, 1))
      .concat(today)
      .toSorted()
      .at(-1)!;
    placed.set(position, earliest(template, position, ready, calendar, progress[position - 1], today));
  }
  return template.steps.map((_, index) => placed.get(index + 1)!);
}

function earliest(
  template: ScheduleTemplate,
  position: number,
  ready: IsoDate,
  calendar: WorkingCalendar,
  progress: StepProgress | undefined,
  today: IsoDate,
): EarliestStep {
  const { startedOn, doneOn } = progress ?? { startedOn: null, doneOn: null };
  if (doneOn !== null) return { position, earliestStart: startedOn ?? doneOn, earliestFinish: doneOn };
  const usable = usableDays(template, position, calendar);
  // The template has been scheduled backward: every step has its usable days.
  const begin = nearestUsable(usable, startedOn ?? ready, 1)!;
  const end = countUsable(usable, begin, template.steps[position - 1]!.days, 1)!;
  const earliestFinish = end < today ? nearestUsable(usable, today, 1)! : end;
  return { position, earliestStart: startedOn ?? begin, earliestFinish };
}

export interface StepOutlook extends EarliestStep {
  /** Days between the earliest and the latest finish; negative when it can no longer be in time. */
  readonly slackDays: number;
}

export interface Outlook {
  readonly steps: readonly StepOutlook[];
  /** When everything would be finished, begun today and worked without a pause. */
  readonly finishOn: IsoDate;
  /** 来不及：how many days after the deadline that is; 0 while it still fits. */
  readonly lateDays: number;
  /** The least slack of a step that is not done; null when all are. */
  readonly slackDays: number | null;
}

/** How the schedule stands today: slack of each step, and whether it is already too late. */
export function outlook(
  template: ScheduleTemplate,
  latest: readonly TimedStep[],
  deadline: IsoDate,
  { today, calendar, progress = [] }: { today: IsoDate; calendar: WorkingCalendar; progress?: readonly StepProgress[] },
): Outlook {
  const steps = scheduleForward(template, today, calendar, progress).map((step, index) => ({
    ...step,
    slackDays: diffDays(step.earliestFinish, latest[index]!.latestFinish),
  }));
  const finishOn = steps
    .map(({ earliestFinish }) => earliestFinish)
    .toSorted()
    .at(-1)!;
  const open = steps.filter((_, index) => (progress[index]?.doneOn ?? null) === null);
  return {
    steps,
    finishOn,
    lateDays: Math.max(0, diffDays(deadline, finishOn)),
    slackDays: open.length === 0 ? null : Math.min(...open.map(({ slackDays }) => slackDays)),
  };
}
