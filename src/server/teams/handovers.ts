import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { type Difference, type HandoverPack, signingOffice } from "#domain/teams/handover.ts";
import type { Slot } from "#domain/teams/match/match.ts";
import type { Db, Tx } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";

export interface HandoverRow {
  readonly id: string;
  readonly countyId: string;
  readonly teamId: string;
  readonly team: string;
  readonly village: string;
  readonly township: string;
  readonly slot: Slot;
  readonly dissolvedOn: IsoDate | null;
  readonly pack: HandoverPack;
  readonly differences: readonly Difference[];
  readonly madeBy: string;
  readonly madeByName: string;
  readonly signedBy: string | null;
  readonly signedByName: string | null;
  readonly signedOn: IsoDate | null;
  readonly successorUnitId: string | null;
  readonly neverCame: boolean;
}

const columns = sql`h.id, h.county_id, s.team_id, t.name as team, v.name as village, tw.name as township, s.slot, t.dissolved_on, h.pack,
  h.differences, h.made_by, coalesce(m.name, '—') as made_by_name, h.signed_by, a.name as signed_by_name, h.signed_on,
  s.organisation_id as successor_unit_id, coalesce(s.ended_on < s.from_on, false) as never_came`;

const sources = sql`handover h
  join posting s on s.county_id = h.county_id and s.id = h.successor_id
  join team t on t.county_id = s.county_id and t.id = s.team_id
  join village v on v.county_id = h.county_id and v.id = h.village_id
  join township tw on tw.county_id = h.county_id and tw.id = h.township_id
  left join account m on m.id = h.made_by left join account a on a.id = h.signed_by`;

/** A team reads what is handed over in it; a unit what concerns itself or its people. */
function within(actor: Actor): RawBuilder<unknown> {
  const reach = withinVillages(actor, "h");
  if (actor.role === "team") return sql`${reach} and s.team_id = ${actor.teamId ?? null}::uuid`;
  if (actor.role !== "unit") return sql`${reach}`;
  return sql`${reach} and (s.organisation_id = ${actor.organisationId}::uuid or exists (select from posting o
    where o.county_id = h.county_id and o.id = h.posting_id and o.organisation_id = ${actor.organisationId}::uuid))`;
}

interface HandoverFilter {
  readonly state?: "open" | "signed" | undefined;
  readonly teamId?: string | undefined;
}

export async function listHandovers(
  db: Db,
  actor: Actor,
  { state, teamId }: HandoverFilter,
  { page, size }: { page: number; size: number },
): Promise<(HandoverRow & { readonly total: number })[]> {
  const asked = [
    ...(state ? [state === "open" ? sql`h.signed_by is null` : sql`h.signed_by is not null`] : []),
    ...(teamId ? [sql`s.team_id = ${teamId}`] : []),
  ];
  const { rows } = await sql<HandoverRow & { total: number }>`
    select ${columns}, count(*) over ()::int as total from ${sources}
    where ${sql.join([within(actor), ...asked], sql` and `)}
    order by h.signed_by is not null, h.made_at desc, h.id limit ${size} offset ${(page - 1) * size}`.execute(db);
  return rows;
}

export async function findHandover(db: Db, actor: Actor, id: string): Promise<HandoverRow | undefined> {
  const { rows } = await sql<HandoverRow>`
    select ${columns} from ${sources} where ${within(actor)} and h.id = ${id}`.execute(db);
  return rows[0];
}

/** Held until it is signed or refused: two who sign at once wait for each other. */
export async function lockHandover(tx: Tx, actor: Actor, id: string): Promise<HandoverRow | undefined> {
  const { rows } = await sql<{ id: string }>`
    select h.id from handover h where ${withinVillages(actor, "h")} and h.id = ${id} for update of h`.execute(tx);
  return rows.length > 0 ? findHandover(tx, actor, id) : undefined;
}

/** Unsigned packs this account may sign. */
export async function countHandoversToSign(db: Db, actor: Actor): Promise<number> {
  const slots = Object.entries(signingOffice)
    .filter(([, office]) => office === actor.role)
    .map(([slot]) => slot);
  if (slots.length === 0) return 0;
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from ${sources} where ${within(actor)} and h.signed_by is null and t.dissolved_on is null
      and h.made_by <> ${actor.accountId} and s.slot = any (${slots}::text[])
      and coalesce(s.ended_on >= s.from_on, true)
      ${actor.role === "unit" ? sql`and s.organisation_id = ${actor.organisationId}::uuid` : sql``}`.execute(db);
  return rows[0]!.n;
}

export interface NewHandover {
  readonly countyId: string;
  readonly id: string;
  readonly postingId: string;
  readonly successorId: string;
  readonly villageId: string;
  readonly townshipId: string;
  readonly pack: HandoverPack;
  readonly madeBy: string;
}

export const saveHandovers = (tx: Tx, rows: readonly NewHandover[]) =>
  tx
    .insertInto("handover")
    .values(rows.map(({ pack, ...row }) => ({ ...row, pack: JSON.stringify(pack) })))
    .execute();

export const saveSignature = (
  tx: Tx,
  { countyId, id }: HandoverRow,
  signature: { readonly signedBy: string; readonly signedOn: IsoDate; readonly differences: readonly Difference[] },
) =>
  tx
    .updateTable("handover")
    .set({ ...signature, differences: JSON.stringify(signature.differences) })
    .where("countyId", "=", countyId)
    .where("id", "=", id)
    .execute();
