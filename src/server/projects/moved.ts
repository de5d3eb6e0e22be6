import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { withinCounties } from "../people/reach.ts";
import type { Succession } from "../registry/commands.ts";
import { spreadReach } from "./spreading.ts";

/**
 * 村并入、划转后，项目的份额、承诺，资产、收益、欠收的租金和分配方案随村走：added to what the successor has of the same project,
 * so that nothing is lost or doubled. What was posted or paid keeps its words.
 */
export async function followProjects(tx: Tx, actor: Actor, succession: Succession): Promise<void> {
  const { countyId, fromId, toId, townshipId } = succession;
  const projects = await followShares(tx, actor, succession);
  await followAssets(tx, actor, succession);
  await sql`select follow_income(${countyId}, ${fromId}, ${toId}, ${townshipId})`.execute(tx);
  await sql`select follow_allocations(${countyId}, ${fromId}, ${toId}, ${townshipId})`.execute(tx);
  const plans = await followPlans(tx, actor, succession);
  await spreadReach(tx, countyId, projects);
  const assets = await spreadAlone(tx, actor, succession);
  if (projects.length + assets + plans === 0) return;
  const detail = { act: "follow", projects: projects.length, assets, distributions: plans };
  await record(tx, actor, { verb: "project.change", countyId, subjectId: toId, detail });
}

