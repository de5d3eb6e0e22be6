import { sql } from "kysely";
import { notFound, refused } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import { gates } from "#domain/projects/gate.ts";
import { type ProjectStatus, statusAfter } from "#domain/projects/project.ts";
import type { Db, Tx } from "../../db/db.ts";
import { withinReach, withinShared, withinVillages } from "../../people/reach.ts";
import { findProject } from "../rows.ts";

/** Where an asset lies: in a village, in the villages of its project (null), or with the township. */
export interface Lies {
  readonly countyId: string;
  readonly townshipId: string;
  readonly villageId: string | null;
  readonly reach: readonly string[];
}

interface Asked {
  readonly projectId: string | null;
  readonly villageId: string | null;
  readonly townshipId: string | null;
}

/** 移交以后形成资产：已移交、已确权、管护中、已见收益. */
export const bornStatuses: readonly ProjectStatus[] = gates
  .slice(gates.indexOf("transfer"))
  .map((gate) => statusAfter[gate]);

export function placeAsset(tx: Tx, actor: Actor, asked: Asked): Promise<Lies> {
  const { projectId, ...place } = asked;
  return projectId === null ? placeAlone(tx, actor, place) : placeOfProject(tx, actor, projectId, place);
}

async function placeOfProject(
  tx: Tx,
  actor: Actor,
  projectId: string,
  { villageId }: Pick<Asked, "villageId">,
): Promise<Lies> {
  const project = await findProject(tx, actor, projectId);
  if (!project) throw notFound("项目");
  if (!bornStatuses.includes(project.status))
    throw refused([{ rule: "not-transferred", sentence: "该项目还没有移交，移交以后再登记资产。" }]);
  const villages = await villagesOfProject(tx, actor, project.countyId, projectId);
  const asked = villageId ?? (villages.length === 1 ? villages[0]!.villageId : null);
  const { countyId, reach } = project;
  if (asked === null)
    return { countyId, reach, villageId: null, townshipId: project.townshipId ?? villages[0]!.townshipId };
  const village = villages.find((one) => one.villageId === asked);
  if (!village || !(actor.townships === "all" || actor.townships.includes(village.townshipId)))
    throw notFound("受益村");
  return { countyId, reach, villageId: asked, townshipId: village.townshipId };
}

/** The villages a project serves with their shares, in the order they were registered. */
export async function villagesOfProject(db: Db, actor: Actor, countyId: string, projectId: string) {
  const { rows } = await sql<{ villageId: string; townshipId: string; share: number; name: string }>`
    select pv.village_id, pv.township_id, pv.share, project_place_name(pv.county_id, pv.village_id) as name
    from project_village pv where ${withinShared(actor, "pv")} and pv.county_id = ${countyId} and pv.project_id = ${projectId}
    order by pv.village_id`.execute(db);
  return rows;
}

/** 党的十八大以来的存量资产，没有项目的直接登记. The village is held: it is not moved in between. */
async function placeAlone(tx: Tx, actor: Actor, { villageId, townshipId }: Omit<Asked, "projectId">): Promise<Lies> {
  if (villageId !== null) {
    const { rows } = await sql<{ countyId: string; townshipId: string }>`
      select v.county_id, v.township_id from village v where ${withinVillages(actor, "v", "id")} and v.id = ${villageId}
        and v.valid_to is null for share`.execute(tx);
    if (!rows[0]) throw notFound("村（社区）");
    return { ...rows[0], villageId, reach: [rows[0].townshipId, villageId] };
  }
  const { rows } = await sql<{ countyId: string }>`
    select t.county_id from township t where ${withinReach(actor, "t", "id")} and t.id = ${townshipId}::uuid and t.valid_to is null`.execute(
    tx,
  );
  if (!rows[0] || townshipId === null) throw notFound("乡镇（街道）");
  return { ...rows[0], villageId: null, townshipId, reach: [townshipId] };
}
