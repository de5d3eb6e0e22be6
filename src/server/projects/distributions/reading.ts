import { type RawBuilder, sql } from "kysely";
import { notFound } from "#contract/problem.ts";
import { type Actor, may } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import {
  type DistributionAction,
  distributionActions,
  distributionAfter,
  type DistributionStatus,
} from "#domain/projects/assets/distribution.ts";
import type { Db } from "../../db/db.ts";
import { withinShared, withinVillages } from "../../people/reach.ts";
import { ruleOf } from "../../rules/queries.ts";
import { readPosting, subjectBlockers } from "../disclosures/subjects.ts";
import { readTotal } from "./drafting.ts";
import { findPlan, type LockedPlan, readLines } from "./rows.ts";
import { planSubject } from "./subject.ts";

interface PlanFilter {
  readonly countyId?: string | undefined;
  readonly townshipId?: string | undefined;
  readonly villageId?: string | undefined;
  readonly year?: number | undefined;
  readonly status?: DistributionStatus | undefined;
}

interface PlanRow {
  readonly id: string;
  readonly countyId: string;
  readonly county: string;
  readonly township: string;
  readonly village: string;
  readonly villageId: string;
  readonly year: number;
  readonly number: number;
  readonly totalFen: number;
  readonly status: DistributionStatus;
  readonly filedOn: IsoDate | null;
  readonly paidOn: IsoDate | null;
  readonly version: number;
}

const columns = sql`d.id, d.county_id, county.name as county, coalesce(township.name, '') as township, coalesce(village.name, '') as village,
  d.village_id, d.year, d.number, d.total_fen, d.status, d.filed_on, d.paid_on, d.version`;
const places = sql`join area county on county.id = d.county_id
  left join township on township.county_id = d.county_id and township.id = d.township_id
  left join village on village.county_id = d.county_id and village.id = d.village_id`;

function conditions(actor: Actor, filter: PlanFilter): RawBuilder<unknown> {
  const plain = [
    ["county_id", filter.countyId],
    ["township_id", filter.townshipId],
    ["village_id", filter.villageId],
    ["year", filter.year],
    ["status", filter.status],
  ] as const;
  const asked = plain.flatMap(([column, value]) => (value ? [sql`${sql.ref(`d.${column}`)} = ${value}`] : []));
  return sql.join([withinShared(actor, "d"), ...asked], sql` and `);
}

/** What waits first, then by year and village. */
export async function listPlans(
  db: Db,
  actor: Actor,
  { page, size, ...filter }: PlanFilter & { readonly page: number; readonly size: number },
) {
  const where = conditions(actor, filter);
  const tally = await sql<{ total: number }>`select count(*)::int as total from distribution d where ${where}`.execute(
    db,
  );
  const { rows } = await sql<PlanRow>`
    select ${columns} from distribution d ${places} where ${where}
    order by array_position(array['posted', 'decided', 'draft', 'filed', 'paid-out', 'dropped'], d.status), d.year desc, d.made_at desc, d.id
    limit ${size} offset ${(page - 1) * size}`.execute(db);
  return { rows, total: tally.rows[0]!.total };
}

/** 可分配的收益, and what the county's rule asks of a plan. */
async function groundOf(
  db: Db,
  actor: Actor,
  ofYear: { readonly countyId: string; readonly villageId: string; readonly year: number },
  today: IsoDate,
) {
  const { receivedFen, dividedFen } = await readTotal(db, actor, ofYear);
  const { content: rule } = await ruleOf(db, ofYear.countyId, "distribution", today);
  return { receivedFen, availableFen: receivedFen - dividedFen, sentDays: rule.sentDays, bounds: rule.bounds };
}

export async function readGround(
  db: Db,
  actor: Actor,
  { villageId, year }: { readonly villageId: string; readonly year: number },
  today: IsoDate,
) {
  const { rows } = await sql<{ countyId: string; village: string; township: string }>`
    select v.county_id, v.name as village, t.name as township from village v
      join township t on t.county_id = v.county_id and t.id = v.township_id
    where ${withinVillages(actor, "v", "id")} and v.id = ${villageId}`.execute(db);
  if (!rows[0]) throw notFound("村（社区）");
  const { countyId, ...named } = rows[0];
  return { ...named, ...(await groundOf(db, actor, { countyId, villageId, year }, today)) };
}

export async function readPlan(db: Db, actor: Actor, id: string, today: IsoDate) {
  const plan = await findPlan(db, actor, id);
  const { rows } = await sql<PlanRow & { publishedOn: IsoDate | null; paidText: string }>`
    select ${columns}, d.published_on, d.paid_text from distribution d ${places} where ${withinShared(actor, "d")} and d.id = ${id}`.execute(
    db,
  );
  const ground = await groundOf(db, actor, plan, today);
  // What this plan holds itself it may divide again while it is a draft.
  const held = plan.status === "dropped" ? 0 : plan.totalFen;
  return {
    ...rows[0]!,
    text: plan.text,
    meetings: plan.meetings,
    lines: await readLines(db, actor, plan),
    ground: { ...ground, availableFen: ground.availableFen + held },
    posting: await readPosting(db, actor, { countyId: plan.countyId, id, kind: "distribution" }),
    steps: await readSteps(db, actor, plan),
    acts: await actsOf(db, actor, plan, today),
  };
}

async function readSteps(db: Db, actor: Actor, { countyId, id }: LockedPlan) {
  const { rows } = await sql<{ id: string; action: string; onDay: IsoDate; text: string; by: string }>`
    select s.id, s.action, s.on_day, s.text, coalesce(a.name, '') as by from distribution_step s left join account a on a.id = s.made_by
    where ${withinShared(actor, "s")} and s.county_id = ${countyId} and s.distribution_id = ${id} order by s.made_at, s.id`.execute(
    db,
  );
  return rows;
}

const countys: readonly DistributionAction[] = ["file"];

/** What is open to this office as the plan stands; filing says what it waits for. */
async function actsOf(db: Db, actor: Actor, plan: LockedPlan, today: IsoDate) {
  const [write, approve] = [may(actor, "distribution.write"), may(actor, "distribution.approve")];
  const mine = distributionActions.filter(
    (action) =>
      distributionAfter(plan.status, action) !== undefined &&
      (action === "redraft"
        ? write || (approve && plan.status === "posted")
        : countys.includes(action)
          ? approve
          : write),
  );
  const why = mine.includes("file") ? await whyNotFiled(db, actor, plan, today) : [];
  const acts = mine.map((act) => ({ act: act as DistributionAction | "edit", why: act === "file" ? why : [] }));
  return write && plan.status === "draft" ? [{ act: "edit" as const, why: [] }, ...acts] : acts;
}

async function whyNotFiled(db: Db, actor: Actor, plan: LockedPlan, today: IsoDate): Promise<string[]> {
  const own = plan.hands.includes(actor.accountId) ? ["备案应由没有经手该方案的人办理。"] : [];
  const blockers = await subjectBlockers(db, actor, await planSubject(db, actor, plan), today);
  return [...own, ...blockers.map(({ sentence }) => sentence)];
}
