import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { spanKnown } from "#domain/calendar.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Gate } from "#domain/projects/gate.ts";
import { gatesOf, gateBehind } from "#domain/projects/gates/gate-order.ts";
import type { GateRule } from "#domain/projects/gates/gate-rule.ts";
import {
  adjustRefusals,
  type GateDays,
  scheduleGates,
  scheduleSentence,
} from "#domain/projects/gates/gate-schedule.ts";
import { gates } from "#domain/projects/gate.ts";
import { invalid, notFound, refused } from "#contract/problem.ts";
import { readCalendar } from "../../calendar/queries.ts";
import type { Db, Tx } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import { ruleOf } from "../../rules/queries.ts";
import { findProject, type LockedProject, type ProjectPlace } from "../rows.ts";
import { atProject, moveProject } from "../stepping.ts";

export async function listGatePlan(db: Db, actor: Actor, { countyId, id }: ProjectPlace): Promise<GateDays[]> {
  const { rows } = await sql<GateDays>`
    select g.gate, g.start_on, g.finish_on from gate_plan g
    where ${withinShared(actor, "g")} and g.county_id = ${countyId} and g.project_id = ${id}`.execute(db);
  return rows.toSorted((a, b) => gates.indexOf(a.gate) - gates.indexOf(b.gate));
}

/** 倒排预览: nothing is kept. */
export async function previewGatePlan(
  db: Db,
  actor: Actor,
  { id, finishOn }: { readonly id: string; readonly finishOn: string | undefined },
  today: IsoDate,
) {
  const project = await findProject(db, actor, id);
  if (!project) throw notFound("项目");
  const asked = finishOn ?? project.planFinishOn;
  if (asked === null)
    throw invalid("该项目没有填写计划完工日期，请先填写。", [
      { rule: "finish-missing", at: "finishOn", sentence: "该项目没有填写计划完工日期，请先填写。" },
    ]);
  const { days, known } = await placeGates(db, project, asked, today);
  const first = days[0];
  return {
    days,
    sentence: scheduleSentence(days, today),
    late: first !== undefined && first.startOn < today,
    known,
  };
}

async function placeGates(db: Db, project: LockedProject, finishOn: string, today: IsoDate) {
  const { content: rule } = await ruleOf(db, project.countyId, "project-gates", today);
  const calendar = await readCalendar(db);
  const { days, faults } = scheduleGates(rule, project, finishOn, calendar);
  if (faults.length > 0) throw refused(faults);
  const known = days.length === 0 || spanKnown(calendar, days[0]!.startOn, days.at(-1)!.finishOn);
  return { days: [...days], known };
}

interface Scheduling {
  readonly id: string;
  readonly version: number;
  readonly finishOn: string;
}

/** Keeps the days of the gates ahead; those behind keep what they were held against. */
export async function scheduleProject(tx: Tx, actor: Actor, { finishOn, ...at }: Scheduling, today: IsoDate) {
  const project = await atProject(tx, actor, at);
  refuseHalted(project);
  const { days } = await placeGates(tx, project, finishOn, today);
  if (days.length === 0) throw refused([{ rule: "nothing-ahead", sentence: "该项目没有待过的关口，不用再排。" }]);
  await replacePlan(tx, actor, project, days);
  const change = project.planFinishOn === null ? { planFinishOn: finishOn } : {};
  return traceSchedule(tx, actor, project, { today, text: `完工日期 ${finishOn}`, change });
}

/** 手工调整一个关口. */
export async function adjustGatePlan(
  tx: Tx,
  actor: Actor,
  { gate, startOn, finishOn, ...at }: { readonly id: string; readonly version: number } & GateDays,
  today: IsoDate,
) {
  const project = await atProject(tx, actor, at);
  refuseHalted(project);
  const { content: rule } = await ruleOf(tx, project.countyId, "project-gates", today);
  const days = await listGatePlan(tx, actor, project);
  const why = adjustRefusals(days, { gate, startOn, finishOn }, gatesAhead(rule, project));
  if (why.length > 0) throw refused(why);
  const row = { countyId: project.countyId, projectId: project.id, gate, startOn, finishOn, reach: [...project.reach] };
  await tx
    .insertInto("gatePlan")
    .values(row)
    .onConflict((on) => on.columns(["countyId", "projectId", "gate"]).doUpdateSet({ startOn, finishOn }))
    .execute();
  return traceSchedule(tx, actor, project, { today, text: `${startOn} 至 ${finishOn}`, detail: { gate } });
}

function gatesAhead(rule: GateRule, project: LockedProject): Gate[] {
  const behind = gateBehind(project.status);
  if (behind === undefined) return [];
  return gatesOf(rule, project).filter((gate) => behind === null || gates.indexOf(gate) > gates.indexOf(behind));
}

function refuseHalted({ standing, status }: LockedProject): void {
  if (standing === "terminated" || standing === "recalled")
    throw refused([{ rule: "standing", sentence: "该项目已经终止，不用再排计划。" }]);
  if (gateBehind(status) === undefined)
    throw refused([{ rule: "not-in-pipeline", sentence: "该项目还没有入库，入库后再排关口计划。" }]);
}

async function replacePlan(tx: Tx, actor: Actor, { countyId, id, reach }: LockedProject, days: readonly GateDays[]) {
  const ahead = days.map(({ gate }) => gate);
  await sql`delete from gate_plan g where ${withinShared(actor, "g")} and g.county_id = ${countyId} and g.project_id = ${id}
    and (g.gate = any (${ahead}::text[]) or not exists (select from gate_pass y where y.county_id = g.county_id
      and y.project_id = g.project_id and y.gate = g.gate and y.withdrawn_on is null))`.execute(tx);
  await tx
    .insertInto("gatePlan")
    .values(days.map((one) => ({ ...one, countyId, projectId: id, reach: [...reach] })))
    .execute();
}

interface Traced {
  readonly today: IsoDate;
  readonly text: string;
  readonly change?: Readonly<Record<string, unknown>>;
  readonly detail?: Readonly<Record<string, unknown>>;
}

const traceSchedule = (
  tx: Tx,
  actor: Actor,
  project: LockedProject,
  { today, text, change = {}, detail = {} }: Traced,
) =>
  moveProject(tx, actor, project, { verb: "project.arrange", action: "schedule", onDay: today, text, change, detail });
