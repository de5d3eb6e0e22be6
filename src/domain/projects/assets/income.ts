import { type IsoDate, partsOf } from "../../date.ts";
import { type Fen, splitFen } from "../../money.ts";
import type { AssetClass } from "../project.ts";
import type { AssetStatus } from "./asset.ts";

/** 租金、分红、销售、服务、处置所得、其他. */
export const incomeKinds = ["rent", "dividend", "sale", "service", "disposal", "other"] as const;
export type IncomeKind = (typeof incomeKinds)[number];

export interface VillageShare {
  readonly villageId: string;
  readonly share: number;
}

/**
 * 统筹项目的收益按各村份额分到村，精确到分，除不尽的分按最大余数法归余数大的村，余数相同的按村的登记先后。
 *
 * The order of registration is the order of the ids; the parts add up to the fen.
 */
export function splitIncome(amountFen: Fen, shares: readonly VillageShare[]): { villageId: string; amountFen: Fen }[] {
  const ordered = shares.toSorted((a, b) => (a.villageId < b.villageId ? -1 : 1));
  const parts = splitFen(
    amountFen,
    ordered.map(({ share }) => share),
  );
  return ordered.map(({ villageId }, i) => ({ villageId, amountFen: parts[i]! }));
}

export type IncomeRefusal =
  | "not-positive"
  | "household-asset"
  | "disposed"
  | "rent-without-period"
  | "in-the-future"
  | "year-too-late"
  | "other-without-words";

interface NewIncome {
  readonly kind: IncomeKind;
  readonly amountFen: Fen;
  readonly receivedOn: IsoDate;
  readonly year: number;
  readonly ofRent: boolean;
  readonly text: string;
  /** The asset it came from; null: from the project as a whole. */
  readonly asset: { readonly class: AssetClass; readonly status: AssetStatus } | null;
}

/**
 * 收益按所属年度登记，可以与到账日期不在同一年；到户类资产的收益归农户，不列为村的收益；已处置的资产只收欠租和处置所得。
 *
 * Income may belong to the year before it came, or to the one after where rent is paid in advance, never to one further off.
 */
export function incomeRefusals(income: NewIncome, today: IsoDate): IncomeRefusal[] {
  const { amountFen, receivedOn, year } = income;
  const why: IncomeRefusal[] = [];
  if (!Number.isSafeInteger(amountFen) || amountFen <= 0) why.push("not-positive");
  if (receivedOn > today) why.push("in-the-future");
  if (year > partsOf(receivedOn).year + 1) why.push("year-too-late");
  return [...why, ...sourceRefusals(income)];
}

function sourceRefusals({ kind, ofRent, text, asset }: NewIncome): IncomeRefusal[] {
  const why: IncomeRefusal[] = asset ? assetSourceRefusals(asset, kind) : [];
  if (kind === "rent" && !ofRent) why.push("rent-without-period");
  if (kind === "other" && text.trim() === "") why.push("other-without-words");
  return why;
}

function assetSourceRefusals(
  { class: of, status }: NonNullable<NewIncome["asset"]>,
  kind: IncomeKind,
): IncomeRefusal[] {
  if (of === "household") return ["household-asset"];
  return status === "disposed" && kind !== "rent" && kind !== "disposal" ? ["disposed"] : [];
}

export interface PromiseKept {
  /** 承诺的和最低要求中较高的；null: no project of the village has to bring anything yet. */
  readonly targetFen: Fen | null;
  readonly shortFen: Fen;
  /** In whole percent, rounded down: 99.9 % is not reached. */
  readonly percent: number | null;
}

/** 村集体收益与承诺对照：每村每年不低于县里规定的最低数；没有到收益年度的项目不计。 */
export function promiseKept(
  {
    promisedFen,
    projects,
    receivedFen,
  }: { readonly promisedFen: Fen; readonly projects: number; readonly receivedFen: Fen },
  leastFen: Fen,
): PromiseKept {
  if (projects === 0) return { targetFen: null, shortFen: 0, percent: null };
  const targetFen = Math.max(promisedFen, leastFen);
  return {
    targetFen,
    shortFen: Math.max(0, targetFen - receivedFen),
    percent: targetFen === 0 ? null : Number((BigInt(receivedFen) * 100n) / BigInt(targetFen)),
  };
}
