import { type Expression, sql, type SqlBool } from "kysely";
import { conflict } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { AssessmentStatus } from "#domain/screening/assessment.ts";
import type { Db, Tx } from "../db/db.ts";
import { paged } from "../db/paged.ts";
import { withinReach } from "../people/reach.ts";
import type { RoundRow } from "./queries.ts";

type Place = Pick<RoundRow, "countyId" | "id">;

export interface AssessmentFilter {
  readonly townshipId?: string;
  readonly status?: readonly AssessmentStatus[];
  readonly search?: string;
  readonly villageId?: string;
}

function within(db: Db, actor: Actor, { countyId, id }: Place, filter: AssessmentFilter) {
  let found = db
    .selectFrom("assessment as a")
    .where("a.countyId", "=", countyId)
    .where("a.roundId", "=", id)
    .where(withinReach(actor, "a"));
  if (filter.townshipId) found = found.where("a.townshipId", "=", filter.townshipId);
  if (filter.status && filter.status.length > 0) found = found.where("a.status", "in", [...filter.status]);
  if (filter.villageId) found = found.where("a.villageId", "=", filter.villageId);
  if (filter.search) {
    const like = `%${filter.search.replace(/[%_\\]/g, "\\$&")}%`;
    found = found.where(({ exists, selectFrom }) =>
      exists(
        selectFrom("village as s")
          .whereRef("s.countyId", "=", "a.countyId")
          .whereRef("s.id", "=", "a.villageId")
          .where("s.name", "like", like)
          .select("s.id"),
      ),
    );
  }
  return found;
}

/** With the names of village and township; counting goes without. */
const named = (found: ReturnType<typeof within>) =>
  found
    .innerJoin("village as v", (join) => join.onRef("v.countyId", "=", "a.countyId").onRef("v.id", "=", "a.villageId"))
    .innerJoin("township as t", (join) =>
      join.onRef("t.countyId", "=", "a.countyId").onRef("t.id", "=", "a.townshipId"),
    );

const columns = [
  "a.villageId",
  "v.name as village",
  "a.townshipId",
  "t.name as township",
  "a.status",
  "a.values",
  "a.manifestations",
  "a.note",
  "a.returnReason",
  "a.version",
  "a.updatedAt",
] as const;

export async function listAssessments(
  db: Db,
  actor: Actor,
  round: Place,
  filter: AssessmentFilter,
  { page, size }: { page: number; size: number },
) {
  const found = within(db, actor, round, filter);
  const counted = found.select((eb) => eb.fn.countAll<number>().as("total"));
  const rows = await named(found)
    .select(columns)
    .select(counted.as("total"))
    .$narrowType<{ total: number }>()
    .orderBy("t.sortOrder")
    .orderBy("a.townshipId")
    .orderBy("v.sortOrder")
    .orderBy("a.villageId")
    .offset((page - 1) * size)
    .limit(size)
    .execute();
  return paged(rows, page, () => counted.executeTakeFirstOrThrow());
}

export function findAssessment(db: Db, actor: Actor, round: Place, villageId: string) {
  return named(within(db, actor, round, { villageId }))
    .select(columns)
    .executeTakeFirst();
}

/** The villages in reach with what stands for them: what an Excel template shows, and what an import is compared with. */
export async function listAssessmentsForTemplate(db: Db, actor: Actor, roundId: string) {
  return db
    .selectFrom("assessment as a")
    .innerJoin("village as v", (join) => join.onRef("v.countyId", "=", "a.countyId").onRef("v.id", "=", "a.villageId"))
    .innerJoin("township as t", (join) =>
      join.onRef("t.countyId", "=", "a.countyId").onRef("t.id", "=", "a.townshipId"),
    )
    .where("a.roundId", "=", roundId)
    .where(withinReach(actor, "a"))
    .select([...columns, "a.villageCode", "v.matchName"])
    .orderBy("t.sortOrder")
    .orderBy("a.townshipId")
    .orderBy("v.sortOrder")
    .orderBy("a.villageId")
    .execute();
}

