import type { Actor } from "#domain/access.ts";
import type { WorkingCalendar } from "#domain/calendar.ts";
import type { IsoDate } from "#domain/date.ts";
import { next } from "#domain/flow.ts";
import { scheduleBackward, type TimedStep } from "#domain/plans/backward.ts";
import { outlook } from "#domain/plans/forward.ts";
import { scheduleRefusalLabel } from "#domain/plans/labels.ts";
import { isEditable } from "#domain/plans/plan.ts";
import {
  deadlineRefusals,
  lateSentence,
  type ScheduleAction,
  scheduleFlow,
  type ScheduleRefusal,
  scheduleRefusals,
  stepRefusals,
} from "#domain/plans/schedule.ts";
import type { ScheduleTemplate } from "#domain/plans/template.ts";
import { conflict, invalid, notFound, refused, stale } from "#contract/problem.ts";
import { record } from "../audit/record.ts";
import { readCalendar } from "../calendar/queries.ts";
import type { Db, Tx } from "../db/db.ts";
import { ruleOf } from "../rules/queries.ts";
import { checkLinks } from "./links.ts";
import {
  insertSchedule,
  listSteps,
  lockSchedule,
  saveLatestDays,
  type ScheduleChange,
  type ScheduleRow,
  updateSchedule,
  updateStep,
} from "./schedules.ts";
import { openTeam, type TeamHead } from "./teams.ts";

export interface ScheduleDraft {
  readonly id: string;
  readonly name: string;
  readonly templateCode: string;
  readonly deadline: string;
  readonly majorItemId: string | null;
  readonly goalId: string | null;
  readonly taskId: string | null;
}

/** 倒排工期：the template as the county has it today is frozen into the schedule with every latest day. */
export async function createSchedule(tx: Tx, actor: Actor, teamId: string, draft: ScheduleDraft, today: IsoDate) {
  const { id, name, templateCode, deadline, majorItemId, goalId, taskId } = draft;
  const team = await openTeam(tx, actor, teamId);
  if ([majorItemId, goalId, taskId].filter((one) => one !== null).length > 1) refuseSchedule(["several-links"]);
  await checkLinks(tx, actor, team, { majorItemId, goalId, taskId });
  const { template, version } = await findTemplate(tx, team.countyId, templateCode, today);
  refuseDeadline(deadline, today, team);
  const steps = placeSteps(template, deadline, await readCalendar(tx));
  const { countyId, villageId, townshipId } = team;
  const place = { countyId, villageId, townshipId, teamId };
  const links = { majorItemId, goalId, taskId };
  const row = { ...place, ...links, id, name, deadline, template, templateVersion: version };
  if (!(await insertSchedule(tx, row, steps))) throw conflict("该编号已被占用，请刷新后重新填写。");
  await traceSchedule(tx, actor, { countyId, id }, { act: "create", name, deadline, template: template.title });
  return { version: 1 };
}

/** A template of the county's rule in force, by its code. */
export async function findTemplate(db: Db, countyId: string, code: string, today: IsoDate) {
  const { content, version } = await ruleOf(db, countyId, "schedule-templates", today);
  const template = content.templates.find((one) => one.code === code);
  if (!template) {
    const sentence = "没有这个工序模板，请从列表中选择。";
    throw invalid(sentence, [{ rule: "unknown-template", at: "templateCode", sentence }]);
  }
  return { template, version };
}

/** Asked before anything is counted: from a day of another millennium there is no end to the counting. */
export const refuseDeadline = (deadline: string, today: IsoDate, { termTo }: Pick<TeamHead, "termTo">) =>
  refuseSchedule(deadlineRefusals(deadline, today, termTo), "deadline");

/** The latest days, or the refusal that says why there are none. */
export function placeSteps(
  template: ScheduleTemplate,
  deadline: string,
  calendar: WorkingCalendar,
): readonly TimedStep[] {
  const { steps, faults } = scheduleBackward(template, deadline, calendar);
  if (faults.length > 0)
    throw refused(faults.map(({ rule, sentence }) => ({ rule, at: fieldOf[rule] ?? "templateCode", sentence })));
  return steps;
}

const fieldOf: Readonly<Partial<Record<string, string>>> = {
  "deadline-malformed": "deadline",
  "deadline-too-far": "deadline",
};

export async function editSchedule(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, name, deadline }: { version: number; name: string; deadline: string },
  today: IsoDate,
) {
  const { schedule, team } = await openSchedule(tx, actor, id, version);
  if (!isEditable(schedule.status)) refuseSchedule(["not-editable"]);
  if (deadline !== schedule.deadline) {
    refuseDeadline(deadline, today, team);
    const steps = placeSteps(schedule.template, deadline, await readCalendar(tx));
    await saveLatestDays(tx, actor, schedule, steps);
  }
  const after = await updateSchedule(tx, actor, schedule, { name, deadline });
  const before = { name: schedule.name, deadline: schedule.deadline };
  await traceSchedule(tx, actor, schedule, { act: "edit", before, after: { name, deadline } });
  return { version: after };
}

