import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { GateFacts } from "#domain/projects/gates/facts.ts";
import { concludeHearing, holdHearing, writeOpinion } from "../../projects/bank/arguing.ts";
import { declareProject, decideProjects, reviewProject } from "../../projects/bank/declaring.ts";
import { draftProject } from "../../projects/bank/drafting.ts";
import { qiyun, townshipOf } from "../counties.ts";
import { demoId } from "../ids.ts";
import type { DemoVillage } from "../villages.ts";
import { approver, county, declarer, departmentIn, expertsOf, finance, audit, reviewer } from "./hands.ts";
import { organisationId } from "../organisations.ts";
import { at, hang, pass, type Play } from "./play.ts";
import { fundPooled, payPooled, signPooled } from "./pooled-money.ts";

export const pooledProject = demoId("pooled project of qiyun");

/** 六村统筹：四个村在梅岭镇，两个村在石门镇. */
export interface Pooled {
  readonly villages: readonly DemoVillage[];
  readonly year: number;
}

const lead = townshipOf(qiyun, "梅岭镇");
const other = townshipOf(qiyun, "石门镇");

export function pooledOf(weak: readonly string[], all: readonly DemoVillage[], today: IsoDate): Pooled {
  const chosen = new Set(weak);
  const of = (townshipId: string, count: number) =>
    all.filter((one) => one.townshipId === townshipId && one.kind === "village" && chosen.has(one.id)).slice(0, count);
  return { villages: [...of(lead.id, 4), ...of(other.id, 2)], year: Number(today.slice(0, 4)) - 2 };
}

export const promiseFen = 3_000_000;

const farming = organisationId(qiyun, "县农业农村局");

const words = {
  name: "六村统筹农产品冷链加工项目",
  kind: "industry" as const,
  assetClass: "operating" as const,
  townshipId: null,
  sectorId: farming,
  place: "梅岭镇农产品集散点东侧集体建设用地",
  content: "新建冷藏库和分拣加工间，购置制冷机组、分拣线和冷藏周转设备，配套水电和场地硬化",
  scale: "建筑面积 1260 平方米，冷藏库容 900 立方米",
  target: "年储藏加工果蔬 1800 吨，带动就业 36 人，六个村每村每年增收 3 万元",
  linkMechanism: "六个村按份额共有，委托经营，保底租金按份额分到各村，优先雇用脱贫户和监测户",
  owner: "梅岭镇六村联合股份经济合作社",
  ownerId: null,
  responsible: "韦某",
  phone: "13900001001",
  permits: [
    { kind: "land" as const, state: "done" as const, document: "栖自然资用〔前年〕3号" },
    { kind: "environment" as const, state: "not-needed" as const, document: "" },
  ],
  estimateFen: 300_000_000,
};

const boards = (townshipId: string, villages: readonly DemoVillage[]) =>
  villages.filter((one) => one.townshipId === townshipId).map(({ id, name }) => ({ id, issuer: `${name}村民委员会` }));

/** 300 万元统筹六个村：from the declaration to the handing over, played by the offices themselves. */
export async function playPooled(play: Play, pooled: Pooled) {
  const { tx, as, office } = play;
  const { year } = pooled;
  const day = (text: string) => office(`${year}-${text}` as IsoDate);
  const [writer, checker] = [declarer(lead.id), reviewer(lead.id)];
  const villages = pooled.villages.map(({ id }) => ({ villageId: id, share: 1, promisedFen: promiseFen }));
  const plan = { planStartOn: `${year}-06-25`, planFinishOn: `${year}-11-30` };
  const permits = words.permits.map((one) => ({ ...one, document: one.document.replace("前年", String(year)) }));
  const body = { ...words, ...plan, permits, villages, promisedFen: promiseFen * villages.length, id: pooledProject };
  await as(writer, () => draftProject(tx, writer, body as never, day("01-05")));
  const now = () => at(tx, "project", pooledProject);
  await as(writer, async () => declareProject(tx, writer, { ...(await now()), text: "" }, day("01-09")));
  const hung = (step: "declaration" | "before-start" | "completion", onDay: IsoDate) =>
    Promise.resolve().then(async () => {
      for (const { id } of [lead, other])
        await hang(play, pooledProject, {
          ...{ step, onDay, level: "village" as const, by: declarer(id) },
          places: boards(id, pooled.villages),
        });
    });
  await hung("declaration", day("01-10"));
  const said = { conclusion: "pass" as const, points: {}, text: "六个村村民代表会议均已通过，用地已落实，同意上报。" };
  await as(checker, async () => reviewProject(tx, checker, { ...(await now()), ...said }, day("01-24")));
  for (const { id, name } of [lead, other])
    await hang(play, pooledProject, {
      ...{ step: "review" as const, level: "township" as const, by: reviewer(id), onDay: day("01-25") },
      places: [{ id, issuer: `${name}人民政府` }],
    });
  await argue(play, day("02-19"));
  await toCounty(play, "decision", day("02-20"));
  const deciding = async () => ({
    projects: [await now()],
    document: `栖农领发〔${year}〕3号`,
    text: "",
  });
  await as(county, async () => decideProjects(tx, county, await deciding(), day("03-08")));
  await build(play, pooled, day, hung);
}