export async function listProgress(db: Db, actor: Actor, { countyId, id }: Place) {
  const { rows } = await sql<{
    townshipId: string;
    township: string;
    villages: number;
    waiting: number;
    draft: number;
    returned: number;
    submitted: number;
    missing: number;
  }>`
    select t.id as township_id, t.name as township, p.villages, p.waiting, p.draft, p.returned, p.submitted, p.missing
    from (
      select a.township_id, count(*) as villages, count(*) filter (where a.status = 'waiting') as waiting,
        count(*) filter (where a.status = 'draft') as draft, count(*) filter (where a.status = 'returned') as returned,
        count(*) filter (where a.status = 'submitted') as submitted, count(*) filter (where a.status = 'missing') as missing
      from assessment a where a.county_id = ${countyId} and a.round_id = ${id} and ${withinReach(actor, "a")}
      group by a.township_id
    ) p join township t on t.county_id = ${countyId} and t.id = p.township_id and ${withinReach(actor, "t", "id")}
    order by t.sort_order, t.id`.execute(db);
  return rows;
}

export interface LockedAssessment {
  readonly villageId: string;
  readonly village: string;
  readonly status: AssessmentStatus;
  readonly values: (number | null)[];
  readonly manifestations: string[];
  readonly version: number;
}

/** In the order of their ids, so that two officers never wait for each other in a ring. */
export function lockAssessments(tx: Tx, actor: Actor, { countyId, id }: Place, villageIds: readonly string[]) {
  return tx
    .selectFrom("assessment as a")
    .innerJoin("village as v", (join) => join.onRef("v.countyId", "=", "a.countyId").onRef("v.id", "=", "a.villageId"))
    .where("a.countyId", "=", countyId)
    .where("a.roundId", "=", id)
    .where(withinReach(actor, "a"))
    .where(among("a.village_id", villageIds))
    .orderBy("a.villageId")
    .select(["a.villageId", "v.name as village", "a.status", "a.values", "a.manifestations", "a.version"])
    .forUpdate("a")
    .execute();
}

const among = (column: string, ids: readonly string[]): Expression<SqlBool> =>
  sql<SqlBool>`${sql.ref(column)} = any (${[...ids]}::uuid[])`;

export interface AssessmentChange {
  readonly status: AssessmentStatus;
  readonly returnReason?: string;
}

export async function saveAssessmentStatus(
  tx: Tx,
  actor: Actor,
  { countyId, id }: Place,
  villageIds: readonly string[],
  change: AssessmentChange,
) {
  return tx
    .updateTable("assessment as a")
    .set({
      ...change,
      version: sql`a.version + 1`,
      updatedBy: actor.accountId,
      updatedAt: sql`statement_timestamp()`,
    })
    .where("a.countyId", "=", countyId)
    .where("a.roundId", "=", id)
    .where(withinReach(actor, "a"))
    .where(among("a.village_id", villageIds))
    .returning(["a.villageId", "a.status", "a.version"])
    .execute();
}

export interface AssessmentInput {
  readonly villageId: string;
  /** In the order of the round's indicators. */
  readonly values: readonly (number | null)[];
  readonly manifestations: readonly string[];
  readonly note: string;
  /** What the writer saw; absent = whatever stands. */
  readonly version?: number;
}

/** One statement for any number of villages; a returned one stays returned until it is handed in again. */
export async function saveAssessments(
  tx: Tx,
  actor: Actor,
  { countyId, id }: Place,
  rows: readonly AssessmentInput[],
): Promise<{ villageId: string; status: AssessmentStatus; version: number }[]> {
  const saved = await sql<{ villageId: string; status: AssessmentStatus; version: number }>`
    update assessment a set values = x.values, note = x.note,
      manifestations = array(select distinct code collate "C" from unnest(x.manifestations) as code order by 1),
      status = case when a.status = 'returned' then 'returned' else 'draft' end,
      version = a.version + 1, updated_by = ${actor.accountId}, updated_at = statement_timestamp()
    from jsonb_to_recordset(${JSON.stringify(rows.map(wire))}::jsonb)
      as x (village_id uuid, values bigint[], manifestations text[], note text, version integer)
    where a.county_id = ${countyId} and a.round_id = ${id} and a.village_id = x.village_id and ${withinReach(actor, "a")}
      and a.status <> 'submitted' and a.version = coalesce(x.version, a.version)
    returning a.village_id, a.status, a.version`.execute(tx);
  if (saved.rows.length < rows.length)
    throw conflict("有的村在您填报期间已被他人更新或者上报，本次内容没有保存。请刷新后核对再保存。");
  return saved.rows;
}

const wire = ({ villageId, ...row }: AssessmentInput) => ({ village_id: villageId, ...row });
