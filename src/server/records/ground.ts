import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { LeaderKind, RecordGround } from "#domain/records/record.ts";
import type { Db } from "../db/db.ts";
import { withinCounties, withinVillages } from "../people/reach.ts";
import type { FoundPrint } from "./near.ts";

/** What an entry names: looked up at once, by one statement. */
export interface Named {
  readonly villageId: string;
  readonly onDay: IsoDate;
  readonly leaderId: string | null;
  readonly problemId: string | null;
  readonly goalId: string | null;
  readonly taskId: string | null;
  readonly fileIds: readonly string[];
}

export interface KeptFile {
  readonly id: string;
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
}

export interface Found {
  readonly countyId: string;
  readonly townshipId: string;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
  readonly successor: string | null;
  readonly teamId: string | null;
  readonly formedOn: IsoDate | null;
  readonly dissolvedOn: IsoDate | null;
  readonly leaderKind: LeaderKind | null;
  readonly strangers: RecordGround["strangers"];
  readonly files: readonly KeptFile[];
  /** An entry of this id stands already, where this office sees it. */
  readonly stored: boolean;
  /** Prints that agree in a band with the one asked about. */
  readonly prints: readonly FoundPrint[];
}

/** The village within reach with all that the rules ask about an entry in it; undefined when it is out of reach. */
export async function findGround(
  db: Db,
  actor: Actor,
  named: Named & { readonly id: string },
  prints: RawBuilder<unknown>,
): Promise<Found | undefined> {
  const { rows } = await sql<Found>`
    select v.county_id, v.township_id, v.valid_from, v.valid_to, t.id as team_id, t.formed_on, t.dissolved_on,
      case when v.valid_to is not null then (
        select string_agg(distinct s.to_name, '、') from place_succession s
        where s.county_id = v.county_id and s.from_village_id = v.id and s.to_village_id is not null) end as successor,
      ${named.leaderId === null ? sql`null` : leaderKindOf(actor, named.leaderId, named.onDay)} as leader_kind,
      ${strangersAmong(actor, named)} as strangers,
      ${named.fileIds.length === 0 ? sql`'[]'::json` : filesOf(actor, named.fileIds)} as files,
      exists (select from work_record w where w.county_id = v.county_id and w.id = ${named.id} and ${withinVillages(actor, "w")}) as stored,
      ${prints} as prints
    from village v left join team t on t.county_id = v.county_id and t.id = ${actor.teamId ?? null}::uuid
    where ${withinVillages(actor, "v", "id")} and v.id = ${named.villageId}`.execute(db);
  return rows[0];
}

/**
 * 联络人所能记的领导：county and township offices those of their own line, a team and a unit the leaders who hold this
 * village and the heads of the units that stand in it.
 */
export function leadersFor(actor: Actor, village: RawBuilder<unknown>): RawBuilder<boolean> {
  const kinds = sql`(p.kind <> 'cadre' or p.unit_head) and ${withinCounties(actor, "p")}`;
  if (actor.role === "county") return sql<boolean>`${kinds}`;
  if (actor.role === "township")
    return sql<boolean>`(${kinds} and (p.kind <> 'township-leader' or p.township_id = any (${[...actor.townships]}::uuid[])))`;
  const own =
    actor.role === "unit" ? sql`and p.unit_head and p.organisation_id = ${actor.organisationId}::uuid` : sql``;
  return sql<boolean>`(${kinds} ${own} and exists (
    select from posting q where q.county_id = p.county_id and ${withinVillages(actor, "q")} and q.village_id = ${village}
      and (q.person_id = p.id or (p.unit_head and q.organisation_id = p.organisation_id))))`;
}

export const leaderKind = sql<LeaderKind>`case when p.kind = 'cadre' then 'unit-head' else p.kind end`;

const leaderKindOf = (actor: Actor, leaderId: string, onDay: IsoDate) => sql`(
  select ${leaderKind} from person p
  where p.county_id = v.county_id and p.id = ${leaderId} and ${leadersFor(actor, sql`v.id`)}
    and (p.valid_to is null or p.valid_to >= ${onDay}::date))`;

const tables = { problemId: "case_problem", goalId: "case_goal", taskId: "plan_task" } as const;

function strangersAmong(actor: Actor, named: Named): RawBuilder<unknown> {
  const links = (Object.keys(tables) as (keyof typeof tables)[]).filter((field) => named[field] !== null);
  const asked = links.map(
    (field) => sql`case when not exists (
      select from ${sql.table(tables[field])} i where i.county_id = v.county_id and i.id = ${named[field]} and i.village_id = v.id
        and ${withinVillages(actor, "i")} and i.removed_at is null) then ${field}::text end`,
  );
  if (named.fileIds.length > 0) {
    const found = sql`select count(*) from record_file f where ${ofVillage(actor, named.fileIds)}`;
    asked.push(sql`case when (${found}) <> ${new Set(named.fileIds).size}::bigint then 'files' end`);
  }
  if (asked.length === 0) return sql`'{}'::text[]`;
  return sql`array_remove(array[${sql.join(asked)}], null)`;
}

const ofVillage = (actor: Actor, ids: readonly string[]) =>
  sql`f.county_id = v.county_id and f.id = any (${[...ids]}::uuid[]) and f.village_id = v.id and ${withinVillages(actor, "f")}`;

const filesOf = (actor: Actor, ids: readonly string[]) => sql`(
  select coalesce(json_agg(json_build_object('id', f.id, 'sha256', f.sha256, 'name', f.name, 'mediaType', f.media_type, 'bytes', f.bytes)
    order by f.id), '[]') from record_file f where ${ofVillage(actor, ids)})`;
