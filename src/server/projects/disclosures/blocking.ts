import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import {
  type Blocker,
  disclosureBlockersOf,
  type Ground,
  type Notice,
  type PostingPlace,
} from "#domain/projects/disclosures/blocking.ts";
import { type DisclosureBefore, type DisclosureLevel, heldBy } from "#domain/projects/disclosures/disclosure.ts";
import type { Db } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import { ruleOf } from "../../rules/queries.ts";
import type { ProjectPlace } from "../rows.ts";
import { boundSha256, readContent, readVillages } from "./content.ts";

/**
 * What of 公告公示 stands in the way of a bank action or a gate of this project: empty, go ahead. Asked with the project under lock.
 */
export async function disclosureBlockers(
  db: Db,
  actor: Actor,
  project: ProjectPlace,
  before: DisclosureBefore,
  today: IsoDate,
): Promise<Blocker[]> {
  const { content } = await ruleOf(db, project.countyId, "project-disclosure", today);
  if (heldBy(content.postings, before).length === 0) return [];
  return disclosureBlockersOf(await groundOf(db, actor, project, content), before, today);
}

/** How every posting of the rule stands at this project. */
export async function groundOf(
  db: Db,
  actor: Actor,
  project: ProjectPlace,
  { postings }: Pick<Ground, "postings">,
): Promise<Ground> {
  const all = await readContent(db, actor, project);
  const { rows } = await sql<Notice>`
    select d.step, d.level, coalesce(d.village_id, d.township_id) as place_id, d.until_on, d.bound_sha256
    from disclosure d where ${withinShared(actor, "d")} and d.county_id = ${project.countyId} and d.subject_kind = 'project'
      and d.subject_id = ${project.id} and d.withdrawn_on is null`.execute(db);
  const steps = [...new Set(postings.map(({ step }) => step))];
  return {
    postings,
    places: await postingPlaces(db, actor, project),
    notices: rows,
    bound: Object.fromEntries(steps.map((step) => [step, boundSha256(step, all)])),
    openObjections: await countOpenObjections(db, actor, project),
  };
}

/** Each village it serves, each of their townships, and the county. */
export async function postingPlaces(
  db: Db,
  actor: Actor,
  project: ProjectPlace,
): Promise<Record<DisclosureLevel, PostingPlace[]>> {
  const villages = await readVillages(db, actor, project);
  const townships = new Map(villages.map(({ townshipId, township }) => [townshipId, township]));
  return {
    village: villages.map(({ id, name }) => ({ id, name })),
    township: [...townships].map(([id, name]) => ({ id, name })),
    county: [{ id: null, name: "县级" }],
  };
}

/** 没有答复的异议, against whichever notice of the project, also one that was taken down. */
async function countOpenObjections(db: Db, actor: Actor, { countyId, id }: ProjectPlace): Promise<number> {
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open from objection o where ${withinShared(actor, "o")} and o.county_id = ${countyId} and o.project_id = ${id}
      and not exists (select from objection_answer a where a.county_id = o.county_id and a.objection_id = o.id)`.execute(
    db,
  );
  return rows[0]!.open;
}
