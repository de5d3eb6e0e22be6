import type { IsoDate } from "#domain/date.ts";
import { addDays } from "#domain/date.ts";
import type { Fen } from "#domain/money.ts";
import type { PaymentKind } from "#domain/projects/funds/payment.ts";
import { allocate } from "../../projects/funds/allocating.ts";
import { enterContract } from "../../projects/funds/contracts.ts";
import { approvePayment, postPayment } from "../../projects/funds/paying.ts";
import { requestPayment } from "../../projects/funds/requesting.ts";
import { qiyun, townshipOf } from "../counties.ts";
import { demoId } from "../ids.ts";
import { batchesOf } from "./fund-plan.ts";
import { approver, county, declarer, finance } from "./hands.ts";
import { at, type Play } from "./play.ts";

const project = demoId("pooled project of qiyun");
const allocation = demoId("allocation to the pooled project");
const township = declarer(townshipOf(qiyun, "梅岭镇").id);

/** 省派工作队帮扶资金 300 万元，按份额分到六个村. */
export async function fundPooled({ tx, as, timeline }: Play, onDay: IsoDate) {
  const batch = batchesOf(timeline).find(({ pooled }) => pooled)!;
  const body = {
    id: allocation,
    fundId: batch.id,
    projectId: project,
    useCode: "U02",
    useName: "发展壮大村级集体经济",
    purpose: "六村统筹农产品冷链加工项目建设",
    document: `栖农领发〔${onDay.slice(0, 4)}〕6号`,
    onDay,
    amountFen: batch.amountFen,
  };
  await as(county, () => allocate(tx, county, body, onDay));
}

const contracts = [
  { key: "works", category: "works", name: "冷藏库和加工间施工合同", fen: 264_000_000, retention: 3 },
  { key: "goods", category: "goods", name: "制冷和分拣设备采购合同", fen: 28_800_000, retention: 3 },
  { key: "services", category: "services", name: "设计和监理服务合同", fen: 7_200_000, retention: 0 },
] as const;

const parties = { works: "", goods: "示例省冷源设备有限公司", services: "云岭正清工程监理有限公司" } as const;
const contractId = (key: string) => demoId(`pooled contract ${key}`);

export async function signPooled({ tx, as }: Play, onDay: IsoDate, builder: string) {
  for (const [i, { key, category, name, fen, retention }] of contracts.entries()) {
    const number = `栖建合〔${onDay.slice(0, 4)}〕梅岭${i + 1}号`;
    const body = {
      ...{ id: contractId(key), projectId: project, form: "contract" as const, category, number, name },
      party: key === "works" ? builder : parties[key],
      amountFen: fen,
      signedOn: onDay,
      finishOn: `${onDay.slice(0, 4)}-11-30` as IsoDate,
      retentionPercent: retention,
      retentionDueOn: null,
    };
    await as(township, () => enterContract(tx, township, body, onDay));
  }
}

/** Up to this part of a contract, in percent, all that was paid before with it. */
const parts: Readonly<Record<PaymentKind, readonly [from: number, to: number]>> = {
  advance: [0, 30],
  progress: [30, 80],
  final: [80, 97],
  retention: [97, 100],
};

const papers: Readonly<Record<PaymentKind, string>> = {
  advance: "合同、成交通知书",
  progress: "工程进度表、监理意见",
  final: "竣工验收表、结算审计报告",
  retention: "质量保证期满检查表",
};

/** Asked for by the township, approved by the county, paid by the bureau of finance. */
export async function payPooled({ tx, as, office }: Play, kind: PaymentKind, onDay: IsoDate) {
  const answeredOn = office(addDays(onDay, 2));
  const paidOn = office(addDays(onDay, 4));
  for (const [i, { key, fen, retention }] of contracts.entries()) {
    const to = kind === "final" && retention === 0 ? 100 : parts[kind][1];
    if (kind === "retention" && retention === 0) continue;
    const amountFen: Fen = (fen / 100) * (to - parts[kind][0]);
    const id = demoId(`pooled payment ${kind} ${key}`);
    const sources = [{ allocationId: allocation, amountFen }];
    const body = { id, projectId: project, contractId: contractId(key), kind, amountFen, onDay, text: "", sources };
    await as(township, () => requestPayment(tx, township, { ...body, papers: papers[kind] }, onDay));
    const now = () => at(tx, "payment", id);
    await as(approver, async () => approvePayment(tx, approver, { ...(await now()), text: "同意拨付" }, answeredOn));
    const voucher = `栖财支〔${paidOn.slice(0, 4)}〕统${parts[kind][1]}-${i + 1}号`;
    await as(finance, async () => postPayment(tx, finance, { ...(await now()), onDay: paidOn, voucher }, paidOn));
  }
}
