import type { IsoDate } from "#domain/date.ts";
import type { PersonKind, Skill } from "#domain/registry/person.ts";
import { chance, type Chance, shuffle } from "#domain/random.ts";
import { type DemoTownship, qinglan } from "./counties.ts";
import { demoId } from "./ids.ts";
import { organisationsOf } from "./organisations.ts";

export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly kind: PersonKind;
  readonly organisationId: string | null;
  readonly townshipId: string | null;
  readonly post: string;
  readonly unitHead: boolean;
  readonly birthYear: number;
  readonly partyMember: boolean;
  readonly skills: Skill[];
  readonly homeTownshipId: string | null;
  readonly homePlace: string;
  readonly phone: string | null;
  readonly sortOrder: number;
  readonly villageCapacity: null;
}

/** 赵甲、钱乙……：names nobody bears, and no two alike. */
const families = Array.from("赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张孔曹严金魏姜戚谢邹柏");
/** Every family with every second sign, in an order that follows from the seed. */
export const namesOf = (seed: string, signs: string): string[] =>
  shuffle(
    families.flatMap((family) => Array.from(signs).map((sign) => family + sign)),
    seed,
  );
const names = namesOf("demo people", "甲乙丙丁戊己庚辛壬癸");

const units = organisationsOf(qinglan).filter(({ level }) => level === "county");
const skillsOf: Readonly<Record<string, readonly Skill[]>> = {
  party: ["party-affairs", "mediation", "culture"],
  "politics-law": ["law", "mediation"],
  economy: ["economy", "finance"],
  professional: ["agriculture", "engineering", "livelihood", "education", "health", "technology"],
};

/**
 * 36 名县级领导、34 个单位的主要负责人和 64 名派驻干部、10 个乡镇（街道）各五名班子成员。Ages are counted back from the year
 * the teams begin, so that 老中青 is the same whenever the demo is loaded.
 */
export function demoPeople(begins: IsoDate): DemoPerson[] {
  const year = Number(begins.slice(0, 4));
  return [...countyLeaders(), ...unitHeads(), ...townshipLeaders(), ...cadres()].map(({ age, ...person }, i) => ({
    ...person,
    birthYear: year - age,
    id: demoId(`person ${i}`, i),
    name: names[i]!,
    sortOrder: i + 1,
    villageCapacity: null,
  }));
}

type Unnamed = Omit<DemoPerson, "id" | "name" | "sortOrder" | "birthYear" | "villageCapacity"> & {
  readonly age: number;
};

const leaderPosts: readonly (readonly [post: string, count: number])[] = [
  ["县委常委", 8],
  ["县人大常委会副主任", 7],
  ["副县长", 8],
  ["县政协副主席", 7],
  ["县级领导干部", 6],
];

function countyLeaders(): Unnamed[] {
  const draw = chance("demo county leaders");
  const posts = leaderPosts.flatMap(([post, count]) => Array<string>(count).fill(post));
  return posts.map((post) => ({
    ...plain(draw, 46, 60),
    kind: "county-leader",
    post,
    skills: picked(["party-affairs", "economy", "law", "agriculture"], draw),
  }));
}

function unitHeads(): Unnamed[] {
  const draw = chance("demo unit heads");
  return units.map((unit) => ({
    ...plain(draw, 43, 58),
    kind: "cadre",
    organisationId: unit.id,
    post: "主要负责人",
    unitHead: true,
    skills: picked(skillsOf[unit.kind]!, draw),
  }));
}

function townshipLeaders(): Unnamed[] {
  const draw = chance("demo township leaders");
  const posts = (township: DemoTownship) => [
    `${committee(township)}副书记`,
    `${committee(township)}委员、组织委员`,
    `${committee(township)}委员、政法委员`,
    township.kind === "street" ? "办事处副主任" : `副${township.kind === "town" ? "镇" : "乡"}长`,
    "人大工作负责人",
  ];
  return qinglan.townships.flatMap((township) =>
    posts(township).map((post) => ({
      ...plain(draw, 34, 56),
      kind: "township-leader" as const,
      townshipId: township.id,
      post,
      skills: picked(["party-affairs", "mediation", "agriculture"], draw),
    })),
  );
}

const committee = ({ kind }: DemoTownship) => (kind === "street" ? "党工委" : "党委");

/** 三十个单位各派两名，另外四个单位各派一名。 */
function cadres(): Unnamed[] {
  const draw = chance("demo cadres");
  return units.flatMap((unit, i) =>
    Array.from({ length: i % 9 === 8 || i === units.length - 1 ? 1 : 2 }, (_, n) => ({
      ...plain(draw, 28, 56),
      kind: "cadre" as const,
      organisationId: unit.id,
      post: n === 0 ? "科室负责人" : "科员",
      skills: picked(skillsOf[unit.kind]!, draw),
    })),
  );
}

function plain(draw: Chance, from: number, to: number): Omit<Unnamed, "kind" | "post" | "skills"> {
  const home = draw() < 0.7 ? qinglan.townships[Math.floor(draw() * qinglan.townships.length)]! : undefined;
  return {
    organisationId: null,
    townshipId: null,
    unitHead: false,
    age: from + Math.floor(draw() * (to - from)),
    partyMember: true,
    homeTownshipId: home?.id ?? null,
    homePlace: home ? "" : "外县",
    phone: `1380000${String(Math.floor(draw() * 10_000)).padStart(4, "0")}`,
  };
}

const picked = (from: readonly Skill[], draw: Chance): Skill[] => from.filter(() => draw() < 0.5).slice(0, 2);
