import { addDays, type IsoDate } from "#domain/date.ts";
import { sql } from "kysely";
import { registerAsset } from "../../projects/assets/registering.ts";
import { leaseAsset } from "../../projects/assets/leasing.ts";
import { draftPlan } from "../../projects/distributions/drafting.ts";
import { enterIncome } from "../../projects/distributions/entering.ts";
import { decidePlan, filePlan, payOutPlan, postPlan } from "../../projects/distributions/stepping.ts";
import { qiyun } from "../counties.ts";
import { demoId } from "../ids.ts";
import type { DemoVillage } from "../villages.ts";
import { approver, declarer } from "./hands.ts";
import { at, pass, type Play } from "./play.ts";
import { leadTownship, ownerOfPooled, type Pooled, pooledCertificate, pooledProject, promiseFen } from "./pooled.ts";

const pooledAsset = demoId("asset of the pooled project");

/** 资产登记、出租、收租、分配：18 万元 a year, 3 万元 for each of the six villages. */
export async function playYield(play: Play, { villages, year }: Pooled) {
  const next = (text: string) => play.office(`${year + 1}-${text}` as IsoDate);
  await registerPooled(play, next("01-26"));
  await letPooled(play, `${year + 1}-02-01` as IsoDate, next("01-28"));
  const rents = await rentsOf(play);
  const yearly = promiseFen * villages.length;
  await receive(play, { rentId: rents[0]!, onDay: next("02-18"), year: year + 1 });
  await pass(play, {
    ...{ id: pooledProject, by: declarer(leadTownship), onDay: next("02-20"), document: "收租凭证 1 号", place: 20 },
    facts: { gate: "income", incomeFen: yearly, receivedOn: next("02-18") },
  });
  for (const [i, village] of villages.entries()) await divide(play, village, next(`03-0${3 + (i % 4)}`), year + 1);
  await thisYear(play, villages, { rentId: rents[1]!, year: year + 2 });
}

async function registerPooled({ tx, as }: Play, onDay: IsoDate) {
  const by = declarer(leadTownship);
  const asset = {
    ...{ id: pooledAsset, projectId: pooledProject, name: "六村统筹冷链加工厂房和设备", class: "operating" as const },
    ...{
      villageId: null,
      townshipId: leadTownship,
      ownerKind: "village" as const,
      owner: ownerOfPooled,
      households: null,
    },
    place: "梅岭镇农产品集散点东侧",
    quantity: "厂房 1260 平方米，冷藏库容 900 立方米，设备 14 台（套）",
    valueFen: 300_000_000,
    transferredOn: onDay,
    certificate: pooledCertificate,
    certificateOn: onDay,
    caretaker: "韦某",
    caretakerPhone: "13900001001",
    careStandard: "承租方负责日常维护，每季度由合作社检查一次",
  };
  await as(by, () => registerAsset(tx, by, asset, onDay));
}

/** 租期五年，先付后用，按年付租. */
async function letPooled({ tx, as }: Play, fromOn: IsoDate, onDay: IsoDate) {
  const by = declarer(leadTownship);
  const lease = {
    ...{ id: demoId("lease of the pooled asset"), lessee: "云岭鲜达冷链有限公司", lesseePhone: "13900001066" },
    document: `梅租〔${fromOn.slice(0, 4)}〕1号`,
    fromOn,
    untilOn: `${Number(fromOn.slice(0, 4)) + 5}-01-31` as IsoDate,
    ...{ period: "year" as const, rentFen: promiseFen * 6, dueAfter: 20, depositFen: 5_000_000 },
    duties: "承租方负责设备维修保养和安全生产，不得改变用途、不得转租",
  };
  await as(by, async () => leaseAsset(tx, by, { ...lease, at: await at(tx, "asset", pooledAsset) }, onDay));
}

