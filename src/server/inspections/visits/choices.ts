import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { KeptChecklist } from "#contract/checklist-shape.ts";
import type { IsoDate } from "#domain/date.ts";
import { notFound } from "#contract/problem.ts";
import type { Db } from "../../db/db.ts";
import { withinCounties, withinVillages } from "../../people/reach.ts";
import { ruleOf } from "../../rules/queries.ts";

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface PlaceChoice extends Named {
  readonly township: string;
}

export interface UnderWay {
  readonly id: string;
  readonly title: string;
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  readonly members: Named[];
  readonly objects: (PlaceChoice & { readonly inspectors: string[]; readonly visits: number })[];
}

/** Inspections that have started: before that nobody is told here where they go. */
export async function listUnderWay(db: Db, actor: Actor, countyId: string): Promise<UnderWay[]> {
  const { rows } = await sql<UnderWay>`
    select n.id, n.title, n.starts_on, n.ends_on,
      coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name) order by m.group_number, p.name, p.id)
        from inspection_member m join person p on p.county_id = m.county_id and p.id = m.person_id
        where m.county_id = n.county_id and m.inspection_id = n.id), '[]') as members,
      coalesce((select json_agg(json_build_object('id', o.id, 'name', o.name, 'township', t.name, 'inspectors', o.inspectors,
          'visits', (select count(*) from visit v where v.county_id = o.county_id and v.object_id = o.id and v.status <> 'discarded'))
          order by o.position, o.id)
        from inspection_object o join township t on t.county_id = o.county_id and t.id = o.township_id
        where o.county_id = n.county_id and o.inspection_id = n.id and ${withinVillages(actor, "o")}), '[]') as objects
    from inspection n
    where n.county_id = ${countyId} and ${withinCounties(actor, "n")} and n.status = 'under-way'
    order by n.starts_on desc, n.id`.execute(db);
  return rows;
}

/** Inspections that have been anywhere, for the filter. */
export function listVisited(db: Db, actor: Actor, countyId: string) {
  return db
    .selectFrom("inspection as n")
    .where("n.countyId", "=", countyId)
    .where(withinCounties(actor, "n"))
    .where("n.status", "in", ["under-way", "finished"])
    .select(["n.id", "n.title"])
    .orderBy("n.startsOn", "desc")
    .orderBy("n.id")
    .execute();
}

export async function listVillageChoices(db: Db, actor: Actor, countyId: string) {
  const { rows } = await sql<PlaceChoice & { townshipId: string }>`
    select v.id, v.name, t.name as township, t.id as township_id from village v
    join township t on t.county_id = v.county_id and t.id = v.township_id
    where v.county_id = ${countyId} and ${withinVillages(actor, "v", "id")} and v.valid_to is null
    order by t.sort_order, t.id, v.sort_order, v.id`.execute(db);
  return rows;
}

export async function listTeamChoices(db: Db, actor: Actor, countyId: string) {
  const { rows } = await sql<PlaceChoice>`
    select m.id, m.name, t.name as township from team m
    join township t on t.county_id = m.county_id and t.id = m.township_id
    where m.county_id = ${countyId} and ${withinVillages(actor, "m")} and m.dissolved_on is null
    order by t.sort_order, t.id, m.name, m.id`.execute(db);
  return rows;
}

/** The checklist of an inspection as it stands, or one of the county's own: printed empty for villages without signal. */
export async function findPaper(
  db: Db,
  actor: Actor,
  countyId: string,
  { inspectionId, code }: { inspectionId?: string | undefined; code?: string | undefined },
  today: IsoDate,
): Promise<{ title: string; checklist: KeptChecklist }> {
  if (inspectionId === undefined) {
    const { content } = await ruleOf(db, countyId, "inspection-checklists", today);
    const checklist = content.checklists.find((one) => one.code === code);
    if (!checklist) throw notFound("检查清单");
    return { title: checklist.title, checklist };
  }
  const inspection = await db
    .selectFrom("inspection as n")
    .where("n.id", "=", inspectionId)
    .where(withinCounties(actor, "n"))
    .select(["n.title", "n.checklist"])
    .executeTakeFirst();
  if (!inspection) throw notFound("督查");
  return { title: inspection.title, checklist: inspection.checklist as unknown as KeptChecklist };
}
