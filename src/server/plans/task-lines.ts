import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { planName, taskRefusalLabel } from "#domain/plans/labels.ts";
import {
  doneRefusals,
  dueRefusals,
  lineRefusals,
  mostTasks,
  removalRefusals,
  type TaskRefusal,
} from "#domain/plans/task.ts";
import { conflict, notFound, refused, stale } from "#contract/problem.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { bringCopiesBack, strikeCopies } from "./carrying.ts";
import { getPlan } from "./commands.ts";
import { changedLinks, checkLinks, type Links } from "./links.ts";
import {
  countTasks,
  findOrigin,
  hasOpenParts,
  insertTask,
  type LockedTask,
  lockTask,
  type TaskFields,
  updateTask,
} from "./tasks.ts";
import { openTeam, type TeamHead } from "./teams.ts";

export async function addTask(tx: Tx, actor: Actor, planId: string, id: string, fields: TaskFields) {
  const plan = await getPlan(tx, actor, planId);
  const team = await openTeam(tx, actor, plan.teamId);
  refuseTask(lineRefusals(plan.status));
  refuseTask(dueRefusals(plan, null, fields.dueOn), "dueOn");
  if ((await countTasks(tx, actor, plan)) >= mostTasks) refuseTask(["too-many"]);
  await checkLinks(tx, actor, team, linksOf(fields), plan);
  if (!(await insertTask(tx, plan, id, fields))) throw conflict("该编号已被占用，请刷新后重新填写。");
  await trace(tx, actor, { ...plan, planId }, { act: "add", itemId: id, ...wordsOf(fields) });
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
  await checkLinks(tx, actor, team, changedLinks(linksOf(fields), linksOf(task)), { ...task, id: task.planId });
  const after = await updateTask(tx, actor, task, fields);
  await trace(tx, actor, task, { act: "edit", itemId: id, before: wordsOf(task), after: wordsOf(fields) });
  return { version: after };
}

interface DoneMark {
  readonly version: number;
  readonly doneOn: IsoDate | null;
  readonly note: string;
  readonly parentToo?: boolean | undefined;
}

/** Done on a day, or not done after all (null); with the last open part the line it carries out, when that is asked for. */
export async function markTask(tx: Tx, actor: Actor, id: string, mark: DoneMark, today: IsoDate) {
  const { version, doneOn, note, parentToo = false } = mark;
  const { task, team } = await openTask(tx, actor, id, version);
  const dates = { today, formedOn: team.formedOn };
  const after = await setDone(tx, actor, task, { doneOn, doneNote: doneOn === null ? "" : note }, dates);
  if (parentToo && doneOn !== null && task.parentId !== null) {
    const parent = await lockTask(tx, actor, task.parentId);
    if (!parent) throw notFound("上级任务");
    if (await hasOpenParts(tx, actor, parent)) refuseTask(["parts-open"], "parentToo");
    if (parent.doneOn === null) await setDone(tx, actor, parent, { doneOn, doneNote: "" }, dates);
  }
  return { version: after };
}

/** A line done where it was goes on nowhere. */
async function setDone(
  tx: Tx,
  actor: Actor,
  task: LockedTask,
  done: Pick<LockedTask, "doneOn" | "doneNote">,
  dates: { today: IsoDate; formedOn: IsoDate },
) {
  refuseTask(task.removed ? ["removed"] : []);
  refuseTask(doneRefusals(task, done.doneOn, dates), "doneOn");
  await bringCopiesBack(tx, actor, task);
  const after = await updateTask(tx, actor, task, done);
  if (done.doneOn !== null) await strikeCopies(tx, actor, task);
  const before = { doneOn: task.doneOn, doneNote: task.doneNote };
  await trace(tx, actor, task, { act: "mark", itemId: task.id, text: task.text, before, after: done });
  return after;
}

/** A line struck off, or brought back. What had been carried into it counts again where it came from. */
export async function removeTask(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, removed }: { version: number; removed: boolean },
  now: Date,
) {
  const source = await lockSource(tx, actor, id);
  const { task } = await openTask(tx, actor, id, version);
  refuseTask(lineRefusals(task.status));
  if (task.removed === removed) throw stale("任务");
  refuseTask(removalRefusals(task, source));
  const after = await updateTask(tx, actor, task, { removedAt: removed ? now : null });
  if (removed && source && source.carriedOn !== null) await updateTask(tx, actor, source, { carriedOn: null });
  await trace(tx, actor, task, { act: removed ? "remove" : "restore", itemId: id, text: task.text });
  return { version: after };
}

/** Held in the order in which approving and marking take them too: the list, the line copied from, the copy. */
async function lockSource(tx: Tx, actor: Actor, id: string): Promise<LockedTask | null> {
  const origin = await findOrigin(tx, actor, id);
  if (!origin?.carriedFrom) return null;
  await getPlan(tx, actor, origin.planId);
  return (await lockTask(tx, actor, origin.carriedFrom)) ?? null;
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

const linksOf = ({
  problemId,
  goalId,
  majorItemId,
  parentId,
}: Pick<TaskFields, "problemId" | "goalId" | "majorItemId" | "parentId">): Links => ({
  problemId,
  goalId,
  majorItemId,
  parentId,
});

const wordsOf = ({ text, owner, dueOn, ...links }: TaskFields) => ({ text, owner, dueOn, ...linksOf(links) });

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
