import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Fen } from "#domain/money.ts";
import { evenPlan, type MonthPlan, planRefusals, type Report, reportRefusals } from "#domain/projects/works/months.ts";
import { when } from "#domain/projects/gates/refusal.ts";
import { notFound, refused } from "#contract/problem.ts";
import type { Db, Tx } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import { findProject, type LockedProject, type ProjectPlace } from "../rows.ts";
import { type At, moveProject } from "../stepping.ts";
import { listPaidByMonth } from "./paid-by-month.ts";
import { atWorks, handsOf, refuseWorks } from "./works-step.ts";

interface MonthRow extends MonthPlan {
  readonly actualPercent: number | null;
  readonly actualText: string;
  readonly reportedOn: IsoDate | null;
  readonly reportedBy: string;
}

async function listMonths(db: Db, actor: Actor, { countyId, id }: ProjectPlace): Promise<MonthRow[]> {
  const { rows } = await sql<MonthRow>`
    select m.month, m.milestone, m.planned_percent, m.planned_fen, m.actual_percent, m.actual_text, m.reported_on,
      coalesce(a.name, '') as reported_by
    from project_month m left join account a on a.id = m.reported_by
    where ${withinShared(actor, "m")} and m.county_id = ${countyId} and m.project_id = ${id} order by m.month`.execute(
    db,
  );
  return rows;
}

/** Planned and actual beside each other; a month in which something was paid and nothing planned stands there, too. */
export async function readMonths(db: Db, actor: Actor, project: ProjectPlace) {
  const months = await listMonths(db, actor, project);
  const paid = await listPaidByMonth(db, actor, project);
  const unplanned = paid
    .filter(({ month }) => !months.some((one) => one.month === month))
    .map(({ month }) => ({ ...empty, month }));
  return [...months, ...unplanned]
    .toSorted((a, b) => (a.month < b.month ? -1 : 1))
    .map((one) => ({ ...one, paidFen: paidUpTo(paid, one.month) }));
}

const empty = {
  milestone: "",
  plannedPercent: null,
  plannedFen: null,
  actualPercent: null,
  actualText: "",
  reportedOn: null,
  reportedBy: "",
};

const paidUpTo = (paid: readonly { month: IsoDate; fen: Fen }[], month: IsoDate): Fen =>
  paid.reduce((sum, one) => (one.month <= month ? sum + one.fen : sum), 0);

interface Span {
  readonly id: string;
  readonly startOn?: IsoDate | undefined;
  readonly finishOn?: IsoDate | undefined;
}

/** 匀速计划, as a proposal: nothing is kept. */
export async function proposeMonths(db: Db, actor: Actor, { id, ...asked }: Span) {
  const project = await findProject(db, actor, id);
  if (!project) throw notFound("项目");
  const startOn = asked.startOn ?? project.startedOn ?? project.planStartOn;
  const finishOn = asked.finishOn ?? project.planFinishOn;
  if (startOn === null || finishOn === null)
    throw refused([{ rule: "days-missing", sentence: "该项目没有填写计划开工、完工日期，请先填写起止日期。" }]);
  refuseWorks(when(finishOn < startOn, "finish-before-start", "完工日期不能早于开工日期。", "finishOn"));
  return { months: evenPlan(startOn, finishOn, project.budgetFen ?? project.estimateFen) };
}

/** The plan as a whole; months already reported stay, with or without a plan. */
export async function planMonths(
  tx: Tx,
  actor: Actor,
  { months, ...at }: At & { readonly months: readonly MonthPlan[] },
  today: IsoDate,
) {
  const project = await atWorks(tx, actor, at);
  refuseWorks(planRefusals(months, project.budgetFen));
  await clearPlan(tx, actor, project, months);
  await savePlan(tx, project, months);
  return moveProject(tx, actor, project, {
    verb: "project.record",
    action: "plan-months",
    onDay: today,
    text: "",
    change: handsOf(project, actor),
    detail: { months: months.length },
  });
}

async function clearPlan(tx: Tx, actor: Actor, { countyId, id }: LockedProject, months: readonly MonthPlan[]) {
  const kept = sql`any (${months.map(({ month }) => month)}::date[])`;
  await sql`delete from project_month m where ${withinShared(actor, "m")} and m.county_id = ${countyId} and m.project_id = ${id}
    and m.reported_on is null and not m.month = ${kept}`.execute(tx);
  await sql`update project_month m set planned_percent = null, planned_fen = null, milestone = '', version = m.version + 1
    where ${withinShared(actor, "m")} and m.county_id = ${countyId} and m.project_id = ${id} and not m.month = ${kept}`.execute(
    tx,
  );
}

async function savePlan(tx: Tx, { countyId, id, reach }: LockedProject, months: readonly MonthPlan[]) {
  if (months.length === 0) return;
  await tx
    .insertInto("projectMonth")
    .values(months.map((one) => ({ ...one, countyId, projectId: id, reach: [...reach] })))
    .onConflict((on) =>
      on.columns(["countyId", "projectId", "month"]).doUpdateSet((eb) => ({
        milestone: eb.ref("excluded.milestone"),
        plannedPercent: eb.ref("excluded.plannedPercent"),
        plannedFen: eb.ref("excluded.plannedFen"),
        version: sql`project_month.version + 1`,
      })),
    )
    .execute();
}

/** 实际进度 of one month, in per cent and words. */
export async function reportMonth(tx: Tx, actor: Actor, asked: At & Report, today: IsoDate) {
  const { month, actualPercent, text, ...at } = asked;
  const project = await atWorks(tx, actor, at);
  const reported = await listMonths(tx, actor, project);
  refuseWorks([
    ...when(!month.endsWith("-01"), "month-malformed", "月份应从每月 1 日起填写。", "month"),
    ...reportRefusals({ month, actualPercent, text }, reported, today),
  ]);
  const { countyId, id, reach } = project;
  const report = { actualPercent, actualText: text, reportedBy: actor.accountId, reportedOn: today };
  await tx
    .insertInto("projectMonth")
    .values({ ...report, month, countyId, projectId: id, reach: [...reach] })
    .onConflict((on) =>
      on
        .columns(["countyId", "projectId", "month"])
        .doUpdateSet({ ...report, version: sql`project_month.version + 1` }),
    )
    .execute();
  return moveProject(tx, actor, project, {
    verb: "project.record",
    action: "report-month",
    onDay: today,
    text,
    change: handsOf(project, actor),
    detail: { ofMonth: month, actualPercent },
  });
}
