import type { Actor } from "#domain/access.ts";
import { addDays } from "#domain/date.ts";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import { qiyun } from "../counties.ts";
import { demoId } from "../ids.ts";
import { morningOf } from "../timeline.ts";
import { county, declarer, departmentIn, expertsOf } from "./hands.ts";
import { type DemoProject, stepsTaken } from "./plan.ts";
import { insertMany } from "./insert-many.ts";

export const ownerOf = ({ village }: DemoProject) =>
  village.kind === "community" ? `${village.name}居民委员会` : `${village.name}股份经济合作社`;

export const builderOf = ({ works }: Pick<DemoProject, "works">, n: number): string => {
  if (works.assetClass === "household") return "";
  return ["云岭中山建设有限公司", "栖云县禾源农业设施有限公司", "云岭长坡水利工程有限公司", "栖云县新畴建筑工程队"][
    n % 4
  ]!;
};

const names = Array.from("申酉戌亥子丑寅卯辰巳午未");
const people = Array.from("温柳常鲁葛范彭韦苗凤花俞");
export const personOf = (n: number) => `${people[n % people.length]!}${names[(n * 5) % names.length]!}某`;

export const reachOf = ({ village, sectorId }: Pick<DemoProject, "village" | "sectorId">) => [
  village.townshipId,
  village.id,
  sectorId,
];

const isContracted = (project: DemoProject) => project.days.contract !== undefined;

export function projectRow(project: DemoProject, n: number) {
  const { id, name, year, number, works, village, sectorId, status, days, planned } = project;
  const maker = declarer(village.townshipId);
  return {
    countyId: qiyun.id,
    ...{ id, name, year, number, sectorId, status },
    kind: works.kind,
    assetClass: works.assetClass,
    declaredFrom: "township" as const,
    townshipId: village.townshipId,
    place: works.place === "到户" ? village.name : village.name + works.place,
    content: works.content,
    scale: works.scale,
    target: works.target,
    linkMechanism: works.link,
    owner: ownerOf(project),
    builder: isContracted(project) ? builderOf(project, n) : "",
    responsible: personOf(n),
    phone: `139000${String(10_000 + n)}`,
    permits: JSON.stringify([
      {
        kind: "land",
        state: works.kind === "industry" ? "done" : "not-needed",
        document: works.kind === "industry" ? `栖自然资备〔${year}〕${n + 1}号` : "",
      },
    ]),
    planStartOn: planned.start ?? null,
    planFinishOn: planned.completion ?? null,
    startedOn: days.start ?? null,
    finishedOn: days.completion ?? null,
    estimateFen: project.estimateFen,
    budgetFen: project.budgetFen,
    promisedFen: project.promisedFen,
    hands: [maker.accountId],
    reach: reachOf(project),
    version: stepsTaken(project).length,
    createdBy: maker.accountId,
    createdAt: morningOf(days.draft!),
    updatedAt: morningOf(stepsTaken(project).at(-1)![1]),
  };
}

/** 项目库和受益村. */
export async function loadProjects(tx: Tx, projects: readonly DemoProject[]) {
  await insertMany(tx, "project", projects.map(projectRow));
  await insertMany(
    tx,
    "projectVillage",
    projects.map((project) => ({
      countyId: qiyun.id,
      projectId: project.id,
      villageId: project.village.id,
      townshipId: project.village.townshipId,
      share: 1,
      promisedFen: project.promisedFen,
      reach: reachOf(project),
    })),
  );
  await loadHearings(
    tx,
    projects.filter(({ days }) => days.argue),
  );
  await record(tx, county, {
    verb: "project.declare",
    countyId: qiyun.id,
    subjectId: qiyun.id,
    detail: { demo: true, rows: projects.length },
  });
}

const opinions = [
  "建设必要，选址、规模与村情相符，概算基本合理，同意实施。",
  "技术方案可行，请落实管护责任后实施。",
  "投资与产出匹配，联农带农机制清楚，同意通过。",
];

const heldOn = (project: DemoProject) => addDays(project.days.argue!, -1);
const hearingPlace = ({ id, sectorId, village }: DemoProject) => ({
  countyId: qiyun.id,
  projectId: id,
  reach: reachOf({ sectorId, village }),
});
const hearingOf = ({ id }: DemoProject) => demoId(`hearing of ${id}`);

const opinion = (project: DemoProject, n: number, who: { by: Actor; expertId: string | null; text: string }) => ({
  ...hearingPlace(project),
  id: demoId(`opinion ${n} on ${project.id}`),
  argumentId: hearingOf(project),
  expertId: who.expertId,
  organisationId: who.expertId === null ? project.sectorId : null,
  conclusion: n === 1 ? ("pass-with-changes" as const) : ("pass" as const),
  text: who.text,
  writtenOn: heldOn(project),
  recordedBy: who.by.accountId,
  recordedAt: morningOf(heldOn(project)),
});

/** 专家论证：three experts of the kind and the department in charge. */
async function loadHearings(tx: Tx, projects: readonly DemoProject[]) {
  await insertMany(
    tx,
    "projectArgument",
    projects.map((project) => ({
      ...hearingPlace(project),
      id: hearingOf(project),
      heldOn: heldOn(project),
      place: "县农业农村局会议室",
      chair: "县委农村工作领导小组办公室",
      conclusion: "pass" as const,
      text: "三位专家和行业主管部门一致同意通过论证。",
      concludedOn: project.days.argue!,
      concludedBy: county.accountId,
      ruleVersion: 0,
      version: 2,
      madeBy: county.accountId,
      madeAt: morningOf(heldOn(project)),
    })),
  );
  const written = projects.flatMap((project) => [
    ...expertsOf(project.works.kind)
      .slice(0, 3)
      .map((expertId, n) => opinion(project, n, { by: county, expertId, text: opinions[n]! })),
    opinion(project, 3, {
      by: departmentIn(project.sectorId),
      expertId: null,
      text: "符合行业规划，同意纳入项目库。",
    }),
  ]);
  await insertMany(tx, "argumentOpinion", written);
}
