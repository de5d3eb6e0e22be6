import { chance } from "#domain/random.ts";
import type { PersonKind } from "#domain/registry/person.ts";
import { qiyun } from "./counties.ts";
import { demoId } from "./ids.ts";
import { organisationId, organisationsOf } from "./organisations.ts";
import { type DemoPerson, namesOf } from "./people.ts";

const qiyunUnits = organisationsOf(qiyun).filter(({ level }) => level === "county");
const countyLeaders = 30;
const leadersOfTownship = 4;
/** First secretary and one member for each of 116 teams. */
const cadres = 232;
/** 五个督查组，每组三人，第一人是组长. */
export const qiyunGroups = 5;
const inGroup = 3;

type Where = Partial<Pick<DemoPerson, "organisationId" | "townshipId">>;

interface Post extends Where {
  readonly kind: PersonKind;
  readonly post: string;
}

const inspector = "督查专员";
const inspecting = ["县纪委监委", "县委组织部", "县委社会工作部", "县信访局", "县审计局"];

function posts(): Post[] {
  const leaders = Array.from({ length: countyLeaders }, (): Post => ({ kind: "county-leader", post: "县级领导干部" }));
  const ofTownships = qiyun.townships.flatMap(({ id }) =>
    ["党委副书记", "组织委员", "政法委员", "副镇长"].map((post): Post => ({
      kind: "township-leader",
      post,
      townshipId: id,
    })),
  );
  const sent = Array.from({ length: cadres }, (_, i): Post => {
    const unit = qiyunUnits[i % qiyunUnits.length]!;
    return { kind: "cadre", post: i % 2 === 0 ? "科室负责人" : "科员", organisationId: unit.id };
  });
  const inspectors = Array.from({ length: qiyunGroups * inGroup }, (_, i): Post => {
    const unit = inspecting[Math.floor(i / inGroup)]!;
    return { kind: "cadre", post: inspector, organisationId: organisationId(qiyun, unit) };
  });
  return [...leaders, ...ofTownships, ...sent, ...inspectors];
}

/** In this order: county leaders, leaders of townships, those who are sent, inspectors. */
export function qiyunPeople(year: number): DemoPerson[] {
  const names = namesOf("people of qiyun", "子丑寅卯辰巳午未申酉戌亥");
  const draw = chance("people of qiyun");
  return posts().map((post, i) => {
    // Whoever is sent comes from elsewhere; inspectors have homes, and are recused from there.
    const home = post.post === inspector ? qiyun.townships[Math.floor(draw() * qiyun.townships.length)] : undefined;
    return {
      organisationId: null,
      townshipId: null,
      unitHead: false,
      partyMember: true,
      skills: [],
      phone: null,
      villageCapacity: null,
      ...post,
      id: demoId(`person of qiyun ${i}`, i),
      name: names[i]!,
      birthYear: year - 28 - Math.floor(draw() * 28),
      homeTownshipId: home?.id ?? null,
      homePlace: home ? "" : "外县",
      sortOrder: i + 1,
    };
  });
}

const firstCadre = countyLeaders + qiyun.townships.length * leadersOfTownship;
const personId = (i: number) => demoId(`person of qiyun ${i}`, i);

export interface QiyunSeats {
  readonly countyLeader: string;
  readonly townshipLeader: string;
  readonly unit: string;
  readonly firstSecretary: string;
  readonly member: string;
}

/** Who stands in the n-th village, which lies in the t-th township. */
export const qiyunSeats = (n: number, t: number): QiyunSeats => ({
  countyLeader: personId(n % countyLeaders),
  townshipLeader: personId(countyLeaders + t * leadersOfTownship + (n % leadersOfTownship)),
  unit: qiyunUnits[(2 * n) % qiyunUnits.length]!.id,
  firstSecretary: personId(firstCadre + 2 * n),
  member: personId(firstCadre + 2 * n + 1),
});

/** Of one group, counted from 1. */
export const inspectorsOf = (group: number): string[] =>
  Array.from({ length: inGroup }, (_, i) => personId(firstCadre + cadres + (group - 1) * inGroup + i));
