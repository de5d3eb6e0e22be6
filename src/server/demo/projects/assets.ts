import { sql } from "kysely";
import { addDays, addMonths, type IsoDate } from "#domain/date.ts";
import { certificateKey } from "#domain/projects/assets/asset.ts";
import { rentSchedule } from "#domain/projects/assets/lease.ts";
import type { Tx } from "../../db/db.ts";
import { enterIncome } from "../../projects/distributions/entering.ts";
import { qiyun } from "../counties.ts";
import { demoId } from "../ids.ts";
import { morningOf } from "../timeline.ts";
import { declarer } from "./hands.ts";
import { insertMany } from "./insert-many.ts";
import type { DemoProject } from "./plan.ts";
import type { Play } from "./play.ts";
import { ownerOf, personOf, reachOf } from "./rows.ts";
import { certificateOf } from "./steps.ts";

const assetId = ({ id }: DemoProject) => demoId(`asset of ${id}`);
const leaseId = ({ id }: DemoProject) => demoId(`lease of ${id}`);
const rentId = (project: DemoProject, position: number) => demoId(`rent ${position} of ${leaseId(project)}`, position);

/** Of those that stand idle: it happens, and the register says so. */
const idlePlace = 5;

/** The day it was handed over; what goes to households is theirs when it is registered. */
const handedOver = ({ works, days }: DemoProject) => (works.assetClass === "household" ? days.title : days.transfer);

const born = (projects: readonly DemoProject[]) =>
  projects.flatMap((project, n) => {
    const on = handedOver(project);
    return on ? [{ project, n, on }] : [];
  });

const place = (project: DemoProject) => ({ countyId: qiyun.id, assetId: assetId(project), reach: reachOf(project) });

/** 资产登记：what the projects left behind, by whom it is owned and kept. */
export async function loadAssets(tx: Tx, projects: readonly DemoProject[]) {
  const all = born(projects);
  const operating = all.filter(({ project }) => project.works.assetClass === "operating");
  const idle = operating[idlePlace]?.project;
  await insertMany(
    tx,
    "asset",
    all.map((one, i) => assetRow(one, i, one.project === idle)),
  );
  const step = ({ project, on }: (typeof all)[number]) => ({
    ...place(project),
    id: demoId(`asset step of ${project.id}`),
    ...{ action: "register", fromStatus: "", toStatus: "in-use", onDay: on, text: "" },
    madeBy: declarer(project.village.townshipId).accountId,
    madeAt: morningOf(on),
  });
  await insertMany(tx, "assetStep", all.map(step));
  await loadCare(tx, all);
  await loadLeases(
    tx,
    operating.filter(({ project }) => project.days.income),
  );
}

const isHousehold = ({ works }: DemoProject) => works.assetClass === "household";

function ownedBy(project: DemoProject) {
  if (!isHousehold(project)) return { ownerKind: "village" as const, owner: ownerOf(project), households: null };
  const households = Number(/^\d+/u.exec(project.works.scale)![0]);
  return { ownerKind: "household" as const, owner: "受益农户", households };
}

const keptBy = (project: DemoProject, n: number) =>
  isHousehold(project)
    ? { caretaker: "", caretakerPhone: null, careStandard: "" }
    : {
        caretaker: personOf(n + 3),
        caretakerPhone: `139000${String(20_000 + n)}`,
        careStandard: "每月巡查一次，损坏及时报修",
      };

function assetRow({ project, n, on }: ReturnType<typeof born>[number], i: number, idle: boolean) {
  const { works, village, days } = project;
  const household = isHousehold(project);
  const certificate = days.title && !household ? certificateOf(n) : "";
  return {
    countyId: qiyun.id,
    id: assetId(project),
    number: i + 1,
    name: works.name.replace(/(?:建设|(?:低产)?改造|安装|改建|修缮)?项目$/u, ""),
    class: works.assetClass,
    projectId: project.id,
    townshipId: village.townshipId,
    villageId: village.id,
    ...ownedBy(project),
    place: village.name + (household ? "" : works.place),
    quantity: works.scale,
    valueFen: project.moneyFen,
    transferredOn: on,
    certificate,
    certificateKey: certificate === "" ? "" : certificateKey(certificate),
    certificateOn: certificate === "" ? null : days.title!,
    ...keptBy(project, n),
    status: idle ? ("idle" as const) : ("in-use" as const),
    statusOn: on,
    statusText: idle ? "原承租方到期退出，正在重新招租。" : "",
    reach: reachOf(project),
    createdBy: declarer(village.townshipId).accountId,
    createdAt: morningOf(on),
    updatedAt: morningOf(on),
  };
}

