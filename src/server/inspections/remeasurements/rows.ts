import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { RemeasureStratum } from "#domain/inspections/remeasure/drawing.ts";
import type { ProjectKind } from "#domain/projects/project.ts";
import type { Db, Tx } from "../../db/db.ts";
import { withinCounties } from "../../people/reach.ts";
import { projectCodeOf } from "../../projects/queries.ts";

export interface SampleRow {
  readonly id: string;
  readonly countyId: string;
  readonly fromOn: IsoDate;
  readonly untilOn: IsoDate;
  readonly townshipId: string | null;
  readonly kind: ProjectKind | null;
  readonly algorithm: string;
  readonly frame: string;
  readonly frameSha256: string;
  readonly projects: number;
  readonly days: number;
  readonly frozenOn: IsoDate;
  readonly sealNumber: number | null;
  readonly sealHash: string | null;
  readonly seed: string | null;
  readonly drawnOn: IsoDate | null;
}

const columns = sql`r.id, r.county_id, r.from_on, r.until_on, r.township_id, r.kind, r.algorithm, r.frame, r.frame_sha256, r.projects, r.days,
  r.frozen_on, r.seal_number, r.seal_hash, r.seed, r.drawn_on`;

export async function findSample(db: Db, actor: Actor, id: string): Promise<SampleRow | undefined> {
  const { rows } = await sql<SampleRow>`
    select ${columns} from remeasurement r where ${withinCounties(actor, "r")} and r.id = ${id}`.execute(db);
  return rows[0];
}

/** One at a time at one sample; a row drawn already is read only, as its policy says, and is found without a lock. */
export async function lockSample(tx: Tx, actor: Actor, countyId: string, id: string): Promise<SampleRow | undefined> {
  await lockSamples(tx, countyId);
  return findSample(tx, actor, id);
}

/** Whoever freezes, draws or measures in a county does so one after the other: none is written beside what another just wrote. */
export async function lockSamples(tx: Tx, countyId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`remeasurement/${countyId}`}, 0))`.execute(tx);
}

export interface DrawnRow {
  readonly projectId: string;
  readonly stratum: RemeasureStratum;
  readonly position: number;
  readonly amountFen: number;
  readonly dueOn: IsoDate;
  readonly number: string;
  readonly name: string;
  readonly kind: ProjectKind;
  readonly townshipId: string | null;
  readonly township: string | null;
  readonly villages: string;
  readonly villageIds: readonly string[];
  readonly builder: string;
  readonly owner: string;
  readonly responsible: string;
  readonly parties: readonly string[];
  readonly hands: readonly string[];
}

/** What was drawn, with who built and owns it. */
export async function listDrawn(db: Db, actor: Actor, { countyId, id }: Pick<SampleRow, "countyId" | "id">) {
  const { rows } = await sql<DrawnRow>`
    select d.project_id, d.stratum, d.position, d.amount_fen, d.due_on, ${projectCodeOf("p")} as number, p.name, p.kind, p.township_id,
      t.name as township, p.builder, p.owner, p.responsible, p.hands,
      (select coalesce(string_agg(v.name, '、' order by v.name), '') from project_village s
        join village v on v.county_id = s.county_id and v.id = s.village_id
        where s.county_id = p.county_id and s.project_id = p.id) as villages,
      array(select s.village_id from project_village s where s.county_id = p.county_id and s.project_id = p.id order by 1) as village_ids,
      array(select c.party from project_contract c where c.county_id = p.county_id and c.project_id = p.id and c.form = 'contract') as parties
    from remeasured_project d
      join project p on p.county_id = d.county_id and p.id = d.project_id
      left join township t on t.county_id = p.county_id and t.id = p.township_id
    where ${withinCounties(actor, "d")} and d.county_id = ${countyId} and d.remeasurement_id = ${id}
    order by d.stratum, d.position`.execute(db);
  return rows;
}
