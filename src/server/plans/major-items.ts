import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { MajorCategory, MajorItemStatus } from "#domain/plans/major-item.ts";
import type { Db, Tx } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";

export interface MajorItemRow {
  readonly id: string;
  readonly countyId: string;
  readonly teamId: string;
  readonly year: number;
  readonly position: number;
  readonly title: string;
  readonly category: MajorCategory;
  readonly problemId: string | null;
  readonly problem: { readonly id: string; readonly text: string } | null;
  readonly budgetFen: number | null;
  readonly landsOn: IsoDate | null;
  readonly landedOn: IsoDate | null;
  readonly status: MajorItemStatus;
  readonly plannedSince: IsoDate;
  readonly dropReason: string;
  readonly filedOn: IsoDate | null;
  readonly version: number;
}

const columns = sql`m.id, m.county_id, m.team_id, m.year, m.position, m.title, m.category, m.problem_id,
  (select json_build_object('id', x.id, 'text', x.text) from case_problem x
    where x.county_id = m.county_id and x.id = m.problem_id) as problem,
  m.budget_fen::float8 as budget_fen, m.lands_on, m.landed_on, m.status, m.planned_since, m.drop_reason, m.filed_on, m.version`;

/** Those given up come last; they stay on the page with their reason. */
export async function listMajorItems(db: Db, actor: Actor, team: { countyId: string; id: string }, year: number) {
  const { rows } = await sql<MajorItemRow>`
    select ${columns} from major_item m
    where ${withinVillages(actor, "m")} and m.county_id = ${team.countyId} and m.team_id = ${team.id} and m.year = ${year}
    order by (m.status = 'dropped'), m.position, m.id`.execute(db);
  return rows;
}

export async function lockMajorItem(tx: Tx, actor: Actor, id: string): Promise<MajorItemRow | undefined> {
  const { rows } = await sql<MajorItemRow>`
    select ${columns} from major_item m where ${withinVillages(actor, "m")} and m.id = ${id} for update of m`.execute(
    tx,
  );
  return rows[0];
}

/** The items of a year that stand, held: the number filed is the number counted. */
export async function lockMajorItems(tx: Tx, actor: Actor, team: { countyId: string; id: string }, year: number) {
  const { rows } = await sql<Pick<MajorItemRow, "id" | "title" | "position" | "landsOn" | "landedOn" | "filedOn">>`
    select m.id, m.title, m.position, m.lands_on, m.landed_on, m.filed_on from major_item m
    where ${withinVillages(actor, "m")} and m.county_id = ${team.countyId} and m.team_id = ${team.id} and m.year = ${year}
      and m.status <> 'dropped'
    order by m.position for update of m`.execute(tx);
  return rows;
}

export interface MajorFields {
  readonly title: string;
  readonly category: MajorCategory;
  readonly problemId: string | null;
  readonly budgetFen: number | null;
  readonly landsOn: IsoDate | null;
}

export interface NewMajorItem extends MajorFields {
  readonly id: string;
  readonly countyId: string;
  readonly teamId: string;
  readonly villageId: string;
  readonly townshipId: string;
  readonly organisationId: string | null;
  readonly year: number;
  readonly position: number;
  readonly plannedSince: IsoDate;
}

/** False when the id or the place is taken. */
export async function insertMajorItem(tx: Tx, item: NewMajorItem): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("majorItem")
    .values(item)
    .onConflict((on) => on.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export interface MajorChange extends Partial<MajorFields> {
  readonly status?: MajorItemStatus;
  readonly landedOn?: IsoDate | null;
  readonly dropReason?: string;
}

export async function updateMajorItem(
  tx: Tx,
  actor: Actor,
  item: { countyId: string; id: string },
  change: MajorChange,
): Promise<number> {
  const { version } = await tx
    .updateTable("majorItem")
    .set({ ...change, version: sql`version + 1`, updatedAt: new Date() })
    .where(withinVillages(actor, "majorItem"))
    .where("countyId", "=", item.countyId)
    .where("id", "=", item.id)
    .returning("version")
    .executeTakeFirstOrThrow();
  return version;
}

export async function fileMajorItemRows(tx: Tx, actor: Actor, countyId: string, ids: readonly string[], day: IsoDate) {
  await tx
    .updateTable("majorItem")
    .set({ filedOn: day, version: sql`version + 1`, updatedAt: new Date() })
    .where(withinVillages(actor, "majorItem"))
    .where("countyId", "=", countyId)
    .where("id", "in", [...ids])
    .where("filedOn", "is", null)
    .execute();
}