const toCounty = (play: Play, step: "decision" | "before-start" | "settlement", onDay: IsoDate) =>
  hang(play, pooledProject, {
    ...{ step, onDay, level: "county" as const, by: county },
    places: [{ id: null, issuer: "栖云县委农村工作领导小组办公室" }],
  });

async function argue({ tx, as }: Play, onDay: IsoDate) {
  const id = demoId("hearing of the pooled project");
  const now = () => at(tx, "project", pooledProject);
  const { version } = await now();
  const hearing = { projectId: pooledProject, version, id, heldOn: onDay, place: "县农业农村局会议室", chair: "段某" };
  await as(county, () => holdHearing(tx, county, hearing, onDay));
  const texts = [
    "六村统筹、规模适度，储藏能力与当地产量相当，同意实施。",
    "制冷设备选型应留有余量，修改设计后实施。",
    "租金保底、产权到村，收益可靠，同意通过。",
  ];
  const opinion = (n: number) => ({
    projectId: pooledProject,
    id: demoId(`opinion ${n} on the pooled project`, n),
    conclusion: n === 1 ? ("pass-with-changes" as const) : ("pass" as const),
    writtenOn: onDay,
  });
  for (const [n, expertId] of expertsOf("industry").slice(0, 3).entries())
    await as(county, () => writeOpinion(tx, county, { ...opinion(n), expertId, text: texts[n]! }, onDay));
  const sector = departmentIn(farming);
  const text = "符合冷链物流规划，同意纳入项目库。";
  await as(sector, () => writeOpinion(tx, sector, { ...opinion(3), expertId: null, text }, onDay));
  const concluded = { conclusion: "pass" as const, text: "三位专家和行业主管部门一致同意通过。" };
  await as(county, async () => concludeHearing(tx, county, { ...(await now()), ...concluded }, onDay));
}

type Days = (text: string) => IsoDate;

const members = ["县农业农村局", "县财政局", "县市场监督管理局"].map((unit, i) => ({
  name: `${"倪汤滕"[i]!}某`,
  unit,
  post: "科员",
}));

const builder = "云岭中山建设有限公司";
export const pooledCertificate = "栖集资登字第 0901 号";

/** 从立项到移交、确权、管护. */
async function build(
  play: Play,
  { year }: Pooled,
  day: Days,
  hung: (step: "before-start" | "completion", on: IsoDate) => Promise<void>,
) {
  const sector = departmentIn(farming);
  const township = declarer(lead.id);
  const next = (text: string) => play.office(`${year + 1}-${text}` as IsoDate);
  let place = 0;
  const through = (by: Actor, onDay: IsoDate, document: string, facts: GateFacts) =>
    pass(play, { id: pooledProject, by, onDay, document, facts, place: (place += 1) });
  await through(approver, day("03-26"), `栖农项批〔${year}〕31号`, { gate: "approval" });
  await fundPooled(play, day("04-03"));
  await through(sector, day("04-16"), `设〔${year}〕12号`, { gate: "design" });
  await through(finance, day("04-30"), `栖财评〔${year}〕18号`, {
    ...{ gate: "budget-review", budgetFen: 300_000_000, reason: "" },
  });
  await through(approver, day("05-29"), `栖采成〔${year}〕22号`, {
    ...{ gate: "tender", category: "works", method: "consultation", amountFen: 264_000_000, winner: builder },
    exemptionId: null,
  });
  await signPooled(play, day("06-05"), builder);
  await through(township, day("06-06"), `栖建合〔${year}〕梅岭1号`, { gate: "contract" });
  await hung("before-start", day("06-07"));
  await toCounty(play, "before-start", day("06-07"));
  await payPooled(play, "advance", day("06-14"));
  await through(township, day("06-24"), `开工令〔${year}〕7号`, {
    gate: "start",
    supervisor: "云岭正清工程监理有限公司",
  });
  await payPooled(play, "progress", day("09-12"));
  await through(township, day("11-20"), `完工报告〔${year}〕5号`, { gate: "completion", stated: true });
  await hung("completion", day("11-21"));
  await through(sector, day("11-29"), `初验〔${year}〕9号`, {
    gate: "preliminary-acceptance",
    result: "pass",
    members,
  });
  await through(approver, day("12-13"), `终验〔${year}〕14号`, { gate: "final-acceptance", result: "pass", members });
  await through(audit, day("12-27"), `栖审结〔${year}〕20号`, {
    ...{ gate: "settlement", settledFen: 300_000_000, auditOffice: "栖云县审计局" },
  });
  await toCounty(play, "settlement", next("01-03"));
  await payPooled(play, "final", next("01-06"));
  await through(sector, next("01-09"), `移交〔${year + 1}〕1号`, { gate: "transfer", receiver: words.owner });
  await through(township, next("01-20"), pooledCertificate, { gate: "title", certificate: pooledCertificate, why: "" });
  await through(township, next("01-24"), `管护〔${year + 1}〕1号`, { gate: "upkeep", caretaker: "韦某" });
  await payPooled(play, "retention", next("12-22"));
}

export const ownerOfPooled = words.owner;
export const leadTownship = lead.id;
