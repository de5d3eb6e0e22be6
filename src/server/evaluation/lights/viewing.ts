import { notFound } from "#contract/problem.ts";
import { type Actor, may } from "#domain/access.ts";
import type { Light } from "#domain/cases/light.ts";
import type { LightSet } from "#domain/cases/light-sets.ts";
import type { IsoDate } from "#domain/date.ts";
import { noFacts } from "#domain/evaluation/lights/facts.ts";
import { type Before, lightOf } from "#domain/evaluation/lights/light-of.ts";
import { lastDayOf } from "#domain/evaluation/lights/months.ts";
import { overrideHolds } from "#domain/evaluation/lights/override.ts";
import { lightWords } from "#domain/evaluation/lights/sentence.ts";
import { readCalendar } from "../../calendar/queries.ts";
import { findCaseCounty } from "../../cases/queries.ts";
import type { Db } from "../../db/db.ts";
import {
  findCountyOf,
  type LightView,
  listLit,
  listMonths,
  listOverrides,
  type LitFilter,
  type LitRow,
} from "./reading.ts";
import { rulesAt, rulesInForce, showingOf } from "./rules.ts";
import type { LitKind } from "./sources.ts";

export interface AskedLights {
  readonly countyId?: string | undefined;
  readonly kind: LitKind;
}

/** What an office looks at; other stages' pages begin here, too: lightsByTownship(db, await lightView(…)). */
export async function lightView(db: Db, actor: Actor, asked: AskedLights, today: IsoDate): Promise<LightView> {
  const county = await findCaseCounty(db, actor, asked.countyId);
  if (!county) throw notFound("县（市、区）");
  const { kind } = asked;
  const [calendar, showing] = [await readCalendar(db), await showingOf(db, county.id, kind, today)];
  return { actor, countyId: county.id, county: county.name, kind, today, calendar, showing };
}

export function aboutView({ actor, countyId, county, kind, showing }: LightView) {
  const { live, code, version, day, run, pending } = showing;
  const can = { run: may(actor, "light.run"), override: may(actor, "light.override") };
  return { countyId, county, kind, set: code, version, live, asOf: day, ranAt: run?.ranAt ?? null, pending, can };
}

/** A row with its sentence, made of the numbers kept with it. */
function shownLit(row: LitRow, { showing: { set, day }, calendar, kind }: LightView) {
  const {
    numbers,
    streak: _,
    overrideId,
    reason,
    untilOn,
    madeByName,
    townshipId: _t,
    organisationId: _o,
    ...shown
  } = row;
  const sentence = explained(set, { ...row, numbers }, { day, calendar, kind });
  const hand =
    overrideId === null
      ? null
      : { id: overrideId, colour: row.shown, reason: reason!, untilOn: untilOn!, madeByName: madeByName ?? "" };
  return { ...shown, sentence, action: actionOf(set, row.shown), override: hand };
}

const actionOf = ({ actions }: LightSet, colour: Light) =>
  colour === "red" || colour === "yellow" ? actions[colour] : "";

/** Told again from the numbers; where it waits to turn back, as it waited when it was evaluated. */
function explained(
  set: LightSet,
  { computed, streak = 0, numbers }: Pick<LitRow, "computed" | "numbers"> & { readonly streak?: number },
  at: { readonly day: IsoDate; readonly calendar: LightView["calendar"]; readonly kind: LitKind },
): string {
  const before: Before = { light: computed, streak: Math.max(0, streak - 1) };
  const told = lightOf(set, { ...noFacts, ...numbers }, at, before);
  return lightWords(set, { ...told, light: computed, streak }, at.day, at.kind);
}

export async function listShown(db: Db, view: LightView, filter: LitFilter, paging: { page: number; size: number }) {
  return (await listLit(db, view, filter, paging)).map((row) => shownLit(row, view));
}

/** One subject: now, month by month, and what was set by hand. Also when it is lit no longer. */
export async function readSubject(db: Db, actor: Actor, { kind, id }: { kind: LitKind; id: string }, today: IsoDate) {
  const view = await subjectView(db, actor, { kind, id }, today);
  const [now] = await listShown(db, view, { subjectId: id }, { page: 1, size: 1 });
  const { content } = await rulesInForce(db, view.countyId, today);
  return {
    ...aboutView(view),
    now: now ?? null,
    months: await shownMonths(db, view, id),
    overrides: (await listOverrides(db, view, id)).map((one) => ({ ...one, holds: overrideHolds(one, today) })),
    longest: content.overrideDays,
  };
}

export async function subjectView(db: Db, actor: Actor, { kind, id }: { kind: LitKind; id: string }, today: IsoDate) {
  const countyId = await findCountyOf(db, actor, kind, id);
  if (!countyId) throw notFound("亮灯事项");
  return lightView(db, actor, { countyId, kind }, today);
}

async function shownMonths(db: Db, view: LightView, id: string) {
  const months = await listMonths(db, view, id);
  const sets = new Map<string, LightSet>();
  for (const { ruleVersion, ruleSet } of months) {
    const key = `${ruleVersion} ${ruleSet}`;
    if (!sets.has(key)) {
      const { sets: all } = await rulesAt(db, view.countyId, ruleVersion);
      sets.set(key, all[ruleSet as keyof typeof all]);
    }
  }
  return months.map(({ month, colour, computed, ruleVersion, ruleSet, numbers }) => {
    const at = { day: lastDayOf(month), calendar: view.calendar, kind: view.kind };
    const sentence = explained(sets.get(`${ruleVersion} ${ruleSet}`)!, { computed, numbers }, at);
    return { month, colour, computed, sentence };
  });
}
