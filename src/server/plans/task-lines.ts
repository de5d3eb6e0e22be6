import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { planName, taskRefusalLabel } from "#domain/plans/labels.ts";
import { doneRefusals, dueRefusals, lineRefusals, mostTasks, type TaskRefusal } from "#domain/plans/task.ts";
import { conflict, notFound, refused, stale } from "#contract/problem.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { getPlan } from "./commands.ts";
import { checkLinks, type Links } from "./links.ts";
import { countTasks, insertTask, type LockedTask, lockTask, type TaskFields, updateTask } from "./tasks.ts";
import { openTeam, type TeamHead } from "./teams.ts";

export async function addTask(tx: Tx, actor: Actor, planId: string, id: string, fields: TaskFields) {
  const plan = await getPlan(tx, actor, planId);
  const team = await openTeam(tx, actor, plan.teamId);
  refuseTask(lineRefusals(plan.status));
  refuseTask(dueRefusals(plan, null, fields.dueOn), "dueOn");
  if ((await countTasks(tx, actor, plan)) >= mostTasks) refuseTask(["too-many"]);
  await checkLinks(tx, actor, team, linksOf(fields), plan);
  if (!(await insertTask(tx, plan, id, fields))) throw conflict("该编号已被占用，请刷新后重新填写。");
  const { text, dueOn } = fields;
  await trace(tx, actor, { ...plan, planId }, { act: "add", itemId: id, text, dueOn });
  return { version: 1 };
}

export async function editTask(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, ...fields }: TaskFields & { version: number },
) {
  const { task, team } = await openTask(tx, actor, id, version);
  refuseTask(lineRefusals(task.status));
  refuseTask(task.removed ? ["removed"] : []);
  refuseTask(dueRefusals(task, task.dueOn, fields.dueOn), "dueOn");
  await checkLinks(tx, actor, team, linksOf(fields), { ...task, id: task.planId });
  const after = await updateTask(tx, actor, task, fields);
  const { text, dueOn } = fields;
  await trace(tx, actor, task, {
    act: "edit",
    itemId: id,
    before: { text: task.text, dueOn: task.dueOn },
    after: { text, dueOn },
  });
  return { version: after };
}

/** Done on a day, or not done after all (null). */
export async function markTask(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, doneOn, note }: { version: number; doneOn: IsoDate | null; note: string },
  today: IsoDate,
) {
  const { task, team } = await openTask(tx, actor, id, version);
  refuseTask(task.removed ? ["removed"] : []);
  refuseTask(doneRefusals(task, doneOn, { today, formedOn: team.formedOn }), "doneOn");
  const doneNote = doneOn === null ? "" : note;
  const after = await updateTask(tx, actor, task, { doneOn, doneNote });
  await trace(tx, actor, task, { act: "mark", itemId: id, text: task.text, doneOn, was: task.doneOn });
  return { version: after };
}

/** A line struck off, or brought back. What had been carried into it counts again where it came from. */
export async function removeTask(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, removed }: { version: number; removed: boolean },
  { today, now }: { today: IsoDate; now: Date },
) {
  const { task } = await openTask(tx, actor, id, version);
  refuseTask(lineRefusals(task.status));
  if (task.removed === removed) throw stale("任务");
  const after = await updateTask(tx, actor, task, { removedAt: removed ? now : null });
  if (task.carriedFrom !== null)
    await updateTask(
      tx,
      actor,
      { countyId: task.countyId, id: task.carriedFrom },
      { carriedOn: removed ? null : today },
    );
  await trace(tx, actor, task, { act: removed ? "remove" : "restore", itemId: id, text: task.text });
  return { version: after };
}

async function openTask(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
): Promise<{ task: LockedTask; team: TeamHead }> {
  const task = await lockTask(tx, actor, id);
  if (!task) throw notFound("任务");
  const team = await openTeam(tx, actor, task.teamId);
  if (task.version !== version) throw stale("任务");
  return { task, team };
}

const linksOf = ({ problemId, goalId, majorItemId, parentId }: TaskFields): Links => ({
  problemId,
  goalId,
  majorItemId,
  parentId,
});

function refuseTask(why: readonly TaskRefusal[], at?: string): void {
  if (why.length === 0) return;
  throw refused(why.map((rule) => ({ rule, ...(at && { at }), sentence: `${taskRefusalLabel[rule]}。` })));
}

type Line = Pick<LockedTask, "countyId" | "planId" | "kind" | "year" | "month">;

function trace(tx: Tx, actor: Actor, line: Line, detail: Readonly<Record<string, unknown>>) {
  const { countyId, planId } = line;
  return record(tx, actor, {
    verb: "plan.write",
    countyId,
    subjectId: planId,
    detail: { plan: planName(line), ...detail },
  });
}