interface ScheduleStep {
  readonly version: number;
  readonly action: ScheduleAction;
  readonly reason: string;
  readonly knowingly: boolean;
}

/** 来不及 is said at the approval, and kept with it. */
export async function moveSchedule(tx: Tx, actor: Actor, id: string, step: ScheduleStep, today: IsoDate) {
  const { version, action, reason, knowingly } = step;
  const { schedule } = await openSchedule(tx, actor, id, version);
  const { finishOn, lateDays } = await outlookOf(tx, actor, schedule, today);
  const { accountId } = actor;
  const why = scheduleRefusals(schedule.status, action, { ...schedule, accountId, reason, lateDays, knowingly });
  refuseSchedule(why, undefined, lateSentence(finishOn, lateDays));
  const status = next(scheduleFlow, schedule.status, action)!;
  const change = changeOf(actor, action, { reason, lateDays, today });
  const after = await updateSchedule(tx, actor, schedule, { status, ...change });
  await record(tx, actor, {
    verb: action === "approve" || action === "return" ? "plan.approve" : "plan.write",
    countyId: schedule.countyId,
    subjectId: id,
    detail: {
      act: action,
      schedule: schedule.name,
      from: schedule.status,
      to: status,
      ...(reason && { reason }),
      ...(action === "approve" && { lateDays }),
    },
  });
  return { version: after, lateDays };
}

function changeOf(
  actor: Actor,
  action: ScheduleAction,
  { reason, lateDays, today }: { reason: string; lateDays: number; today: IsoDate },
): ScheduleChange {
  const undecided = { approvedBy: null, approvedOn: null, lateDays: 0 };
  const changes: Record<ScheduleAction, ScheduleChange> = {
    submit: { ...undecided, submittedBy: actor.accountId, reason: "" },
    withdraw: undecided,
    return: { ...undecided, reason },
    approve: { approvedBy: actor.accountId, approvedOn: today, lateDays, reason: "" },
    drop: { reason },
  };
  return changes[action];
}

async function outlookOf(tx: Tx, actor: Actor, schedule: ScheduleRow, today: IsoDate) {
  const progress = await listSteps(tx, actor, schedule);
  const calendar = await readCalendar(tx);
  return outlook(schedule.template, progress, schedule.deadline, { today, calendar, progress });
}

/** 开工、完工 of one step, or taken back. */
export async function markStep(
  tx: Tx,
  actor: Actor,
  id: string,
  step: { version: number; position: number; startedOn: IsoDate | null; doneOn: IsoDate | null },
  today: IsoDate,
) {
  const { version, position, startedOn, doneOn } = step;
  const { schedule, team } = await openSchedule(tx, actor, id, version);
  if (schedule.status !== "approved") refuseSchedule(["not-approved"]);
  const steps = await listSteps(tx, actor, schedule);
  const before = steps[position - 1];
  if (!before) throw notFound("工序");
  const days = { startedOn, doneOn };
  const limits = { today, formedOn: team.formedOn };
  refuseSchedule(stepRefusals(schedule.template.steps, steps, position, days, limits), "doneOn");
  await updateStep(tx, actor, schedule, position, days);
  const after = await updateSchedule(tx, actor, schedule, {});
  const was = { startedOn: before.startedOn, doneOn: before.doneOn };
  await traceSchedule(tx, actor, schedule, { act: "mark", step: before.name, before: was, after: days });
  return { version: after };
}

export async function openSchedule(tx: Tx, actor: Actor, id: string, version: number) {
  const schedule = await lockSchedule(tx, actor, id);
  if (!schedule) throw notFound("倒排工期");
  const team = await openTeam(tx, actor, schedule.teamId);
  if (schedule.version !== version) throw stale("倒排工期");
  return { schedule, team };
}

function refuseSchedule(why: readonly ScheduleRefusal[], at?: string, late = ""): void {
  if (why.length === 0) return;
  const sentenceOf = (rule: ScheduleRefusal) =>
    rule === "too-late" ? `${late}确需批准的，请勾选“已知晓来不及”后再批准。` : `${scheduleRefusalLabel[rule]}。`;
  throw refused(why.map((rule) => ({ rule, ...(at && { at }), sentence: sentenceOf(rule) })));
}

export function traceSchedule(
  tx: Tx,
  actor: Actor,
  { countyId, id }: Pick<ScheduleRow, "countyId" | "id">,
  detail: Readonly<Record<string, unknown>>,
) {
  return record(tx, actor, { verb: "plan.write", countyId, subjectId: id, detail });
}