async function rentsOf({ tx }: Play): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from rent where county_id = ${qiyun.id} and asset_id = ${pooledAsset} order by position`.execute(tx);
  return rows.map(({ id }) => id);
}

interface Received {
  readonly rentId: string;
  readonly onDay: IsoDate;
  readonly year: number;
}

async function receive({ tx, as }: Play, { rentId, onDay, year }: Received) {
  const by = declarer(leadTownship);
  const income = {
    ...{ id: demoId(`income of the pooled project ${year}`), projectId: null, assetId: pooledAsset, rentId },
    ...{ kind: "rent" as const, year, receivedOn: onDay, amountFen: promiseFen * 6 },
    voucher: `梅农经〔${year}〕7号`,
    text: `${year} 年度租金`,
  };
  await as(by, () => enterIncome(tx, by, income, onDay));
}

const linesOf = (fen: number) => [
  { use: "reserve" as const, amountFen: fen * 0.2, text: "留作扩大生产" },
  { use: "public-works" as const, amountFen: fen * 0.4, text: "村内道路和水渠维护" },
  { use: "help" as const, amountFen: fen * 0.25, text: "帮扶监测户 12 户" },
  { use: "care" as const, amountFen: fen * 0.15, text: "冷库和分拣设备检修" },
];

const planId = (village: DemoVillage, year: number) => demoId(`distribution of ${village.id} ${year}`);

/** 四议两公开：proposed, consulted, put before the members and decided by the delegates, one after the other. */
async function decide({ tx, as, office }: Play, village: DemoVillage, onDay: IsoDate, year: number) {
  const by = declarer(village.townshipId);
  const id = planId(village, year);
  const words = { id, villageId: village.id, year, totalFen: promiseFen, lines: linesOf(promiseFen) };
  await as(by, () => draftPlan(tx, by, { ...words, text: "六村统筹冷链加工项目租金" }, onDay));
  const [members, delegates] = [village.partyMembers, 41];
  const later = (days: number) => office(addDays(onDay, days));
  const meetings = {
    ...{ sentOn: onDay, proposedOn: onDay, consultedOn: later(3) },
    members: { heldOn: later(8), due: members, present: Math.ceil(members * 0.8), agreed: Math.ceil(members * 0.7) },
    delegates: { heldOn: later(10), due: delegates, present: 36, agreed: 34 },
  };
  await as(by, async () => decidePlan(tx, by, { ...(await at(tx, "distribution", id)), meetings }, later(10)));
  return { id, by, decidedOn: later(10) };
}

async function post({ tx, as }: Play, { id, by }: { id: string; by: ReturnType<typeof declarer> }, onDay: IsoDate) {
  const posting = { postingId: demoId(`posting of ${id}`), fromOn: onDay, places: "村务公开栏" };
  await as(by, async () => postPlan(tx, by, { ...(await at(tx, "distribution", id)), ...posting }, onDay));
}

async function divide(play: Play, village: DemoVillage, onDay: IsoDate, year: number) {
  const { tx, as, office } = play;
  const plan = await decide(play, village, onDay, year);
  const postedOn =
    office(addDays(plan.decidedOn, 1)) < plan.decidedOn ? plan.decidedOn : office(addDays(plan.decidedOn, 1));
  await post(play, plan, postedOn);
  const now = () => at(tx, "distribution", plan.id);
  const filedOn = addDays(postedOn, 13);
  await as(approver, async () => filePlan(tx, approver, { ...(await now()), text: "同意备案" }, filedOn));
  const paid = {
    paidOn: addDays(filedOn, 4),
    publishedOn: addDays(filedOn, 6),
    text: "已按方案兑现，明细在村务公开栏公布。",
  };
  await as(plan.by, async () => payOutPlan(tx, plan.by, { ...(await now()), ...paid }, paid.publishedOn));
}

/** 本年的租金 has come in where its day is behind; two villages are at work on their plans. */
async function thisYear(
  play: Play,
  [first, second, third]: readonly DemoVillage[],
  { rentId, year }: Omit<Received, "onDay">,
) {
  const { tx, as, office, timeline } = play;
  const receivedOn = office(`${year}-02-17` as IsoDate);
  if (addDays(receivedOn, 40) > timeline.today) return;
  await receive(play, { rentId, onDay: receivedOn, year });
  const running = await decide(play, first!, office(addDays(timeline.today, -16)), year);
  await post(play, running, office(addDays(timeline.today, -3)));
  await decide(play, second!, office(addDays(timeline.today, -14)), year);
  const by = declarer(third!.townshipId);
  const words = {
    id: planId(third!, year),
    villageId: third!.id,
    year,
    totalFen: promiseFen,
    lines: linesOf(promiseFen),
  };
  await as(by, () =>
    draftPlan(tx, by, { ...words, text: "六村统筹冷链加工项目租金" }, office(addDays(timeline.today, -2))),
  );
}
