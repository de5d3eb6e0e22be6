import { sql } from "kysely";
import { notFound } from "#contract/problem.ts";
import { type Actor, may } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Db } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import { findProject } from "../rows.ts";
import { listAssets } from "./list.ts";
import { bornStatuses, villagesOfProject } from "./place.ts";

/** 从项目登记资产：what the form is filled with, what stands registered, and the money it should add up to. */
export async function readAssetsOfProject(db: Db, actor: Actor, id: string, today: IsoDate) {
  const project = await findProject(db, actor, id);
  if (!project) throw notFound("项目");
  const { countyId, name, assetClass, owner, paidFen } = project;
  const { rows } = await sql<{ place: string; transferredOn: IsoDate | null; settledFen: number | null }>`
    select p.place, g.on_day as transferred_on,
      (select (s.facts ->> 'settledFen')::bigint from gate_pass s where s.county_id = p.county_id and s.project_id = p.id
        and s.gate = 'settlement' and s.withdrawn_on is null) as settled_fen
    from project p left join gate_pass g on g.county_id = p.county_id and g.project_id = p.id and g.gate = 'transfer' and g.withdrawn_on is null
    where ${withinShared(actor, "p")} and p.id = ${id}`.execute(db);
  const villages = await villagesOfProject(db, actor, countyId, id);
  const assets = await listAssets(db, actor, { projectId: id }, { page: 1, size: 200, today });
  return {
    name,
    class: assetClass,
    owner,
    ...rows[0]!,
    villages: villages.map((one) => ({ id: one.villageId, name: one.name })),
    paidFen,
    registeredFen: assets.reduce((sum, { valueFen }) => sum + valueFen, 0),
    assets,
    why: bornStatuses.includes(project.status) ? [] : ["项目移交以后登记资产。"],
    can: { write: may(actor, "asset.write") },
  };
}
