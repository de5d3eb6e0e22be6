import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { maskNameBriefly } from "#domain/masking.ts";
import { readsInFull, textFor } from "#domain/records/mediation.ts";
import type { Counts, LeaderKind, MeetingKind, RecordKind } from "#domain/records/record.ts";
import type { Db } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";

/** An entry as the village's own page and paper tell it: what was done, not who wrote it down. */
export interface VillageRecord extends Counts {
  readonly id: string;
  readonly villageId: string;
  readonly kind: RecordKind;
  readonly meeting: MeetingKind | null;
  readonly onDay: IsoDate;
  readonly text: string;
  readonly leader: string | null;
  readonly leaderKind: LeaderKind | null;
  readonly files: number;
}

export interface VillageFollowUp {
  readonly recordId: string;
  readonly onDay: IsoDate;
  readonly nameMasked: string;
  readonly followUp: string;
}

export interface VillagePaper {
  readonly recordId: string;
  readonly fileId: string;
  readonly name: string;
  readonly onDay: IsoDate;
}

export interface VillageRecords {
  readonly rows: VillageRecord[];
  readonly followUps: VillageFollowUp[];
  readonly papers: VillagePaper[];
}

const paperLimit = 100;

/**
 * The latest entries of each of these villages, who still waits to be visited again, and the papers entries brought; by one
 * statement. Each village is asked for its own first rows, so that thousands of entries cost what the shown ones do.
 */
export async function findVillageRecords(
  db: Db,
  actor: Actor,
  countyId: string,
  villageIds: readonly string[],
  each: number,
): Promise<VillageRecords> {
  const asked = sql`unnest(${[...villageIds]}::uuid[]) with ordinality u (id, place)`;
  const told = (kind: string) =>
    readsInFull(actor, "mediation") ? sql`true` : sql`${sql.ref(kind)} <> ${"mediation" satisfies RecordKind}`;
  const { rows } = await sql<{
    rows: VillageRecord[];
    followUps: (Omit<VillageFollowUp, "nameMasked"> & { name: string })[];
    papers: VillagePaper[];
  }>`
    select
      (select coalesce(json_agg(json_build_object('id', r.id, 'villageId', r.village_id, 'kind', r.kind, 'meeting', r.meeting, 'onDay', r.on_day,
          'text', r.text, 'households', r.households, 'partyMembers', r.party_members, 'people', r.people, 'activists', r.activists,
          'disputes', r.disputes, 'resolved', r.resolved, 'moneyFen', r.money_fen, 'leaderKind', r.leader_kind,
          'leader', (select n.name from person n where n.county_id = r.county_id and n.id = r.leader_id),
          'files', case when ${told("r.kind")} then jsonb_array_length(r.files) else 0 end) order by u.place, r.on_day desc, r.id desc), '[]')
        from ${asked} cross join lateral (select w.* from work_record w
          where w.county_id = ${countyId} and w.village_id = u.id and w.removed_at is null and ${withinVillages(actor, "w")}
          order by w.on_day desc, w.id desc limit ${each}) r) as rows,
      (select coalesce(json_agg(json_build_object('recordId', c.record_id, 'onDay', w.on_day, 'name', c.name, 'followUp', c.follow_up)
          order by w.on_day, c.record_id), '[]')
        from record_contact c cross join lateral (select r.on_day from work_record r
          where r.county_id = c.county_id and r.id = c.record_id and r.removed_at is null and ${told("r.kind")} and ${withinVillages(actor, "r")} limit 1) w
        where c.county_id = ${countyId} and c.village_id = any (${[...villageIds]}::uuid[]) and c.closed_on is null
          and ${withinVillages(actor, "c")}) as follow_ups,
      (select coalesce(json_agg(json_build_object('recordId', p.id, 'fileId', f ->> 'id', 'name', f ->> 'name', 'onDay', p.on_day)
          order by p.on_day desc, p.id desc), '[]')
        from ${asked} cross join lateral (select w.id, w.on_day, w.files from work_record w
          where w.county_id = ${countyId} and w.village_id = u.id and w.removed_at is null and w.files <> '[]' and ${told("w.kind")} and ${withinVillages(actor, "w")}
          order by w.on_day desc, w.id desc limit ${paperLimit}) p cross join jsonb_array_elements(p.files) f) as papers`.execute(
    db,
  );
  const { followUps, ...found } = rows[0]!;
  return {
    ...found,
    rows: found.rows.map((row) => ({ ...row, text: textFor(actor, row) })),
    followUps: followUps.map(({ name, ...one }) => ({ ...one, nameMasked: maskNameBriefly(name) })),
  };
}
