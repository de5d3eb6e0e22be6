import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { foldWidth } from "#domain/area.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Db } from "../../db/db.ts";
import { type PlaceFinder, placeFinder } from "../../imports/place-finder.ts";
import { withinShared } from "../../people/reach.ts";
import { findVillagesForMatch, listTownships, type VillageForMatch } from "../../registry/queries.ts";

interface KnownProject {
  readonly id: string;
  readonly year: number;
  readonly number: number;
  readonly name: string;
  readonly townshipId: string | null;
}

/** Everything of the county that rows are judged by, as it is at this moment. */
export interface ProjectGround {
  readonly today: IsoDate;
  readonly finder: PlaceFinder<VillageForMatch>;
  /** Projects by year, township and name. */
  readonly alike: ReadonlyMap<string, KnownProject>;
}

/** Two of one year, township and name are one project. */
export const likenessOf = (one: { readonly year: number; readonly townshipId: string | null; readonly name: string }) =>
  [one.year, one.townshipId ?? "", foldWidth(one.name).replace(/\s+/gu, "")].join("\n");

export async function readProjectGround(db: Db, actor: Actor, countyId: string): Promise<ProjectGround> {
  const { rows } = await sql<{ today: IsoDate }>`select (now() at time zone 'Asia/Shanghai')::date as today`.execute(
    db,
  );
  const known = await sql<KnownProject>`
    select p.id, p.year, p.number, p.name, p.township_id from project p
    where ${withinShared(actor, "p")} and p.county_id = ${countyId} and p.status not in ('withdrawn', 'rejected')`.execute(
    db,
  );
  const townships = await listTownships(db, actor, { countyId });
  return {
    today: rows[0]!.today,
    finder: placeFinder(townships, await findVillagesForMatch(db, actor, countyId)),
    alike: new Map(known.rows.map((one) => [likenessOf(one), one])),
  };
}
