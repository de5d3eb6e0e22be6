import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { Db } from "../db/db.ts";
import type { Period } from "../figures/figure.ts";
import { withinVillages } from "../people/reach.ts";

type Asked = [db: Db, actor: Actor, period: Period];

/** Cells that may come from any query here. */
export type Words = readonly RawBuilder<unknown>[];

const order = sql<number[]>`array[coalesce(t.sort_order, 0)]`;

/** What a row shows: its part, its place among the others, its cells. */
export const said = (scope: RawBuilder<unknown>, cells: Words) =>
  [
    sql<string | null>`${scope}`.as("scope"),
    order.as("sort"),
    sql<string[]>`array[${sql.join(cells)}]::text[]`.as("cells"),
  ] as const;

/** 督查对象 of the inspection asked for. */
export const objectsOf = (...[db, actor, { countyId, inspectionId = null }]: Asked) =>
  db
    .selectFrom("inspectionObject as o")
    .innerJoin("township as t", (join) =>
      join.onRef("t.countyId", "=", "o.countyId").onRef("t.id", "=", "o.townshipId"),
    )
    .where("o.countyId", "=", countyId)
    .where("o.inspectionId", "=", inspectionId)
    .where(withinVillages(actor, "o"));

/** 已报送的检查. */
export const visitsOf = (...[db, actor, { countyId, inspectionId = null }]: Asked) =>
  db
    .selectFrom("visit as v")
    .innerJoin("township as t", (join) =>
      join.onRef("t.countyId", "=", "v.countyId").onRef("t.id", "=", "v.townshipId"),
    )
    .leftJoin("village as w", (join) => join.onRef("w.countyId", "=", "v.countyId").onRef("w.id", "=", "v.villageId"))
    .leftJoin("inspectionObject as o", (join) =>
      join.onRef("o.countyId", "=", "v.countyId").onRef("o.id", "=", "v.objectId"),
    )
    .where("v.countyId", "=", countyId)
    .where("v.inspectionId", "=", inspectionId)
    .where("v.status", "=", "submitted")
    .where(withinVillages(actor, "v"));

export const interviewsOf = (...asked: Asked) =>
  visitsOf(...asked)
    .innerJoin("interview as p", (join) => join.onRef("p.countyId", "=", "v.countyId").onRef("p.visitId", "=", "v.id"))
    .where("p.removedAt", "is", null);

const latestVisit = sql<{ onDay: string }>`(select x.on_day, x.answers from visit x
  where x.county_id = o.county_id and x.object_id = o.id and x.status = 'submitted'
  order by x.on_day desc, x.submitted_at desc, x.id desc limit 1)`;

interface SaidAnswer {
  readonly item: string;
  readonly text: string;
  readonly kind: string;
  readonly note: string;
}

/** Each answer with the item as the inspection's own checklist words it. */
const itsAnswers = sql<SaidAnswer>`(select e ->> 'item' as item, e -> 'value' as value, coalesce(e ->> 'note', '') as note,
    q ->> 'text' as text, q ->> 'kind' as kind
  from jsonb_array_elements(v.answers) as e, jsonb_array_elements(n.checklist -> 'sections') as s, jsonb_array_elements(s -> 'items') as q
  where q ->> 'code' = e ->> 'item')`;

/** The answers of the last visit to each object. */
export const answersOf = (...asked: Asked) =>
  objectsOf(...asked)
    .innerJoin("inspection as n", (join) =>
      join.onRef("n.countyId", "=", "o.countyId").onRef("n.id", "=", "o.inspectionId"),
    )
    .innerJoinLateral(
      () => latestVisit.as("v"),
      (join) => join.onTrue(),
    )
    .innerJoinLateral(
      () => itsAnswers.as("a"),
      (join) => join.onTrue(),
    );

/** 登记的问题, but those whose registration was withdrawn. */
export const findingsOf = (...[db, actor, { countyId, inspectionId = null }]: Asked) =>
  db
    .selectFrom("finding as f")
    .leftJoin("township as t", (join) => join.onRef("t.countyId", "=", "f.countyId").onRef("t.id", "=", "f.townshipId"))
    .leftJoin("village as w", (join) => join.onRef("w.countyId", "=", "f.countyId").onRef("w.id", "=", "f.villageId"))
    .where("f.countyId", "=", countyId)
    .where("f.inspectionId", "=", inspectionId)
    .where(sql<boolean>`f.status <> 'withdrawn'`)
    .where(withinVillages(actor, "f"));

export const interviewee = sql<string>`case p.kind when 'villager' then '群众' when 'party-member' then '党员'
  when 'village-cadre' then '村干部' when 'team-member' then '驻村干部' when 'township-cadre' then '乡镇干部' else '其他' end`;
