import { sql } from "kysely";
import type { Db } from "../../db/db.ts";
import { paged } from "../../db/paged.ts";
import { drawsWhere, type DrawRow } from "./queries.ts";

export interface PublicDrawRow extends Pick<
  DrawRow,
  | "countyId"
  | "id"
  | "number"
  | "status"
  | "algorithm"
  | "frameSha256"
  | "publicSource"
  | "publicOn"
  | "publicNumber"
  | "frozenAt"
  | "drawnAt"
  | "abandonedAt"
> {
  readonly county: string;
  readonly title: string;
  readonly reason: string;
  readonly started: boolean;
  readonly commitments: { position: number; commitment: string; committedAt: string; revealed: boolean }[];
  readonly draw: DrawRow;
}

/** Counties whose draws may be asked for: areas are no secret. */
export async function listPublicCounties(shared: Db) {
  return shared
    .selectFrom("area")
    .where("level", "=", "county")
    .select(["id", "name"])
    .orderBy("sortOrder")
    .orderBy("code")
    .orderBy("id")
    .limit(4000)
    .execute();
}

type Inspection = { readonly id: string; readonly title: string; readonly status: string; readonly county: string };

async function asPublic(db: Db, countyId: string, draws: readonly DrawRow[]): Promise<PublicDrawRow[]> {
  const ids = draws.map(({ inspectionId }) => inspectionId);
  const { rows } = await sql<Inspection>`
    select i.id, i.title, i.status, a.name as county from inspection i join area a on a.id = i.county_id
    where i.county_id = ${countyId} and i.id = any (${ids}::uuid[])`.execute(db);
  const inspections = new Map(rows.map((one) => [one.id, one]));
  return draws.map((draw) => {
    const { title, status, county } = inspections.get(draw.inspectionId)!;
    const { readers: _r, inspectionId: _i, objects: _o, frozenBy: _f, version: _v, officers, ...row } = draw;
    return {
      ...row,
      county,
      title,
      reason: [draw.repeatReason, draw.abandonReason].filter(Boolean).join("；"),
      started: status === "under-way" || status === "finished",
      commitments: officers.map(({ position, commitment, committedAt, revealed }) => ({
        position,
        commitment,
        committedAt,
        revealed,
      })),
      draw,
    };
  });
}

export async function listPublicDraws(db: Db, countyId: string, { page, size }: { page: number; size: number }) {
  const { rows } = await drawsWhere(
    sql`d.county_id = ${countyId}`,
    sql`order by d.frozen_at desc, d.id desc limit ${size} offset ${(page - 1) * size}`,
  ).execute(db);
  const count = async () => {
    const all = await sql<{ total: number }>`
      select count(*)::int as total from draw d where d.county_id = ${countyId}`.execute(db);
    return all.rows[0]!;
  };
  const { total } = await count();
  const shown = (await asPublic(db, countyId, rows)).map((row) => ({ ...row, total }));
  return paged(shown, page, count);
}

export async function findPublicDraw(db: Db, countyId: string, id: string): Promise<PublicDrawRow | undefined> {
  const { rows } = await drawsWhere(sql`d.county_id = ${countyId} and d.id = ${id}`, sql``).execute(db);
  const [row] = await asPublic(db, countyId, rows);
  return row;
}
