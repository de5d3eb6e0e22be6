import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { DrawStatus } from "#domain/inspections/draw-step.ts";
import type { Db, Tx } from "../../db/db.ts";
import { withinCounties } from "../../people/reach.ts";

export interface OfficerRow {
  readonly accountId: string;
  readonly position: number;
  readonly name: string;
  readonly commitment: string;
  readonly committedAt: string;
  readonly revealedAt: string | null;
  readonly revealed: boolean;
}

export interface DrawRow {
  readonly countyId: string;
  readonly id: string;
  readonly inspectionId: string;
  readonly number: number;
  readonly status: DrawStatus;
  readonly algorithm: string;
  readonly frameSha256: string;
  readonly publicSource: string;
  readonly publicOn: IsoDate | null;
  readonly publicNumber: string;
  readonly readers: string[];
  readonly objects: number;
  readonly repeatReason: string;
  readonly abandonReason: string;
  readonly frozenBy: string;
  readonly frozenAt: string;
  readonly drawnAt: string | null;
  readonly abandonedAt: string | null;
  readonly version: number;
  readonly officers: readonly OfficerRow[];
}

// Instants as JSON tells them have another form than the parser's.
const instant = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

const columns = sql`d.county_id, d.id, d.inspection_id, d.number, d.status, d.algorithm, d.frame_sha256, d.public_source, d.public_on, d.public_number,
  d.readers::text[] as readers, d.objects, d.repeat_reason, d.abandon_reason, coalesce(a.name, '') as frozen_by, d.frozen_at, d.drawn_at, d.abandoned_at, d.version,
  coalesce((select json_agg(json_build_object('accountId', f.account_id, 'position', f.position, 'name', coalesce(b.name, ''),
      'commitment', f.commitment, 'committedAt', ${instant("f.committed_at")}, 'revealedAt', ${instant("f.revealed_at")},
      'revealed', f.revealed_at is not null) order by f.position)
    from draw_officer f left join account b on b.id = f.account_id where f.county_id = d.county_id and f.draw_id = d.id), '[]') as officers`;
const joined = sql`draw d left join account a on a.id = d.frozen_by`;

/** Rows of draws; whoever asks says within which county or reach. */
export const drawsWhere = (where: RawBuilder<unknown>, tail: RawBuilder<unknown>): RawBuilder<DrawRow> =>
  sql<DrawRow>`select ${columns} from ${joined} where ${where} ${tail}`;

/** Every attempt, the newest first: abandoned and repeated ones stay. */
export async function listDraws(db: Db, actor: Actor, countyId: string, inspectionId: string): Promise<DrawRow[]> {
  const where = sql`${withinCounties(actor, "d")} and d.county_id = ${countyId} and d.inspection_id = ${inspectionId}`;
  return (await drawsWhere(where, sql`order by d.number desc`).execute(db)).rows;
}

export async function findDraw(db: Db, actor: Actor, id: string): Promise<DrawRow | undefined> {
  return (await drawsWhere(sql`${withinCounties(actor, "d")} and d.id = ${id}`, sql``).execute(db)).rows[0];
}

export async function lockDraw(tx: Tx, actor: Actor, id: string): Promise<DrawRow | undefined> {
  const { rows } = await sql`
    select from draw d where ${withinCounties(actor, "d")} and d.id = ${id} for update`.execute(tx);
  return rows.length > 0 ? findDraw(tx, actor, id) : undefined;
}

type Key = Pick<DrawRow, "countyId" | "id">;

export async function readFrameText(db: Db, { countyId, id }: Key): Promise<string> {
  const { frame } = await db
    .selectFrom("draw")
    .select("frame")
    .where("countyId", "=", countyId)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return frame;
}

export interface ResultRow {
  readonly seed: string;
  readonly result: string;
  readonly resultSha256: string;
  readonly sealed: boolean;
}

/** The first wall of the seal: until the start only the inspecting team reads it; to everybody else it is not there. */
const opened = (alias: string, accountId: string | null) =>
  sql`(not ${sql.ref(`${alias}.sealed`)} or ${accountId}::uuid = any (${sql.ref(`${alias}.readers`)}))`;

export async function findResult(
  db: Db,
  { countyId, id }: Key,
  accountId: string | null,
): Promise<ResultRow | undefined> {
  const { rows } = await sql<ResultRow>`
    select s.seed, s.result, s.result_sha256, s.sealed from draw_result s
    where s.county_id = ${countyId} and s.draw_id = ${id} and ${opened("s", accountId)}`.execute(db);
  return rows[0];
}

/** Sealed like the result: whoever knows both secrets can compute it. */
export async function listSecrets(db: Db, { countyId, id }: Key, accountId: string | null) {
  const { rows } = await sql<{ accountId: string; secret: string }>`
    select s.account_id, s.secret from draw_secret s
    where s.county_id = ${countyId} and s.draw_id = ${id} and ${opened("s", accountId)}`.execute(db);
  return new Map(rows.map((row) => [row.accountId, row.secret]));
}

/** Names the one draw whose seal this transaction may pass, while `act` runs. The officer never sees what is read. */
export async function withSealOpen<T>(tx: Tx, drawId: string, act: () => Promise<T>): Promise<T> {
  await sql.raw(`set local app.drawing = '${drawId.replace(/[^0-9a-f-]/g, "")}'`).execute(tx);
  const result = await act();
  await sql.raw("set local app.drawing = ''").execute(tx);
  return result;
}

/** Only within withSealOpen: both secrets, by officer. */
export async function readSecretsForDraw(tx: Tx, { countyId, id }: Key) {
  const rows = await tx
    .selectFrom("drawSecret")
    .select(["accountId", "secret"])
    .where("countyId", "=", countyId)
    .where("drawId", "=", id)
    .execute();
  return new Map(rows.map((row) => [row.accountId, row.secret]));
}
