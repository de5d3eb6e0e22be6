import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { next } from "#domain/flow.ts";
import { planName } from "#domain/plans/labels.ts";
import {
  isEditable,
  notedDayRefusals,
  type PlanAction,
  planFlow,
  planRefusals,
  type PlanTime,
  timeRefusals,
} from "#domain/plans/plan.ts";
import { monthLines } from "#domain/plans/task.ts";
import { conflict, notFound, refused, stale } from "#contract/problem.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { carryOver, insertMonthLines, listAnnualOpen, lockUnfinished } from "./carrying.ts";
import { findPlanOf, insertPlan, type LockedPlan, lockPlan, type PlanChange, updatePlan } from "./queries.ts";
import { countTasks } from "./tasks.ts";
import { openTeam, refusePlan, type TeamHead } from "./teams.ts";

export async function createPlan(
  tx: Tx,
  actor: Actor,
  teamId: string,
  { id, aims, ...time }: PlanTime & { id: string; aims: string },
) {
  const team = await openTeam(tx, actor, teamId);
  await addPlan(tx, actor, team, { id, aims, ...time });
  await trace(tx, actor, { countyId: team.countyId, id }, { act: "create", plan: planName(time) });
  return { version: 1 };
}

async function addPlan(tx: Tx, actor: Actor, team: TeamHead, plan: PlanTime & { id: string; aims: string }) {
  refusePlan(timeRefusals(plan, team), plan.kind === "monthly" ? "month" : "year");
  const { countyId, villageId, townshipId } = team;
  const { id, aims, kind, year, month } = plan;
  if (await insertPlan(tx, { id, aims, kind, year, month, countyId, villageId, townshipId, teamId: team.id })) return;
  const existing = await findPlanOf(tx, actor, team, plan);
  throw conflict(existing ? `该工作队已有${planName(plan)}，请打开后修改。` : "该编号已被占用，请刷新后重新填写。");
}

/** 一键生成：what last month left open is carried over, and the annual plan says what this month is wanted. */
export async function makeMonthly(
  tx: Tx,
  actor: Actor,
  teamId: string,
  { id, year, month }: { id: string; year: number; month: number },
) {
  const team = await openTeam(tx, actor, teamId);
  const annual = await findPlanOf(tx, actor, team, { kind: "annual", year, month: null });
  if (!annual) {
    const sentence = `还没有${year}年度计划，请先拟定年度计划，再生成月度任务清单。`;
    throw refused([{ rule: "no-annual-plan", sentence }]);
  }
  const time = { kind: "monthly", year, month } as const;
  await addPlan(tx, actor, team, { id, ...time, aims: "" });
  const unfinished = await lockUnfinished(tx, actor, team, time);
  const lines = monthLines(time, unfinished, await listAnnualOpen(tx, actor, team, annual.id));
  const plan = await getPlan(tx, actor, id);
  await insertMonthLines(tx, plan, lines);
  const carried = unfinished.length;
  const taken = lines.length - carried;
  await trace(tx, actor, plan, { act: "create", plan: planName(time), carried, taken });
  return { version: 1, carried, taken };
}

export async function editPlan(tx: Tx, actor: Actor, id: string, { version, aims }: { version: number; aims: string }) {
  const plan = await writablePlan(tx, actor, id, version);
  if (!isEditable(plan.status)) refusePlan(["not-editable"], "aims");
  const after = await updatePlan(tx, actor, plan, { aims });
  await trace(tx, actor, plan, { act: "edit", plan: planName(plan), before: { aims: plan.aims }, after: { aims } });
  return { version: after };
}

interface PlanStep {
  readonly version: number;
  readonly action: PlanAction;
  readonly reason: string;
}

/** 报审、撤回、批准、退回. An approval carries over what the list goes on with; taken back it takes posting and filing with it. */
export async function movePlan(tx: Tx, actor: Actor, id: string, step: PlanStep, today: IsoDate) {
  const { version, action, reason } = step;
  const plan = await writablePlan(tx, actor, id, version);
  const tasks = await countTasks(tx, actor, plan);
  refusePlan(planRefusals({ ...plan, tasks }, action, { accountId: actor.accountId, reason }));
  const status = next(planFlow, plan.status, action)!;
  const after = await updatePlan(tx, actor, plan, { status, ...changeOf(actor, action, reason, today) });
  if (action === "approve") await carryOver(tx, actor, plan, today);
  const detail = { act: action, plan: planName(plan), from: plan.status, to: status, ...(reason && { reason }) };
  await record(tx, actor, {
    verb: action === "approve" || action === "return" ? "plan.approve" : "plan.write",
    countyId: plan.countyId,
    subjectId: id,
    detail,
  });
  return { version: after };
}

function changeOf(actor: Actor, action: PlanAction, reason: string, today: IsoDate): PlanChange {
  const undecided = { approvedBy: null, approvedOn: null, postedOn: null, filedOn: null };
  const changes: Record<PlanAction, PlanChange> = {
    submit: { ...undecided, submittedBy: actor.accountId, returnReason: "" },
    withdraw: undecided,
    return: { ...undecided, returnReason: reason },
    approve: { approvedBy: actor.accountId, approvedOn: today },
  };
  return changes[action];
}

type Noted = "postedOn" | "filedOn";

/** 村内公示、报县备案：a date that is noted, or taken back (null). */
export async function notePlanDay(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, which, day }: { version: number; which: Noted; day: IsoDate | null },
  today: IsoDate,
) {
  const plan = await writablePlan(tx, actor, id, version);
  refusePlan(notedDayRefusals(plan, day, today), which);
  const after = await updatePlan(tx, actor, plan, { [which]: day });
  await record(tx, actor, {
    verb: which === "filedOn" ? "plan.file" : "plan.write",
    countyId: plan.countyId,
    subjectId: id,
    detail: { plan: planName(plan), [which]: day, was: plan[which] },
  });
  return { version: after };
}

/** The plan, held, of a team that may still be written for, as the writer saw it. */
async function writablePlan(tx: Tx, actor: Actor, id: string, version: number): Promise<LockedPlan> {
  const plan = await getPlan(tx, actor, id);
  await openTeam(tx, actor, plan.teamId);
  if (plan.version !== version) throw stale("计划");
  return plan;
}

export async function getPlan(tx: Tx, actor: Actor, id: string): Promise<LockedPlan> {
  const plan = await lockPlan(tx, actor, id);
  if (!plan) throw notFound("计划");
  return plan;
}

function trace(
  tx: Tx,
  actor: Actor,
  { countyId, id }: { countyId: string; id: string },
  detail: Readonly<Record<string, unknown>>,
) {
  return record(tx, actor, { verb: "plan.write", countyId, subjectId: id, detail });
}
