import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { groupBy } from "#domain/group.ts";
import type { Ring } from "#domain/cases/outline.ts";
import type { Level } from "#domain/screening/decision.ts";
import type { Db, Tx } from "../db/db.ts";
import { withinCounties, withinReach } from "../people/reach.ts";
import { type LightLines, type Standing, standingOf } from "./lights.ts";
import type { Block, TownshipSize } from "./wall-layout.ts";

interface WallRow extends Partial<Standing> {
  readonly townshipId: string;
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly located: boolean;
  readonly caseId: string | null;
  readonly level: Level;
}

/** Every village of a county, listed or not, within each township in the county's own order. */
export async function listWall(db: Db, actor: Actor, countyId: string, roundId: string | null, lines: LightLines) {
  const { rows } = await sql<WallRow>`
    select v.township_id, v.id, v.name, v.match_name as short_name,
      v.longitude is not null and v.latitude is not null as located, c.id as case_id, c.level, s.light, s.done, s.total, s.next_due
    from village v
    left join (
      select distinct on (f.village_id) f.county_id, f.village_id, f.id, f.level, f.status, f.due_on, f.set_light, f.hand_light, f.hand_until
      from case_file f
      where f.county_id = ${countyId} and f.round_id = ${roundId}::uuid and f.withdrawn_on is null
        and f.merged_into_id is null and f.status <> 'relapsed'
      order by f.village_id, f.status = 'closed', f.opened_on desc, f.id desc) c on c.village_id = v.id
    left join lateral ${standingOf(lines, "c")} s on c.id is not null
    where ${withinReach(actor, "v")} and v.county_id = ${countyId} and (v.valid_to is null or c.id is not null)
    order by v.sort_order, v.id`.execute(db);
  return rows;
}

interface TownshipRow {
  readonly id: string;
  readonly name: string;
  readonly x: number | null;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The townships of a county with their place on the sheet, also closed ones: a village may stand there still. */
export async function listWallTownships(db: Db, actor: Actor, countyId: string) {
  const { rows } = await sql<TownshipRow>`
    select t.id, t.name, b.x, b.y, b.width, b.height
    from township t left join wall_block b on b.county_id = t.county_id and b.township_id = t.id
    where ${withinReach(actor, "t", "id")} and t.county_id = ${countyId}
    order by t.sort_order, t.id`.execute(db);
  return rows;
}

type ShownTownship = ReturnType<typeof townshipsOf>[number];

/** The villages of the wall under their townships; a township without a village is not shown. */
export function townshipsOf(townships: readonly TownshipRow[], rows: readonly WallRow[]) {
  const villages = groupBy(rows, (row) => row.townshipId);
  return townships
    .filter(({ id }) => villages.has(id))
    .map(({ id, name, x, y, width, height }) => ({
      id,
      name,
      block: x === null ? null : { x, y, width, height },
      villages: villages.get(id)!.map(shownVillage),
    }));
}

export const sizesOf = (townships: readonly ShownTownship[]): TownshipSize[] =>
  townships.map(({ id, block, villages }) => ({ id, block, villages: villages.length }));

function shownVillage({ id, name, shortName, caseId, level, light, done, total, nextDue }: WallRow) {
  const listed = caseId && { caseId, level, light: light!, done: done!, total: total!, nextDue: nextDue ?? null };
  return { id, name, shortName: shortName || name, listed: listed || null };
}

/** The townships of a county with their number of villages and their stored block. */
export async function listTownshipSizes(
  tx: Tx,
  actor: Actor,
  countyId: string,
): Promise<(TownshipSize & { name: string })[]> {
  const { rows } = await sql<Block & { id: string; name: string; villages: number; x: number | null }>`
    select t.id, t.name, b.x, b.y, b.width, b.height,
      (select count(*)::int from village v where v.county_id = t.county_id and v.township_id = t.id and v.valid_to is null) as villages
    from township t left join wall_block b on b.county_id = t.county_id and b.township_id = t.id
    where ${withinReach(actor, "t", "id")} and t.county_id = ${countyId} and t.valid_to is null
    order by t.sort_order, t.id`.execute(tx);
  return rows.map(({ id, name, villages, x, y, width, height }) => ({
    id,
    name,
    villages,
    block: x === null ? null : { x, y, width, height },
  }));
}

export async function saveBlocks(tx: Tx, countyId: string, blocks: readonly (Block & { townshipId: string })[]) {
  if (blocks.length === 0) return;
  await tx
    .insertInto("wallBlock")
    .values(blocks.map(({ townshipId, x, y, width, height }) => ({ countyId, townshipId, x, y, width, height })))
    .onConflict((on) =>
      on.columns(["countyId", "townshipId"]).doUpdateSet({
        x: sql`excluded.x`,
        y: sql`excluded.y`,
        width: sql`excluded.width`,
        height: sql`excluded.height`,
      }),
    )
    .execute();
}

export function findOutline(db: Db, actor: Actor, countyId: string) {
  return db
    .selectFrom("countyOutline as o")
    .select(["o.outline", "o.reviewNumber", "o.source"])
    .where(withinCounties(actor, "o"))
    .where("o.countyId", "=", countyId)
    .executeTakeFirst();
}

export async function hasOutline(db: Db, actor: Actor, countyId: string): Promise<boolean> {
  const found = await db
    .selectFrom("countyOutline as o")
    .select("o.countyId")
    .where(withinCounties(actor, "o"))
    .where("o.countyId", "=", countyId)
    .executeTakeFirst();
  return found !== undefined;
}

interface NewOutline {
  readonly rings: readonly Ring[];
  readonly reviewNumber: string;
  readonly source: string;
  readonly uploadedBy: string;
}

export async function saveOutline(tx: Tx, countyId: string, { rings, ...named }: NewOutline, now: Date) {
  const row = { ...named, outline: JSON.stringify(rings), uploadedAt: now };
  await tx
    .insertInto("countyOutline")
    .values({ countyId, ...row })
    .onConflict((on) => on.column("countyId").doUpdateSet(row))
    .execute();
}

/** Villages that have coordinates; nothing is guessed for the others. */
export async function listLocated(db: Db, actor: Actor, countyId: string) {
  const { rows } = await sql<{ villageId: string; longitude: number; latitude: number }>`
    select v.id as village_id, v.longitude, v.latitude from village v
    where ${withinReach(actor, "v")} and v.county_id = ${countyId} and v.valid_to is null
      and v.longitude is not null and v.latitude is not null
    order by v.id`.execute(db);
  return rows;
}
