import { type Actor, may } from "#domain/access.ts";
import { spanKnown, type WorkingCalendar } from "#domain/calendar.ts";
import type { IsoDate } from "#domain/date.ts";
import { next } from "#domain/flow.ts";
import type { TimedStep } from "#domain/plans/backward.ts";
import { closedSpans } from "#domain/plans/closed-window.ts";
import { outlook, type StepProgress } from "#domain/plans/forward.ts";
import { majorRefusalLabel, majorWarningLabel } from "#domain/plans/labels.ts";
import { filingRefusals, isStuck, majorWarnings } from "#domain/plans/major-item.ts";
import { isEditable, type PlanAction, planFlow, planPeriod } from "#domain/plans/plan.ts";
import { lateSentence, type ScheduleAction, scheduleFlow } from "#domain/plans/schedule.ts";
import { itemState, stepState } from "#domain/plans/task.ts";
import type { ScheduleTemplate } from "#domain/plans/template.ts";
import type { PlanLines } from "./lines.ts";
import type { MajorItemRow } from "./major-items.ts";
import type { PlanRow } from "./queries.ts";
import type { ScheduleRow, StepRow } from "./schedules.ts";
import type { TaskRow } from "./tasks.ts";

/** The whole of a plan as its page shows it, with what this office may do now. `open`: nothing of team or village stands against it. */
export function planSheet(actor: Actor, row: PlanRow, tasks: readonly TaskRow[], lines: PlanLines, writes: boolean) {
  const open = row.dissolvedOn === null && !row.villageClosed;
  const step = (action: PlanAction, verb: "plan.write" | "plan.approve") =>
    open && may(actor, verb) && (verb === "plan.approve" || writes) && next(planFlow, row.status, action) !== undefined;
  const write = open && writes && may(actor, "plan.write");
  return {
    ...row,
    ...planPeriod(row),
    tasks: tasks.map((task) => shownTask(task, lines)),
    can: {
      edit: write && isEditable(row.status),
      mark: write && row.status === "approved",
      submit: step("submit", "plan.write"),
      withdraw: step("withdraw", "plan.write"),
      approve: step("approve", "plan.approve") && row.submittedBy !== actor.accountId,
      return: step("return", "plan.approve"),
      post: write && row.status === "approved",
      file: open && may(actor, "plan.file") && row.status === "approved",
    },
  };
}

function shownTask({ carriedFrom, carriedOn, childrenDone, childrenTotal, ...task }: TaskRow, lines: PlanLines) {
  return {
    ...task,
    carried: carriedFrom !== null,
    goesOn: task.goesOn && carriedOn === null && task.doneOn === null,
    state: carriedOn !== null ? ("carried" as const) : itemState(task, lines.today, lines.until),
    parts: { done: childrenDone, total: childrenTotal },
  };
}

export function itemsSheet(rows: readonly MajorItemRow[], lines: PlanLines, write: boolean) {
  const standing = rows.filter(({ status }) => status !== "dropped");
  return {
    required: lines.required,
    planningDays: lines.planningDays,
    rows: rows.map((row) => ({
      ...row,
      state: itemState({ dueOn: row.landsOn, doneOn: row.landedOn }, lines.today, lines.until),
      stuck: isStuck(row, lines.today, lines.planningDays),
      warnings:
        row.status === "dropped"
          ? []
          : majorWarnings({ ...row, landsOn: row.landsOn ?? row.landedOn }).map((one) => majorWarningLabel[one]),
    })),
    notYet: filingRefusals(standing, lines.required).map((rule) => `${majorRefusalLabel[rule]}。`),
    can: { write },
  };
}

interface Drawn {
  readonly template: ScheduleTemplate;
  readonly deadline: IsoDate;
  readonly latest: readonly TimedStep[];
  readonly progress: readonly StepProgress[];
}

/** Everything a Gantt drawing and the table beside it show. */
export function drawingOf(
  { template, deadline, latest, progress }: Drawn,
  { today, until, calendar }: { today: IsoDate; until: IsoDate; calendar: WorkingCalendar },
) {
  const { steps, finishOn, lateDays } = outlook(template, latest, deadline, { today, calendar, progress });
  const shown = steps.map((step, index) => {
    const { startedOn = null, doneOn = null } = progress[index] ?? {};
    const { latestStart, latestFinish } = latest[index]!;
    const dates = { latestStart, latestFinish, startedOn, doneOn };
    return {
      ...template.steps[index]!,
      ...step,
      ...dates,
      after: [...template.steps[index]!.after],
      state: stepState(dates, today, until),
    };
  });
  const days = [...shown.flatMap((step) => [step.latestStart, step.earliestFinish]), today, deadline].toSorted();
  const [from, to] = [days[0]!, days.at(-1)!];
  return {
    deadline,
    today,
    steps: shown,
    closed: closedSpans(template.windows, from, to).map((span) => ({ ...span, steps: [...span.steps] })),
    finishOn,
    lateDays,
    sentence: lateSentence(finishOn, lateDays),
    provisional: !spanKnown(calendar, from, to),
  };
}

interface Hand {
  readonly writes: boolean;
  readonly open: boolean;
}

/** What the reader may do with a schedule now. `open`: nothing of team or village stands against it. */
function scheduleCan(actor: Actor, { status, submittedBy, adjusted }: ScheduleRow, { writes, open }: Hand) {
  const hand = { write: open && writes && may(actor, "plan.write"), approve: open && may(actor, "plan.approve") };
  const step = (action: ScheduleAction, who: keyof typeof hand) =>
    hand[who] && next(scheduleFlow, status, action) !== undefined;
  return {
    edit: hand.write && isEditable(status),
    mark: hand.write && status === "approved",
    restore: hand.write && isEditable(status) && adjusted,
    submit: step("submit", "write"),
    withdraw: step("withdraw", "write"),
    drop: step("drop", "write"),
    approve: step("approve", "approve") && submittedBy !== actor.accountId,
    return: step("return", "approve"),
  };
}

export function scheduleSheet(actor: Actor, row: ScheduleRow, steps: readonly StepRow[], lines: PlanLines, hand: Hand) {
  const { template, deadline, lateDays } = row;
  const drawing = drawingOf({ template, deadline, latest: steps, progress: steps }, lines);
  return {
    ...row,
    ...drawing,
    template: template.title,
    lateAtApproval: lateDays,
    can: scheduleCan(actor, row, hand),
  };
}
