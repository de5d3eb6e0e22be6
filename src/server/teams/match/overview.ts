import { notFound } from "#contract/problem.ts";
import { type Actor, may } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { MatchInput } from "#domain/teams/match/match.ts";
import type { Db } from "../../db/db.ts";
import { startingSettings } from "./commands.ts";
import { buildInput } from "./input.ts";
import { noticesOf, placesOf } from "./notices.ts";
import { findMatchRound, listPins, listRuns, type ListedPin } from "./queries.ts";
import { settingsView } from "./settings-view.ts";

/** The page of a round before any plan: who and what there is, the rule, the pins, the plans so far. */
export async function getMatchOverview(db: Db, actor: Actor, roundId: string, today: IsoDate) {
  const round = await findMatchRound(db, actor, roundId);
  if (!round) throw notFound("轮次");
  const { ruleVersion, settings } = await startingSettings(db, round, today);
  const input = await buildInput(db, actor, round, settings);
  const pins = await listPins(db, actor, round);
  const inUse = new Set(input.pins.map(({ id }) => id));
  const townships = new Map(input.townships.map(({ id, name }) => [id, name]));
  const decided = round.status === "decided";
  const notices = decided
    ? noticesOf(input)
    : [{ rule: "round-not-decided", sentence: "本轮整顿对象还没有审定，审定后再选人配对。", blocks: true, path: null }];
  return {
    roundId: round.id,
    round: round.name,
    countyId: round.countyId,
    county: round.county,
    pool: poolOf(input),
    notices,
    settings: settingsView(settings),
    ruleVersion,
    pins: pins.map((pin) => pinRow(pin, inUse)),
    runs: await listRuns(db, actor, round),
    villages: input.villages.map(({ id, name, townshipId }) => ({
      id,
      name,
      township: townships.get(townshipId) ?? "",
    })),
    distances: input.units.filter(({ minutes }) => Object.keys(minutes ?? {}).length > 0).length,
    can: { run: decided && may(actor, "match.edit"), pin: decided && may(actor, "match.edit") },
  };
}

function pinRow({ gone, ...pin }: ListedPin, inUse: ReadonlySet<string>) {
  const idle = inUse.has(pin.id) ? null : gone ? "人选已移出名册或停用" : "该村已不在本轮整顿名单";
  return { ...pin, idle };
}

function poolOf(input: MatchInput) {
  const kind = (wanted: string) => input.people.filter((person) => person.kind === wanted);
  const level = (wanted: string) => input.villages.filter((village) => village.level === wanted).length;
  return {
    countyVillages: level("county"),
    townshipVillages: level("township"),
    countyLeaders: kind("county-leader").length,
    townshipLeaders: kind("township-leader").length,
    cadres: kind("cadre").length,
    partyCadres: kind("cadre").filter(({ partyMember }) => partyMember).length,
    units: input.units.length,
    ...placesOf(input),
    standing: input.standing.length,
  };
}
