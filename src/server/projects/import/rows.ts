import { sql } from "kysely";
import { uuidv7 } from "#contract/uuid.ts";
import { refused } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { ImportedProject } from "#domain/projects/imported.ts";
import type { AssetClass, ProjectKind } from "#domain/projects/project.ts";
import type { Tx } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import { nextNumber } from "../numbering.ts";

/** A project as a table brings it in. */
export interface ProjectRecord extends ImportedProject {
  readonly id: string;
  readonly name: string;
  readonly kind: ProjectKind;
  readonly assetClass: AssetClass;
  readonly townshipId: string;
  readonly villages: readonly {
    readonly villageId: string;
    readonly townshipId: string;
    readonly share: number;
    readonly promisedFen: number;
  }[];
  readonly promisedFen: number;
  readonly owner: string;
  readonly builder: string;
  readonly responsible: string;
  readonly place: string;
  readonly content: string;
  readonly scale: string;
}

/** In the order of their ids, so that two imports never wait for each other in a ring. */
export async function lockProjectVersions(tx: Tx, actor: Actor, countyId: string, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; version: number }>`
    select p.id, p.version from project p
    where ${withinShared(actor, "p")} and p.county_id = ${countyId} and p.id = any (${[...ids]}::uuid[]) order by p.id for no key update`.execute(
    tx,
  );
  return new Map(rows.map(({ id, version }) => [id, String(version)]));
}

/** Numbered year by year in the order of the table; the money they cost comes in through the ledger's own door. */
export async function insertProjects(tx: Tx, actor: Actor, countyId: string, records: readonly ProjectRecord[]) {
  if (records.length === 0) return;
  const numbered: (ProjectRecord & { number: number; stepId: string; reach: string[] })[] = [];
  for (const [year, rows] of [...Map.groupBy(records, (one) => one.year)].toSorted(([a], [b]) => a - b)) {
    const first = await nextNumber(tx, countyId, year);
    for (const [i, row] of rows.entries())
      numbered.push({ ...row, number: first + i, stepId: uuidv7(), reach: reachOf(row) });
  }
  const source = sql`jsonb_to_recordset(${JSON.stringify(numbered)}::jsonb) as r (id uuid, "stepId" uuid, year integer, number integer,
    name text, kind text, "assetClass" text, "townshipId" uuid, reach jsonb, villages jsonb, "promisedFen" bigint, owner text, builder text,
    responsible text, place text, content text, scale text, "estimateFen" bigint, "budgetFen" bigint, "planStartOn" date,
    "planFinishOn" date, "startedOn" date, "finishedOn" date, status text)`;
  const reach = sql`(select array_agg(x::uuid) from jsonb_array_elements_text(r.reach) x)`;
  await sql`
    insert into project (county_id, id, year, number, name, kind, asset_class, declared_from, township_id, place, content, scale, owner, builder,
      responsible, plan_start_on, plan_finish_on, started_on, finished_on, estimate_fen, promised_fen, status, reach, imported, created_by)
    select ${countyId}, r.id, r.year, r.number, r.name, r.kind, r."assetClass", 'county', r."townshipId", r.place, r.content, r.scale, r.owner,
      r.builder, r.responsible, r."planStartOn", r."planFinishOn", r."startedOn", r."finishedOn", r."estimateFen", r."promisedFen",
      r.status, ${reach}, true, ${actor.accountId} from ${source}`.execute(tx);
  await sql`
    insert into project_village (county_id, project_id, village_id, township_id, share, promised_fen, reach)
    select ${countyId}, r.id, v."villageId", v."townshipId", v.share, v."promisedFen", ${reach}
    from ${source} cross join lateral jsonb_to_recordset(r.villages) as v ("villageId" uuid, "townshipId" uuid, share integer, "promisedFen" bigint)`.execute(
    tx,
  );
  await sql`
    insert into project_step (county_id, id, project_id, action, from_status, to_status, from_standing, to_standing, on_day, reach, made_by)
    select ${countyId}, r."stepId", r.id, 'import', '', r.status, 'normal', 'normal', (now() at time zone 'Asia/Shanghai')::date, ${reach}, ${actor.accountId}
    from ${source}`.execute(tx);
  await sql`select set_budget(${countyId}, r.id, ${actor.accountId}::uuid, r."budgetFen") from ${source} where r."budgetFen" is not null`.execute(
    tx,
  );
}

const reachOf = ({ villages, townshipId }: ProjectRecord) => [
  ...new Set([townshipId, ...villages.flatMap((one) => [one.townshipId, one.villageId])]),
];

/** Taking an import back: only what nobody has touched since. */
export async function deleteImported(tx: Tx, countyId: string, ids: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select p.id from project p where p.county_id = ${countyId} and p.id = any (${[...ids]}::uuid[])
      and p.imported and p.version = 1 and p.allocated_fen = 0 and p.contracted_fen = 0
      and not exists (select from remeasured_project d where d.county_id = p.county_id and d.project_id = p.id) for update`.execute(
    tx,
  );
  if (rows.length < ids.length)
    throw refused([
      { rule: "projects-touched", sentence: "有的项目导入后已经办理过，不能整批撤销。请在项目中逐个处理。" },
    ]);
  for (const table of ["project_step", "project_village"])
    await sql`delete from ${sql.table(table)} where county_id = ${countyId} and project_id = any (${[...ids]}::uuid[])`.execute(
      tx,
    );
  await sql`delete from project where county_id = ${countyId} and id = any (${[...ids]}::uuid[])`.execute(tx);
}
