import { sql } from "kysely";
import type { RuleContent } from "#contract/rule-shapes.ts";
import type { Actor } from "#domain/access.ts";
import { foldWidth } from "#domain/area.ts";
import type { IsoDate } from "#domain/date.ts";
import { type FindingType, mapTypes } from "#domain/inspections/finding.ts";
import { lastDayOf } from "#domain/inspections/finding-deadline.ts";
import { readCalendar } from "../../calendar/queries.ts";
import type { Db } from "../../db/db.ts";
import { type PlaceFinder, placeFinder } from "../../imports/place-finder.ts";
import { findVillagesForMatch, listTownships, type VillageForMatch } from "../../registry/queries.ts";
import { ruleOf } from "../../rules/queries.ts";
import { type KnownFinding, listKnownFindings, listKnownTeams, listOpenUnits } from "./import-rows.ts";

/** Everything of the county that rows are judged by, as it is at this moment. */
export interface ImportGround {
  readonly today: IsoDate;
  /** The county's rule in force, and its version. */
  readonly rule: RuleContent<"finding-types">;
  readonly version: number;
  /** The last day each type may have when it is handed over today. */
  readonly latest: Readonly<Record<FindingType, IsoDate>>;
  readonly finder: PlaceFinder<VillageForMatch>;
  readonly known: ReadonlyMap<number, KnownFinding>;
  readonly knownIds: ReadonlySet<string>;
  /** Numbers of findings by where, when and what. */
  readonly alike: ReadonlyMap<string, number>;
  readonly units: ReadonlyMap<string, { readonly id: string }>;
  readonly teams: readonly { readonly id: string; readonly name: string; readonly villageId: string }[];
}

export const plainName = (name: string) => foldWidth(name).replace(/\s+/gu, "");

/** Two of the same place, day and words are one finding. */
export const likenessOf = (one: {
  readonly villageId: string | null;
  readonly townshipId: string | null;
  readonly foundOn: IsoDate;
  readonly description: string;
}) => [one.villageId ?? one.townshipId ?? "", one.foundOn, plainName(one.description)].join("\n");

export async function todayOf(db: Db): Promise<IsoDate> {
  const { rows } = await sql<{ today: string }>`select (now() at time zone 'Asia/Shanghai')::date as today`.execute(db);
  return rows[0]!.today;
}

export async function readGround(db: Db, actor: Actor, countyId: string): Promise<ImportGround> {
  const today = await todayOf(db);
  const { version, content: rule } = await ruleOf(db, countyId, "finding-types", today);
  const calendar = await readCalendar(db);
  const townships = await listTownships(db, actor, { countyId });
  const known = await listKnownFindings(db, actor, countyId);
  const units = await listOpenUnits(db, actor, countyId);
  const standing = known.filter(({ status }) => status !== "withdrawn");
  return {
    today,
    rule,
    version,
    latest: mapTypes((type) => lastDayOf(rule.terms[type], today, calendar)),
    finder: placeFinder(townships, await findVillagesForMatch(db, actor, countyId)),
    known: new Map(known.map((one) => [one.number, one])),
    knownIds: new Set(known.map(({ id }) => id)),
    alike: new Map(standing.map((one) => [likenessOf(one), one.number])),
    units: new Map(units.map((one) => [plainName(one.name), one])),
    teams: await listKnownTeams(db, actor, countyId),
  };
}
