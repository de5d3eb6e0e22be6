import { partsOf } from "../../date.ts";
import { groupBy } from "../../group.ts";
import { type Ground, pairKey } from "./ground.ts";
import { isStationed, type MatchPick, type Slot, type SoftRule } from "./match.ts";

export const ages = ["young", "middle", "old"] as const;
export type Age = (typeof ages)[number];

/** Percent of the weight of 党委部门联弱…: the unit itself says most, then the best of the team, then the county leader. */
export const kindShare = { "paired-unit": 50, team: 35, "county-leader": 15 } as const;
/** Percent of the weight of skills, for each person of the slot. A unit brings none. */
export const skillShare: Record<Slot, number> = {
  "county-leader": 20,
  "township-leader": 20,
  "first-secretary": 60,
  member: 60,
  "paired-unit": 0,
};
/** Percent by the place of the problem type in the village: its heaviest, the next, any other. */
const typeShare = [100, 60, 30];
export const kindLevels = [30, 60, 100] as const;

/** Hundredths of a point, in whole numbers. */
export const points = (weight: number, percent: number) => Math.round(weight * percent);

export type PairTerm = { readonly rule: SoftRule; readonly points: number; readonly of: number };

/** What a pick gives whoever else is in the village. */
export function pairTerms(ground: Ground, pick: MatchPick): readonly PairTerm[] {
  const { weights } = ground.input.settings;
  const terms: PairTerm[] = [];
  if (pick.slot === "paired-unit" || pick.slot === "county-leader") {
    const share = kindShare[pick.slot];
    const gained = points(weights.unitKind, (share * kindPercent(ground, pick)) / 100);
    terms.push({ rule: "unit-kind", points: gained, of: points(weights.unitKind, share) });
  }
  const needs = new Set(ground.villages.get(pick.villageId)!.needsSkills);
  if (pick.slot !== "paired-unit" && needs.size > 0) {
    const of = points(weights.skills, skillShare[pick.slot]);
    terms.push({ rule: "skills", points: Math.round((of * metSkills(ground, pick).length) / needs.size), of });
  }
  if (pick.slot === "paired-unit" && minutesOf(ground, pick) !== undefined)
    terms.push({ rule: "distance", points: nearness(ground, pick), of: points(weights.distance, 100) });
  if (ground.standing.size > 0) {
    const kept = stays(ground, pick) ? points(weights.stability, 100) : 0;
    terms.push({ rule: "stability", points: kept, of: points(weights.stability, 100) });
  }
  return terms;
}

/** The same sum without the words, for the many places that only add. */
export function pairPoints(ground: Ground, pick: MatchPick): number {
  return pairTerms(ground, pick).reduce((sum, term) => sum + term.points, 0);
}

/** The unit of a holder: itself, or where the person comes from. */
export function unitOf({ people, units }: Ground, { slot, holderId }: MatchPick) {
  if (slot === "paired-unit") return units.get(holderId);
  const from = people.get(holderId)?.organisationId;
  return from == null ? undefined : units.get(from);
}

export function kindPercent(ground: Ground, pick: MatchPick): number {
  const kind = unitOf(ground, pick)?.kind;
  const types = kind && ground.typesOfKind.get(kind);
  if (!types) return 0;
  const places = ground.villages.get(pick.villageId)!.problemTypes;
  const first = places.findIndex((type) => types.includes(type));
  return first < 0 ? 0 : typeShare[Math.min(first, typeShare.length - 1)]!;
}

export const minutesOf = ({ units }: Ground, { villageId, holderId }: MatchPick): number | undefined =>
  units.get(holderId)?.minutes?.[villageId];

function nearness(ground: Ground, pick: MatchPick): number {
  const { weights, farMinutes } = ground.input.settings;
  const near = farMinutes > 0 ? Math.max(0, 1 - minutesOf(ground, pick)! / farMinutes) : 0;
  return points(weights.distance, 100 * Math.min(1, near));
}

/** 保持稳定：whoever keeps his slot in the village, or stays in its team. */
function stays({ standing }: Ground, { villageId, slot, holderId }: MatchPick): boolean {
  const held = standing.get(pairKey(villageId, holderId));
  return held !== undefined && (held === slot || (isStationed(held) && isStationed(slot)));
}

export function ageOf({ people, input }: Ground, personId: string): Age | undefined {
  const born = people.get(personId)?.birthYear;
  if (born == null) return undefined;
  const { ageBands, termFrom } = input.settings;
  const age = partsOf(termFrom).year - born;
  if (age <= ageBands.youngTo) return "young";
  return age <= ageBands.middleTo ? "middle" : "old";
}

/** 老中青 is looked for in the team as it is counted. */
export function isOfTeam({ input }: Ground, slot: Slot): boolean {
  return isStationed(slot) || (slot === "township-leader" && input.settings.team.countsTownshipLeader);
}

