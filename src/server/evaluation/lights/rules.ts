import { type RuleContent, ruleShapes } from "#contract/rule-shapes.ts";
import {
  isLive,
  type LightKind,
  type LightRules,
  type LightSet,
  type LightSetCode,
  settingOf,
} from "#domain/cases/light-sets.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Db } from "../../db/db.ts";
import { ruleOf } from "../../rules/queries.ts";

export interface LightRun {
  readonly onDay: IsoDate;
  readonly ranAt: string;
  readonly subjects: number;
  readonly ruleVersion: number;
  readonly frozenTo: IsoDate | null;
}

export function findRun(db: Db, countyId: string): Promise<LightRun | undefined> {
  return db
    .selectFrom("lightRun as r")
    .where("r.countyId", "=", countyId)
    .select(["r.onDay", "r.ranAt", "r.subjects", "r.ruleVersion", "r.frozenTo"])
    .executeTakeFirst();
}

export const rulesInForce = (db: Db, countyId: string, day: IsoDate) => ruleOf(db, countyId, "light-rules", day);

/** A version of the county's rules as it was, for what was decided under it. */
export async function rulesAt(db: Db, countyId: string, version: number): Promise<LightRules> {
  if (version === 0) return ruleShapes["light-rules"].shipped;
  const { content } = await db
    .selectFrom("ruleVersion as r")
    .where("r.countyId", "=", countyId)
    .where("r.code", "=", "light-rules")
    .where("r.version", "=", version)
    .select("r.content")
    .executeTakeFirstOrThrow();
  return content as RuleContent<"light-rules">;
}

/** How a kind is shown: at every moment from its deadlines, or as last evaluated. */
export interface Showing {
  readonly live: boolean;
  readonly code: LightSetCode;
  readonly set: LightSet;
  readonly version: number;
  /** The day the lights are of. */
  readonly day: IsoDate;
  readonly run: LightRun | undefined;
  /** The county has set another rule since: it takes hold with the next evaluation. */
  readonly pending: boolean;
}

/**
 * Whatever was evaluated last is shown until it is evaluated again, as on the wall and in the lists; deadlines are lit by the days in
 * force at this moment, as there (docs/decisions/0016-one-light.md).
 */
export async function showingOf(db: Db, countyId: string, kind: LightKind, today: IsoDate): Promise<Showing> {
  const [run, now] = [await findRun(db, countyId), await rulesInForce(db, countyId, today)];
  const set = now.content.sets[now.content.subjects[kind]];
  const { code, was } = run
    ? await evaluatedUnder(db, countyId, kind, { run, now })
    : { code: "deadline" as const, was: ruleShapes["light-rules"].shipped.sets.deadline };
  const live = isLive(was);
  const about = { code, version: run?.ruleVersion ?? now.version, run, pending: live !== isLive(set) };
  if (!live) return { ...about, live, set: was, day: run!.onDay };
  return { ...about, live, set: { ...was, deadline: { ...was.deadline, ...settingOf(set) } }, day: today };
}

interface Under {
  readonly run: LightRun;
  readonly now: { readonly version: number; readonly content: LightRules };
}

async function evaluatedUnder(db: Db, countyId: string, kind: LightKind, { run, now }: Under) {
  const ran = run.ruleVersion === now.version ? now.content : await rulesAt(db, countyId, run.ruleVersion);
  const code = ran.subjects[kind];
  return { code, was: ran.sets[code] };
}
