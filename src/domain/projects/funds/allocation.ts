import type { IsoDate } from "../../date.ts";
import { type Fen, splitFen } from "../../money.ts";
import { type Refusal, when } from "../gates/refusal.ts";
import { isInBank, type ProjectStatus, type Standing } from "../project.ts";
import { standingLabel } from "../labels.ts";
import { amountRefusals, moneyWords } from "./amount.ts";

export interface BatchBalance {
  readonly documentOn: IsoDate;
  readonly amountFen: Fen;
  readonly allocatedFen: Fen;
  readonly returnedFen: Fen;
}

/** 县级结存: what of a batch nobody has been given and has not gone back. */
const balanceOf = ({ amountFen, allocatedFen, returnedFen }: BatchBalance): Fen =>
  amountFen - allocatedFen - returnedFen;

export interface FundedProject {
  readonly status: ProjectStatus;
  readonly standing: Standing;
  readonly estimateFen: Fen;
  readonly budgetFen: Fen | null;
  readonly allocatedFen: Fen;
}

export interface Allocating {
  readonly amountFen: Fen;
  readonly onDay: IsoDate;
  readonly today: IsoDate;
  readonly batch: BatchBalance;
  readonly project: FundedProject;
}

const dayRefusals = (onDay: IsoDate, earliest: IsoDate, today: IsoDate, what: string): Refusal[] => [
  ...when(onDay > today, "day-in-future", "日期不能晚于今天。", "onDay"),
  ...when(onDay < earliest, "day-too-early", `日期不能早于${what} ${earliest}。`, "onDay"),
];

/** 资金安排: only to what the county has taken into its bank, and no more than it costs. */
export function allocationRefusals({ amountFen, onDay, today, batch, project }: Allocating): Refusal[] {
  const wrong = amountRefusals(amountFen);
  if (wrong.length > 0) return wrong;
  const left = balanceOf(batch);
  const limit = project.budgetFen ?? project.estimateFen;
  const over = project.allocatedFen + amountFen - limit;
  return [
    ...dayRefusals(onDay, batch.documentOn, today, "资金文件日期"),
    ...when(
      isInBank(project.status) && project.status !== "banked",
      "project-not-banked",
      "该项目还没有审定入库，不能安排资金。",
    ),
    ...when(
      project.standing !== "normal",
      "project-standing",
      `该项目${standingLabel[project.standing]}，不能安排资金。`,
    ),
    ...when(
      amountFen > left,
      "over-batch",
      `该批次结存 ${moneyWords(left)}，超出 ${moneyWords(amountFen - left)}。`,
      "amountFen",
    ),
    ...when(
      over > 0,
      "over-project",
      `安排以后超出${project.budgetFen === null ? "申报概算" : "评审预算"} ${moneyWords(limit)}，超出 ${moneyWords(over)}。`,
      "amountFen",
    ),
  ];
}

export interface AllocationBalance {
  readonly onDay: IsoDate;
  readonly amountFen: Fen;
  readonly recalledFen: Fen;
  readonly paidFen: Fen;
  readonly status: "blocked" | "posted" | "withdrawn";
}

/** 项目结存 of one allocation. */
export const unspentOf = ({ amountFen, recalledFen, paidFen, status }: AllocationBalance): Fen =>
  status === "posted" ? amountFen - recalledFen - paidFen : 0;

interface Taking {
  readonly amountFen: Fen;
  readonly onDay: IsoDate;
  readonly today: IsoDate;
}

/** 收回: what is not spent goes back to the county; always a person's decision. */
export function recallRefusals(allocation: AllocationBalance, { amountFen, onDay, today }: Taking): Refusal[] {
  if (allocation.status !== "posted")
    return when(true, "allocation-not-posted", "该笔安排没有生效，没有可收回的资金。");
  const wrong = amountRefusals(amountFen, "收回金额");
  const left = unspentOf(allocation);
  return [
    ...wrong,
    ...dayRefusals(onDay, allocation.onDay, today, "安排日期"),
    ...when(
      amountFen > left,
      "over-unspent",
      `该笔安排还有 ${moneyWords(left)} 没有支出，收回金额超出 ${moneyWords(amountFen - left)}。`,
      "amountFen",
    ),
  ];
}

/** 上缴: what lies with the county goes back to where it came from. */
export function givingBackRefusals(batch: BatchBalance, { amountFen, onDay, today }: Taking): Refusal[] {
  const left = balanceOf(batch);
  return [
    ...amountRefusals(amountFen, "上缴金额"),
    ...dayRefusals(onDay, batch.documentOn, today, "资金文件日期"),
    ...when(
      amountFen > left,
      "over-batch",
      `该批次结存 ${moneyWords(left)}，上缴金额超出 ${moneyWords(amountFen - left)}；已安排到项目的请先收回。`,
      "amountFen",
    ),
  ];
}

/** 复核用途: by another person of the county than whoever allocated. */
export const overrideRefusals = (
  { status, madeBy }: { readonly status: AllocationBalance["status"]; readonly madeBy: string },
  accountId: string,
): Refusal[] => [
  ...when(status !== "blocked", "allocation-not-blocked", "该笔安排不在待复核状态，可能已由他人办理。"),
  ...when(madeBy === accountId, "override-by-asker", "用途例外须由安排人以外的另一名县级人员复核。"),
];

export interface VillageShare {
  readonly villageId: string;
  readonly share: number;
}

/**
 * 资金到村：按受益村份额分到分，除不尽的零头按余数大小、余数相同的按村的次序各分一分，合计分毫不差.
 */
export const toVillages = (amountFen: Fen, villages: readonly VillageShare[]) => {
  const parts = splitFen(
    amountFen,
    villages.map(({ share }) => share),
  );
  return villages.map(({ villageId, share }, i) => ({ villageId, share, amountFen: parts[i]! }));
};
