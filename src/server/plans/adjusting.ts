import type { Actor } from "#domain/access.ts";
import {
  type Adjustment,
  adjustSteps,
  type AdjustRefusal,
  restoreRefusals,
  type StepFields,
} from "#domain/plans/adjust.ts";
import { adjustRefusalLabel, basisLabel, scheduleRefusalLabel } from "#domain/plans/labels.ts";
import { isEditable } from "#domain/plans/plan.ts";
import type { ScheduleTemplate } from "#domain/plans/template.ts";
import { refused } from "#contract/problem.ts";
import { readCalendar } from "../calendar/queries.ts";
import type { Tx } from "../db/db.ts";
import { listSteps, replaceSteps, type ScheduleRow, type StepRow, updateSchedule } from "./schedules.ts";
import { openSchedule, placeSteps, traceSchedule } from "./scheduling.ts";

/** 调整一道工序: the steps of this schedule alone, counted back anew from its deadline. */
export async function adjustSchedule(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, ...change }: Adjustment & { version: number },
) {
  const { schedule, team, steps } = await openSteps(tx, actor, id, version);
  const adjusted = adjustSteps(schedule.template, change, steps);
  if ("refusals" in adjusted) throw refusal(adjusted.refusals);
  const { template, from } = adjusted;
  await saveSteps(tx, actor, { ...schedule, ...placeOf(team) }, { template, kept: from.map((one) => steps[one - 1]) });
  const after = await updateSchedule(tx, actor, schedule, { adjusted: template });
  await traceSchedule(tx, actor, schedule, traceOf(change, schedule.template, schedule.name));
  return { version: after };
}

/** 恢复模板工期: the steps as the schedule was made from. */
export async function restoreSchedule(tx: Tx, actor: Actor, id: string, version: number) {
  const { schedule, team, steps } = await openSteps(tx, actor, id, version);
  const why = restoreRefusals(schedule.adjusted, steps);
  if (why.length > 0) throw refusal(why);
  await saveSteps(tx, actor, { ...schedule, ...placeOf(team) }, { template: schedule.original, kept: [] });
  const after = await updateSchedule(tx, actor, schedule, { adjusted: null });
  await traceSchedule(tx, actor, schedule, { act: "restore", schedule: schedule.name });
  return { version: after };
}

async function openSteps(tx: Tx, actor: Actor, id: string, version: number) {
  const { schedule, team } = await openSchedule(tx, actor, id, version);
  if (!isEditable(schedule.status))
    throw refused([{ rule: "not-editable", sentence: `${scheduleRefusalLabel["not-editable"]}。` }]);
  return { schedule, team, steps: await listSteps(tx, actor, schedule) };
}

const placeOf = ({ villageId, townshipId }: { villageId: string; townshipId: string }) => ({ villageId, townshipId });

async function saveSteps(
  tx: Tx,
  actor: Actor,
  schedule: ScheduleRow & ReturnType<typeof placeOf>,
  { template, kept }: { template: ScheduleTemplate; kept: readonly (StepRow | undefined)[] },
) {
  const placed = placeSteps(template, schedule.deadline, await readCalendar(tx)).map((step, index) => {
    const { startedOn = null, doneOn = null } = kept[index] ?? {};
    return { ...step, startedOn, doneOn };
  });
  await replaceSteps(tx, actor, schedule, template, placed);
}

const fieldOf: Readonly<Partial<Record<AdjustRefusal, string>>> = {
  "step-name": "step.name",
  "step-length": "step.days",
};

const refusal = (why: readonly AdjustRefusal[]) =>
  refused(
    why.map((rule) => {
      const at = fieldOf[rule];
      return { rule, ...(at && { at }), sentence: `${adjustRefusalLabel[rule]}。` };
    }),
  );

function traceOf(change: Adjustment, { steps }: ScheduleTemplate, schedule: string) {
  if (change.act === "add") return { act: "add", schedule, after: shown(change.step) };
  const was = steps[change.position - 1]!;
  const { name: step } = was;
  if (change.act === "change") return { act: "edit", schedule, step, before: shown(was), after: shown(change.step) };
  return { act: change.act, schedule, step };
}

const shown = ({ name, days, basis, owner }: StepFields) => ({
  name,
  workload: `${days} 个${basisLabel[basis]}`,
  owner,
});