const cares = ["巡查设施完好，清理周边杂物。", "更换损坏配件，疏通排水。", "开展安全检查，未见隐患。"];

async function loadCare(tx: Tx, all: ReturnType<typeof born>) {
  const kept = all.filter(({ project }) => project.days.upkeep);
  const rows = kept.map(({ project, n }, i) => {
    const onDay = addDays(project.days.upkeep!, 3 + (i % 5));
    return {
      ...place(project),
      id: demoId(`care of ${project.id}`),
      onDay,
      byWhom: personOf(n + 3),
      text: cares[i % cares.length]!,
      costFen: i % 3 === 1 ? 26_000 : 0,
      condition: "good" as const,
      madeBy: declarer(project.village.townshipId).accountId,
      madeAt: morningOf(onDay),
    };
  });
  await insertMany(tx, "assetCare", rows);
}

/** 每两处出租一处，其余自营. */
const isLet = (i: number) => i % 2 === 0;

const lessees = ["云岭鲜果冷储有限公司", "栖云县绿源农民专业合作社", "云岭山货食品有限公司", "栖云县丰禾家庭农场"];

function leaseOf(project: DemoProject, i: number) {
  const fromOn = project.days.upkeep!;
  return {
    ...place(project),
    id: leaseId(project),
    lessee: lessees[i % lessees.length]!,
    document: `租〔${fromOn.slice(0, 4)}〕${i + 1}号`,
    fromOn,
    untilOn: addDays(addMonths(fromOn, 36), -1),
    period: "year" as const,
    rentFen: project.promisedFen,
    dueAfter: 180,
    depositFen: 0,
    duties: "承租方负责日常维护，不得改变用途",
    madeBy: declarer(project.village.townshipId).accountId,
    madeAt: morningOf(fromOn),
  };
}

async function loadLeases(tx: Tx, all: ReturnType<typeof born>) {
  const leased = all.filter((_, i) => isLet(i)).map(({ project }, i) => ({ project, lease: leaseOf(project, i) }));
  await insertMany(
    tx,
    "lease",
    leased.map(({ lease }) => lease),
  );
  const rents = leased.flatMap(({ project, lease }) =>
    rentSchedule(lease).map((rent, i) => ({
      ...place(project),
      ...rent,
      id: rentId(project, i + 1),
      leaseId: lease.id,
      position: i + 1,
    })),
  );
  await insertMany(tx, "rent", rents);
}

/** One lessee is behind with the second year. */
const latePlace = 4;

/** 收益：rent, or what the village earned itself; once a year. */
export async function loadYields(play: Play, projects: readonly DemoProject[]) {
  const all = born(projects).filter(({ project }) => project.days.income);
  for (const [i, { project }] of all.entries()) {
    const first = project.days.income!;
    await enter(play, project, { i, position: 1, onDay: first, fen: project.promisedFen });
    const second = play.office(addDays(first, 352));
    const fen = isLet(i)
      ? project.promisedFen
      : Math.round((project.promisedFen * (90 + ((i * 7) % 25))) / 10_000) * 100;
    if (second < play.timeline.today && i !== latePlace)
      await enter(play, project, { i, position: 2, onDay: second, fen });
  }
  await sql`update income set made_at = received_on + interval '9 hours' where county_id = ${qiyun.id}`.execute(
    play.tx,
  );
}

interface Coming {
  readonly i: number;
  readonly position: number;
  readonly onDay: IsoDate;
  readonly fen: number;
}

async function enter({ tx, as }: Play, project: DemoProject, { i, position, onDay, fen }: Coming) {
  const by = declarer(project.village.townshipId);
  const year = Number(onDay.slice(0, 4));
  const income = {
    ...{ id: demoId(`income ${position} of ${project.id}`, position), projectId: null, assetId: assetId(project) },
    rentId: isLet(i) ? rentId(project, position) : null,
    kind: isLet(i) ? ("rent" as const) : ("service" as const),
    ...{ year, receivedOn: onDay, amountFen: fen, voucher: `农经〔${year}〕${i + 1}号` },
    text: isLet(i) ? "年租金" : "经营净收入",
  };
  await as(by, () => enterIncome(tx, by, income, onDay));
}
