import { type ExpressionBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { foldWidth, plainName } from "#domain/area.ts";
import type { Db } from "../db/db.ts";
import { paged } from "../db/paged.ts";
import type { Schema } from "../db/schema.ts";
import { withinReach, withinVillages } from "../people/reach.ts";

export { findLineage } from "./lineage.ts";
export { findProfile } from "./profile.ts";
export { findVillage } from "./villages.ts";

export interface TownshipFilter {
  readonly countyId?: string | undefined;
  /** Also townships that have been closed. */
  readonly closed?: boolean | undefined;
}

/** Townships in their order, with the number of their villages. */
export function listTownships(db: Db, actor: Actor, { countyId, closed = false }: TownshipFilter) {
  return db
    .selectFrom("township as t")
    .where(withinReach(actor, "t", "id"))
    .$if(countyId !== undefined, (q) => q.where("t.countyId", "=", countyId!))
    .$if(!closed, (q) => q.where("t.validTo", "is", null))
    .select(["t.countyId", "t.id", "t.name", "t.kind", "t.sortOrder", "t.validFrom", "t.validTo"])
    .select((eb) =>
      eb.fn
        .coalesce(
          eb
            .selectFrom("village as v")
            .whereRef("v.countyId", "=", "t.countyId")
            .whereRef("v.townshipId", "=", "t.id")
            .where("v.validTo", "is", null)
            .select((inner) => inner.fn.countAll<number>().as("n")),
          sql<number>`0`,
        )
        .as("villageCount"),
    )
    .orderBy("t.countyId")
    .orderBy("t.sortOrder")
    .orderBy("t.id")
    .execute();
}

export interface VillageFilter extends TownshipFilter {
  readonly townshipId?: string | undefined;
  /** Part of a name or alias, or the beginning of a code. */
  readonly search?: string | undefined;
  readonly page: number;
  readonly size: number;
}

/** One page of villages in the order of their townships. county_id leads every index used, so other counties cost nothing. */
export async function listVillages(db: Db, actor: Actor, filter: VillageFilter) {
  const { countyId, townshipId, search = "", closed = false, page, size } = filter;
  const searched = search.trim() !== "";
  const found = db
    .selectFrom("village as v")
    .where(withinVillages(actor, "v", "id"))
    .$if(countyId !== undefined, (q) => q.where("v.countyId", "=", countyId!))
    .$if(townshipId !== undefined, (q) => q.where("v.townshipId", "=", townshipId!))
    .$if(!closed, (q) => q.where("v.validTo", "is", null))
    .$if(searched, (q) => q.where((eb) => matches(eb, actor, { countyId, search: foldWidth(search.trim()) })));
  const counted = found.select((eb) => eb.fn.countAll<number>().as("total"));
  // A search looks at every village once and counts as it goes; a plain list stops at its page, and is counted beside it without its townships.
  const places = found
    .innerJoin("township as t", (join) =>
      join.onRef("t.countyId", "=", "v.countyId").onRef("t.id", "=", "v.townshipId"),
    )
    .select(["v.countyId", "v.id"])
    .select((eb) => (searched ? eb.fn.countAll<number>().over() : eb.parens(counted)).as("total"))
    .orderBy(inOrder)
    .limit(size)
    .offset((page - 1) * size);
  const rows = await db
    .selectFrom(places.as("p"))
    .innerJoin("village as v", (join) => join.onRef("v.countyId", "=", "p.countyId").onRef("v.id", "=", "p.id"))
    .innerJoin("township as t", (join) =>
      join.onRef("t.countyId", "=", "v.countyId").onRef("t.id", "=", "v.townshipId"),
    )
    .where(withinVillages(actor, "v", "id"))
    .select([
      "p.total",
      "v.countyId",
      "v.id",
      "v.townshipId",
      "t.name as townshipName",
      "v.name",
      "v.kind",
      "v.households",
      "v.population",
      "v.partyMembers",
      "v.collectiveIncomeFen",
      "v.validTo",
      "v.version",
    ])
    .select((eb) => latestCode(eb).as("code"))
    .$narrowType<{ total: number }>()
    .orderBy(inOrder)
    .execute();
  return paged(rows, page, () => counted.executeTakeFirstOrThrow());
}

/** By county, in the order of its townships. */
const inOrder = sql`v.county_id, t.sort_order, v.township_id, v.sort_order, v.id`;

type VillageScope = ExpressionBuilder<Schema & { v: Schema["village"] }, "v">;

/**
 * Digits alone search the codes from their beginning, anything else the names and former names. Codes and names are named by county a second
 * time, and `is true` keeps the planner from joining: then it reads those of one county once, in place of asking again for each village.
 */
function matches(
  eb: VillageScope,
  actor: Actor,
  { countyId, search }: { countyId?: string | undefined; search: string },
) {
  const codes = eb
    .selectFrom("placeCode as c")
    .where(withinReach(actor, "c"))
    .$if(countyId !== undefined, (q) => q.where("c.countyId", "=", countyId!))
    .whereRef("c.countyId", "=", "v.countyId")
    .whereRef("c.placeId", "=", "v.id")
    .select("c.code");
  if (/^\d{4,12}$/.test(search)) return sql<boolean>`${eb.exists(codes.where("c.code", "like", `${search}%`))} is true`;
  const like = `%${search.replace(/[%_\\]/g, "\\$&")}%`;
  const aliases = eb
    .selectFrom("placeAlias as a")
    .where(withinReach(actor, "a"))
    .$if(countyId !== undefined, (q) => q.where("a.countyId", "=", countyId!))
    .whereRef("a.countyId", "=", "v.countyId")
    .whereRef("a.villageId", "=", "v.id")
    .where("a.name", "like", like)
    .select("a.id");
  return eb.or([eb("v.name", "like", like), eb.exists(aliases)]);
}

function latestCode(eb: VillageScope) {
  return eb
    .selectFrom("placeCode as c")
    .whereRef("c.countyId", "=", "v.countyId")
    .whereRef("c.placeId", "=", "v.id")
    .orderBy("c.vintage", "desc")
    .orderBy("c.scheme", "desc")
    .select("c.code")
    .limit(1);
}

export interface VillageForMatch {
  readonly id: string;
  readonly townshipId: string;
  readonly name: string;
  readonly matchName: string;
  readonly kind: "village" | "community";
  readonly aliases: readonly string[];
  readonly codes: readonly { readonly scheme: CodeScheme; readonly code: string; readonly vintage: string }[];
}

type CodeScheme = Schema["placeCode"]["scheme"];

/** Every open village of one county with all it may be called in a file. */
export async function findVillagesForMatch(db: Db, actor: Actor, countyId: string): Promise<VillageForMatch[]> {
  const { rows } = await sql<VillageForMatch>`
    select v.id, v.township_id, v.name, v.match_name, v.kind,
      array(
        select a.name from place_alias a where a.county_id = v.county_id and a.village_id = v.id order by a.name
      ) as aliases,
      (
        select coalesce(jsonb_agg(jsonb_build_object('scheme', c.scheme, 'code', c.code, 'vintage', c.vintage)), '[]')
        from place_code c where c.county_id = v.county_id and c.place_id = v.id
      ) as codes
    from village v
    where v.county_id = ${countyId} and v.valid_to is null and ${withinVillages(actor, "v", "id")}
    order by v.township_id, v.sort_order, v.id`.execute(db);
  return rows;
}

/** How a name is stored for finding it again: beside `name`, never instead of it. */
export const matchNameOf = (name: string) => plainName(name);
