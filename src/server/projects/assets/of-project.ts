import { type RawBuilder, sql } from "kysely";
import { notFound } from "#contract/problem.ts";
import { type Actor, may } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Gate } from "#domain/projects/gate.ts";
import type { Db } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import { findProject } from "../rows.ts";
import { listAssets } from "./list.ts";
import { bornStatuses, villagesOfProject } from "./place.ts";

/** What the gates already know of an asset. */
interface Filled {
  readonly place: string;
  readonly transferredOn: IsoDate | null;
  readonly settledFen: number | null;
  readonly certificate: string;
  readonly certificateOn: IsoDate | null;
  readonly caretaker: string;
}

const passed = (gate: Gate, told: RawBuilder<unknown>) => sql`(select ${told} from gate_pass g
  where g.county_id = p.county_id and g.project_id = p.id and g.gate = ${gate} and g.withdrawn_on is null)`;

/** 从项目登记资产：what the form is filled with, what stands registered, and the money it should add up to. */
export async function readAssetsOfProject(db: Db, actor: Actor, id: string, today: IsoDate) {
  const project = await findProject(db, actor, id);
  if (!project) throw notFound("项目");
  const { countyId, name, assetClass, owner, paidFen } = project;
  const { rows } = await sql<Filled>`
    select p.place, ${passed("transfer", sql`g.on_day`)} as transferred_on, ${passed("settlement", sql`(g.facts ->> 'settledFen')::bigint`)} as settled_fen,
      coalesce(${passed("title", sql`g.facts ->> 'certificate'`)}, '') as certificate,
      ${passed("title", sql`g.on_day`)} as certificate_on,
      coalesce(${passed("upkeep", sql`g.facts ->> 'caretaker'`)}, '') as caretaker
    from project p where ${withinShared(actor, "p")} and p.id = ${id}`.execute(db);
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
