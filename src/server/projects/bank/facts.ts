import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { OpinionConclusion } from "#domain/projects/argument.ts";
import type { BankProject } from "#domain/projects/bank-act.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Db } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import type { LockedProject, ProjectPlace } from "../rows.ts";

export interface OpinionRow {
  readonly id: string;
  readonly argumentId: string;
  readonly expertId: string | null;
  readonly organisationId: string | null;
  readonly by: string;
  readonly unit: string;
  readonly conclusion: OpinionConclusion;
  readonly text: string;
  readonly writtenOn: IsoDate;
}

export interface HearingRow {
  readonly id: string;
  readonly heldOn: IsoDate;
  readonly place: string;
  readonly chair: string;
  readonly conclusion: "pass" | "return" | null;
  readonly text: string;
  readonly concludedOn: IsoDate | null;
  readonly version: number;
  readonly opinions: readonly OpinionRow[];
}

/** Every hearing of the project, the latest first, with what was written in it. */
export async function listHearings(db: Db, actor: Actor, { countyId, id }: ProjectPlace): Promise<HearingRow[]> {
  const { rows: hearings } = await sql<Omit<HearingRow, "opinions">>`
    select a.id, a.held_on, a.place, a.chair, a.conclusion, a.text, a.concluded_on, a.version from project_argument a
    where ${withinShared(actor, "a")} and a.county_id = ${countyId} and a.project_id = ${id} order by a.made_at desc, a.id desc`.execute(
    db,
  );
  if (hearings.length === 0) return [];
  const { rows: opinions } = await sql<OpinionRow>`
    select o.id, o.argument_id, o.expert_id, o.organisation_id, coalesce(e.name, u.name, '') as by, coalesce(e.unit, '') as unit,
      o.conclusion, o.text, o.written_on
    from argument_opinion o
      left join expert e on e.county_id = o.county_id and e.id = o.expert_id
      left join organisation u on u.county_id = o.county_id and u.id = o.organisation_id
    where ${withinShared(actor, "o")} and o.county_id = ${countyId} and o.project_id = ${id} order by o.recorded_at, o.id`.execute(
    db,
  );
  return hearings.map((hearing) => ({
    ...hearing,
    opinions: opinions.filter(({ argumentId }) => argumentId === hearing.id),
  }));
}

export interface StepRow {
  readonly id: string;
  readonly action: string;
  readonly fromStatus: string;
  readonly toStatus: string;
  readonly fromStanding: string;
  readonly toStanding: string;
  readonly onDay: IsoDate;
  readonly text: string;
  readonly by: string;
}

export async function listSteps(db: Db, actor: Actor, { countyId, id }: ProjectPlace): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    select s.id, s.action, s.from_status, s.to_status, s.from_standing, s.to_standing, s.on_day, s.text, coalesce(a.name, '') as by
    from project_step s left join account a on a.id = s.made_by
    where ${withinShared(actor, "s")} and s.county_id = ${countyId} and s.project_id = ${id} order by s.made_at, s.id`.execute(
    db,
  );
  return rows;
}

export interface ServedVillage {
  readonly villageId: string;
  readonly village: string;
  readonly townshipId: string;
  readonly township: string;
  readonly share: number;
  readonly promisedFen: number;
}

/** The villages it serves, those with the larger share first. */
export async function listServed(db: Db, actor: Actor, { countyId, id }: ProjectPlace): Promise<ServedVillage[]> {
  const { rows } = await sql<ServedVillage>`
    select v.village_id, project_place_name(v.county_id, v.village_id) as village, v.township_id,
      project_place_name(v.county_id, v.township_id) as township, v.share, v.promised_fen
    from project_village v where ${withinShared(actor, "v")} and v.county_id = ${countyId} and v.project_id = ${id}
    order by v.share desc, v.village_id`.execute(db);
  return rows;
}

/** What the rules of the bank ask of a project. */
export async function readBankFacts(db: Db, actor: Actor, project: LockedProject): Promise<BankProject> {
  const { rows } = await sql<Pick<BankProject, "villageIds" | "handedIn" | "hearing" | "opined">>`
    select array(select v.village_id from project_village v where ${withinShared(actor, "v")} and v.county_id = ${project.countyId}
        and v.project_id = ${project.id}) as village_ids,
      exists (select from project_step s where ${withinShared(actor, "s")} and s.county_id = ${project.countyId}
        and s.project_id = ${project.id} and s.action = 'declare') as handed_in,
      exists (select from project_argument a where ${withinShared(actor, "a")} and a.county_id = ${project.countyId}
        and a.project_id = ${project.id} and a.conclusion is null) as hearing,
      array(select o.organisation_id from argument_opinion o join project_argument a on a.county_id = o.county_id and a.id = o.argument_id
        where ${withinShared(actor, "o")} and o.county_id = ${project.countyId} and o.project_id = ${project.id}
          and a.conclusion is null and o.organisation_id is not null) as opined`.execute(db);
  return { ...project, ...rows[0]! };
}