/** The projects that serve the village, under lock; a version more, so that who had one open looks again. */
async function followShares(
  tx: Tx,
  actor: Actor,
  { countyId, fromId, toId, townshipId }: Succession,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from project p where ${withinCounties(actor, "p")} and p.county_id = ${countyId}
      and exists (select from project_village pv where pv.county_id = p.county_id and pv.project_id = p.id and pv.village_id = ${fromId})
    order by p.id for no key update`.execute(tx);
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return ids;
  const both = sql`t.county_id = ${countyId} and t.village_id = ${toId} and f.county_id = ${countyId} and f.village_id = ${fromId}
    and f.project_id = t.project_id`;
  await sql`
    update project_village t set share = t.share + f.share, promised_fen = t.promised_fen + f.promised_fen from project_village f
    where ${withinCounties(actor, "t")} and ${both}`.execute(tx);
  await sql`delete from project_village f using project_village t where ${withinCounties(actor, "f")} and ${both}`.execute(
    tx,
  );
  await sql`
    update project_village f set village_id = ${toId}, township_id = ${townshipId}
    where ${withinCounties(actor, "f")} and f.county_id = ${countyId} and f.village_id = ${fromId}`.execute(tx);
  await sql`
    update project p set version = p.version + 1, updated_at = now(),
      township_id = case when p.township_id is null or exists (select from project_village pv where pv.county_id = p.county_id
        and pv.project_id = p.id and pv.township_id = p.township_id) then p.township_id else ${townshipId}::uuid end
    where ${withinCounties(actor, "p")} and p.county_id = ${countyId} and p.id = any (${ids}::uuid[])`.execute(tx);
  return ids;
}

/** An asset goes with its village; a pooled one of these projects stays with a township its project still serves. */
async function followAssets(tx: Tx, actor: Actor, { countyId, fromId, toId, townshipId }: Succession): Promise<void> {
  await sql`
    update asset a set village_id = ${toId}, township_id = ${townshipId}, version = a.version + 1, updated_at = now()
    where ${withinCounties(actor, "a")} and a.county_id = ${countyId} and a.village_id = ${fromId}`.execute(tx);
  await sql`
    update asset a set township_id = ${townshipId} where ${withinCounties(actor, "a")} and a.county_id = ${countyId}
      and a.village_id is null and a.project_id is not null
      and exists (select from project_village pv where pv.county_id = a.county_id and pv.project_id = a.project_id and pv.village_id = ${toId})
      and not exists (select from project_village pv where pv.county_id = a.county_id and pv.project_id = a.project_id
        and pv.township_id = a.township_id)`.execute(tx);
}

const planParts = ["distribution_line", "distribution_step"];

/** Plans keep their year and take the next numbers of the successor. */
async function followPlans(tx: Tx, actor: Actor, { countyId, fromId, toId, townshipId }: Succession): Promise<number> {
  const reach = [townshipId, toId];
  const { rows } = await sql<{ id: string }>`
    with moved as (
      select d.id, row_number() over (partition by d.year order by d.number) + coalesce((select max(t.number) from distribution t
        where t.county_id = d.county_id and t.village_id = ${toId} and t.year = d.year), 0) as number
      from distribution d where ${withinCounties(actor, "d")} and d.county_id = ${countyId} and d.village_id = ${fromId})
    update distribution d set village_id = ${toId}, township_id = ${townshipId}, number = moved.number, reach = ${reach}::uuid[],
      version = d.version + 1, updated_at = now()
    from moved where d.county_id = ${countyId} and d.id = moved.id returning d.id`.execute(tx);
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return 0;
  for (const table of planParts)
    await sql`
      update ${sql.table(table)} x set reach = ${reach}::uuid[]
      where ${withinCounties(actor, "x")} and x.county_id = ${countyId} and x.distribution_id = any (${ids}::uuid[])`.execute(
      tx,
    );
  await followNotices(tx, actor, { countyId, kind: "distribution", ids, reach });
  return ids.length;
}

interface Hung {
  readonly countyId: string;
  readonly kind: "distribution" | "asset";
  readonly ids: readonly string[];
  readonly reach: readonly string[];
}

/** What hangs is read by whoever reads what it is about; its words and its place stay. */
async function followNotices(tx: Tx, actor: Actor, { countyId, kind, ids, reach }: Hung): Promise<void> {
  const about = sql`d.county_id = ${countyId} and d.subject_kind = ${kind} and d.subject_id = any (${[...ids]}::uuid[])`;
  await sql`
    update disclosure d set reach = ${[...reach]}::uuid[] where ${withinCounties(actor, "d")} and ${about}`.execute(tx);
  for (const table of ["objection", "objection_answer"])
    await sql`
      update ${sql.table(table)} x set reach = ${[...reach]}::uuid[] from disclosure d
      where ${withinCounties(actor, "x")} and d.county_id = x.county_id and d.id = x.disclosure_id and ${about}`.execute(
      tx,
    );
}

const assetParts = ["asset_step", "lease", "rent", "asset_care", "asset_look_back", "asset_disposal", "income"];

/** Assets of no project name their township and village alone; their income and what it was split into, too. */
async function spreadAlone(tx: Tx, actor: Actor, { countyId, toId, townshipId }: Succession): Promise<number> {
  const reach = [townshipId, toId];
  const { rows } = await sql<{ id: string; alone: boolean }>`
    select a.id, a.project_id is null as alone from asset a
    where ${withinCounties(actor, "a")} and a.county_id = ${countyId} and a.village_id = ${toId}`.execute(tx);
  const ids = rows.filter(({ alone }) => alone).map(({ id }) => id);
  const among = sql`any (${ids}::uuid[])`;
  if (ids.length > 0) {
    await sql`update asset a set reach = ${reach}::uuid[] where a.county_id = ${countyId} and a.id = ${among}`.execute(
      tx,
    );
    for (const table of assetParts)
      await sql`
        update ${sql.table(table)} x set reach = ${reach}::uuid[]
        where ${withinCounties(actor, "x")} and x.county_id = ${countyId} and x.asset_id = ${among}`.execute(tx);
    await sql`
      update income_village x set reach = ${reach}::uuid[] from income i
      where ${withinCounties(actor, "x")} and i.county_id = x.county_id and i.id = x.income_id and i.county_id = ${countyId} and i.asset_id = ${among}`.execute(
      tx,
    );
    await followNotices(tx, actor, { countyId, kind: "asset", ids, reach });
  }
  return rows.length;
}