/** The needs of the village that this person meets. */
export function metSkills({ people, villages }: Ground, { villageId, holderId }: MatchPick): string[] {
  const held = people.get(holderId)?.skills ?? [];
  return [...new Set(villages.get(villageId)!.needsSkills)].filter((need) => held.includes(need));
}

export const agePoints = ({ input }: Ground) => points(input.settings.weights.ageMix, 100 / ages.length);
export const ownPoints = ({ input }: Ground) => points(input.settings.weights.ownUnit, 100);
export const sparePoints = ({ input }: Ground) => points(input.settings.weights.sparing, 100);
/** What the team's kind of units is worth when its best reaches this percent. */
export const teamKindPoints = ({ input }: Ground, percent: number) =>
  points(input.settings.weights.unitKind, (kindShare.team * percent) / 100);

/** What the people of a village give together, by rule: kinds, ages, coming from the unit that is paired. */
export function togetherTerms(ground: Ground, picks: readonly MatchPick[]): PairTerm[] {
  const { weights } = ground.input.settings;
  const team = picks.filter(({ slot }) => isStationed(slot));
  const kind = team.reduce((best, pick) => Math.max(best, kindPercent(ground, pick)), 0);
  const mixed = coveredAges(ground, picks).size * agePoints(ground);
  const term = (rule: SoftRule, gained: number, weight: number) => ({ rule, points: gained, of: points(weight, 100) });
  return [
    term("unit-kind", teamKindPoints(ground, kind), (weights.unitKind * kindShare.team) / 100),
    term("age-mix", mixed, weights.ageMix),
    term("own-unit", isOwn(ground, picks) ? ownPoints(ground) : 0, weights.ownUnit),
    term("sparing", -sparePoints(ground) * Math.max(0, team.length - 1), 0),
  ];
}

export function togetherPoints(ground: Ground, picks: readonly MatchPick[]): number {
  return togetherTerms(ground, picks).reduce((sum, term) => sum + term.points, 0);
}

export function coveredAges(ground: Ground, picks: readonly MatchPick[]): Set<Age> {
  const team = picks.filter(({ slot }) => isOfTeam(ground, slot));
  return new Set(team.flatMap(({ holderId }) => ageOf(ground, holderId) ?? []));
}

export function isOwn({ people }: Ground, picks: readonly MatchPick[]): boolean {
  const paired = picks.find((pick) => pick.slot === "paired-unit")?.holderId;
  if (paired === undefined) return false;
  return picks.some(({ slot, holderId }) => isStationed(slot) && people.get(holderId)?.organisationId === paired);
}

export function villagePoints(ground: Ground, picks: readonly MatchPick[]): number {
  return picks.reduce((sum, pick) => sum + pairPoints(ground, pick), togetherPoints(ground, picks));
}

export interface PlanFit {
  /** Villages and fairness together: what the search maximises. */
  readonly total: number;
  readonly byVillage: ReadonlyMap<string, number>;
  readonly byTownship: readonly { readonly townshipId: string; readonly villages: number; readonly mean: number }[];
}

export function planFit(ground: Ground, picks: readonly MatchPick[]): PlanFit {
  const held = groupBy(picks, ({ villageId }) => villageId);
  const { villages } = ground.input;
  const byVillage = new Map(villages.map((one) => [one.id, villagePoints(ground, held.get(one.id) ?? [])]));
  const byTownship = townshipMeans(ground, byVillage);
  const sum = [...byVillage.values()].reduce((a, b) => a + b, 0);
  return { total: sum + fairnessPoints(ground, byTownship), byVillage, byTownship };
}

export function townshipMeans({ input }: Ground, byVillage: ReadonlyMap<string, number>): PlanFit["byTownship"] {
  return [...groupBy(input.villages, ({ townshipId }) => townshipId)].map(([townshipId, within]) => ({
    townshipId,
    villages: within.length,
    mean: within.reduce((sum, { id }) => sum + byVillage.get(id)!, 0) / within.length,
  }));
}

/**
 * 乡镇之间均衡：what a township's villages together fall short of the county's mean is lost again, at the percent set. Never
 * above zero: a plan that serves all townships alike loses nothing.
 */
export function fairnessPoints({ input }: Ground, byTownship: PlanFit["byTownship"]): number {
  const sum = byTownship.reduce((all, { mean, villages }) => all + mean * villages, 0);
  const share = input.villages.length === 0 ? 0 : sum / input.villages.length;
  const short = byTownship.map(({ mean, villages }) => villages * Math.max(0, share - mean));
  return (-input.settings.weights.fairness / 100) * short.reduce((all, one) => all + one, 0);
}
