import { sql } from "kysely";
import type { Body, Query } from "#contract/route.ts";
import type { inspectionPlans } from "#contract/inspection-plans.ts";
import { conflict, invalid, notFound, stale } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { ChecklistSubject } from "#domain/inspections/checklist.ts";
import { record } from "../audit/record.ts";
import type { Db, Tx } from "../db/db.ts";
import { paged } from "../db/paged.ts";
import { sqlState } from "../db/retry.ts";
import { withinCounties } from "../people/reach.ts";

export interface PlanRow {
  readonly countyId: string;
  readonly id: string;
  readonly year: number;
  readonly title: string;
  readonly basis: string;
  readonly approver: string;
  readonly approvalNumber: string;
  readonly approvedOn: IsoDate | null;
  readonly filedWith: string;
  readonly filedOn: IsoDate | null;
  readonly inspections: number;
  readonly version: number;
}

const columns = sql`p.county_id, p.id, p.year, p.title, p.basis, p.approver, p.approval_number, p.approved_on, p.filed_with, p.filed_on, p.version,
  (select count(*)::int from inspection i where i.county_id = p.county_id and i.plan_id = p.id and i.status <> 'cancelled') as inspections`;

export function listPlans(db: Db, actor: Actor, { page, size, year, countyId }: Query<typeof inspectionPlans.list>) {
  const where = sql`${withinCounties(actor, "p")} ${year === undefined ? sql`` : sql`and p.year = ${year}`}
    ${countyId === undefined ? sql`` : sql`and p.county_id = ${countyId}`}`;
  return sql<PlanRow & { total: number }>`
    select ${columns}, count(*) over ()::int as total from inspection_plan p where ${where}
    order by p.year desc, p.id desc limit ${size} offset ${(page - 1) * size}`
    .execute(db)
    .then(({ rows }) =>
      paged(rows, page, async () => {
        const counted = await sql<{ total: number }>`
          select count(*)::int as total from inspection_plan p where ${where}`.execute(db);
        return counted.rows[0]!;
      }),
    );
}

export async function findPlan(db: Db, actor: Actor, id: string): Promise<PlanRow | undefined> {
  const { rows } = await sql<PlanRow>`
    select ${columns} from inspection_plan p where ${withinCounties(actor, "p")} and p.id = ${id}`.execute(db);
  return rows[0];
}

/** 类似督查检查事项应当合并：inspections of one month that go to the same kind of place. */
export async function listSimilar(db: Db, actor: Actor, planId: string) {
  const { rows } = await sql<{ month: string; subject: ChecklistSubject; titles: string[] }>`
    select to_char(i.starts_on, 'YYYY-MM') as month, i.subject, array_agg(i.title order by i.starts_on, i.id) as titles
    from inspection i
    where ${withinCounties(actor, "i")} and i.plan_id = ${planId} and i.status in ('planned', 'drawn', 'under-way')
    group by 1, 2 having count(*) > 1 order by 1, 2`.execute(db);
  return rows;
}

type PlanBody = Omit<Body<typeof inspectionPlans.create>, "id">;

export async function createPlan(tx: Tx, actor: Actor, { id, ...body }: PlanBody & { readonly id: string }) {
  refuseHalf(body);
  const countyId = actor.counties[0]!;
  await tx
    .insertInto("inspectionPlan")
    .values({ ...body, countyId, id, createdBy: actor.accountId })
    .execute()
    .catch((error: unknown) => {
      if (sqlState(error) === "23505") throw conflict("该编号已被占用，可能已经保存过。请刷新后核对。");
      throw error;
    });
  await trace(tx, actor, { countyId, id }, { action: "create", ...traced(body) });
  return { version: 1 };
}

export async function editPlan(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, ...body }: PlanBody & { readonly version: number },
) {
  refuseHalf(body);
  const plan = await lockPlan(tx, actor, id);
  if (plan.version !== version) throw stale("年度督查计划");
  if (plan.year !== body.year && plan.inspections > 0)
    throw invalid("该计划下已有督查，年份不能更改。", [
      { rule: "year-fixed", at: "year", sentence: "该计划下已有督查，年份不能更改。" },
    ]);
  await tx
    .updateTable("inspectionPlan")
    .set({ ...body, version: version + 1, updatedAt: sql`now()` })
    .where("countyId", "=", plan.countyId)
    .where("id", "=", id)
    .execute();
  await trace(tx, actor, plan, { action: "edit", ...traced(body) });
  return { version: version + 1 };
}

export async function lockPlan(tx: Tx, actor: Actor, id: string): Promise<PlanRow> {
  const { rows } = await sql`
    select from inspection_plan p where ${withinCounties(actor, "p")} and p.id = ${id} for update`.execute(tx);
  const plan = rows.length > 0 ? await findPlan(tx, actor, id) : undefined;
  if (!plan) throw notFound("年度督查计划");
  return plan;
}

/** 批准人和批准日期同时填写，或者都不填。 */
function refuseHalf({ approver, approvedOn }: PlanBody) {
  if ((approver === "") === (approvedOn === null)) return;
  const sentence = "批准人和批准日期应同时填写，还没有批准的都不填";
  throw invalid(`${sentence}。`, [
    { rule: "approval-half", at: approver === "" ? "approver" : "approvedOn", sentence },
  ]);
}

const traced = ({ title, year, approvalNumber }: PlanBody) => ({ title, year, number: approvalNumber });

function trace(
  tx: Tx,
  actor: Actor,
  { countyId, id }: Pick<PlanRow, "countyId" | "id">,
  detail: Readonly<Record<string, unknown>>,
) {
  return record(tx, actor, { verb: "inspection.edit", countyId, subjectId: id, detail });
}
