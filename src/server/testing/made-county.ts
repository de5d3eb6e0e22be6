import { type Chance, chance } from "#domain/random.ts";
import {
  type MatchInput,
  type MatchPerson,
  type MatchPick,
  type MatchSettings,
  type MatchUnit,
  type MatchVillage,
  problemTypes,
} from "#domain/teams/match/match.ts";
import { shippedMatchSettings } from "#domain/teams/match/settings.ts";

export interface CountySize {
  readonly townships: number;
  readonly villages: number;
  readonly countyLeaders: number;
  readonly leadersOfTownship: number;
  readonly cadres: number;
  readonly units: number;
}

/** 25 county-level and 20 township-level villages, 36 county leaders, 64 cadres of 34 units. */
export const countyOf45: CountySize = {
  townships: 10,
  villages: 45,
  countyLeaders: 36,
  leadersOfTownship: 5,
  cadres: 64,
  units: 34,
};

const madeSettings: MatchSettings = { ...shippedMatchSettings, termFrom: "2026-12-01", termTo: "2028-11-30" };

const skills = ["党建", "法律", "信访", "财会", "农技", "产业", "规划", "水利", "教育", "医疗"];
const kinds = ["party", "politics-law", "economy", "professional"] as const;

/** A made-up county that depends on its seed alone. A quarter of the homes lie in the county, one cadre in twelve has kin in a village. */
export function madeCounty(size: CountySize, seed: string, settings: Partial<MatchSettings> = {}): MatchInput {
  const draw = chance(seed);
  const townships = numbered(size.townships, (n) => ({ id: `t${n}`, name: `第${n}镇` }));
  const villages = numbered(size.villages, (n) => villageOf(draw, n, size));
  const units = numbered(size.units, (n) => unitOf(draw, n, villages));
  const people = [
    ...numbered(size.countyLeaders, (n) => ({ ...person(draw, `l${n}`, size), kind: "county-leader" as const })),
    ...townships.flatMap(({ id }) => numbered(size.leadersOfTownship, (n) => leaderOf(draw, `${id}l${n}`, id, size))),
    ...numbered(size.cadres, (n) => cadreOf(draw, n, size)),
  ];
  return {
    townships,
    villages,
    people,
    units,
    pins: [],
    standing: [],
    settings: { ...madeSettings, seed, ...settings },
  };
}

const numbered = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i + 1));
const pick = <T>(draw: Chance, items: readonly T[]): T => items[Math.floor(draw() * items.length)]!;

/** So many different ones. */
function some<T>(draw: Chance, items: readonly T[], count: number): T[] {
  const left = [...items];
  return numbered(Math.min(count, left.length), () => left.splice(Math.floor(draw() * left.length), 1)[0]!);
}

function villageOf(draw: Chance, n: number, size: CountySize): MatchVillage {
  return {
    id: `v${n}`,
    name: `第${n}村`,
    townshipId: `t${(n % size.townships) + 1}`,
    level: n <= (size.villages * 5) / 9 ? "county" : "township",
    problemTypes: some(draw, problemTypes, 1 + Math.floor(draw() * 3)),
    needsSkills: some(draw, skills, 1 + Math.floor(draw() * 3)),
  };
}

function unitOf(draw: Chance, n: number, villages: readonly MatchVillage[]): MatchUnit {
  const minutes = Object.fromEntries(villages.map(({ id }) => [id, 10 + Math.floor(draw() * 60)]));
  return { id: `u${n}`, name: `第${n}局`, kind: pick(draw, kinds), level: "county", minutes };
}

function person(draw: Chance, id: string, size: CountySize): MatchPerson {
  const within = draw() < 0.25;
  const home = 1 + Math.floor(draw() * size.townships);
  return {
    id,
    name: `干部${id}`,
    kind: "cadre",
    organisationId: `u${1 + Math.floor(draw() * size.units)}`,
    townshipId: null,
    homeTownshipId: within ? `t${home}` : null,
    kinVillageIds: draw() < 1 / 12 ? [`v${1 + Math.floor(draw() * size.villages)}`] : [],
    birthYear: 1968 + Math.floor(draw() * 33),
    skills: some(draw, skills, Math.floor(draw() * 3)),
    partyMember: true,
  };
}

/** Townships are led by people from elsewhere. */
const leaderOf = (draw: Chance, id: string, townshipId: string, size: CountySize): MatchPerson => ({
  ...person(draw, id, size),
  kind: "township-leader",
  organisationId: null,
  townshipId,
  homeTownshipId: null,
  kinVillageIds: [],
});

/** The units send in turn, one cadre in ten is no party member. */
const cadreOf = (draw: Chance, n: number, size: CountySize): MatchPerson => ({
  ...person(draw, `c${n}`, size),
  organisationId: `u${(n % size.units) + 1}`,
  partyMember: draw() < 0.9,
});

/** The plan as it stands for a county that matched before. */
export const standingFrom = (input: MatchInput, picks: readonly MatchPick[]): MatchInput => ({
  ...input,
  standing: picks,
});
