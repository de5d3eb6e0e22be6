import type { IsoDate } from "../date.ts";
import { groupBy } from "../group.ts";
import type { DrawExclusion, DrawMethod, DrawStratum, DrawUnit } from "./draw/frame.ts";

export const strataKinds = ["none", "weak", "level", "township"] as const;
export type StrataKind = (typeof strataKinds)[number];
export const weightKinds = ["none", "population", "households"] as const;
export type WeightKind = (typeof weightKinds)[number];

/** What the registers say of one place the inspection may go to. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly townshipId: string;
  readonly township: string;
  readonly villageId: string | null;
  /** Has an open case of its level. */
  readonly level: "county" | "township" | null;
  readonly population: number | null;
  readonly households: number | null;
  /** The last day an inspection came. */
  readonly seenOn: IsoDate | null;
  /** Inspections of the month already. */
  readonly visits: number;
  readonly waived: boolean;
}

export interface FrameSettings {
  readonly method: DrawMethod;
  readonly strataBy: StrataKind;
  readonly weightBy: WeightKind;
  readonly strata: readonly DrawStratum[];
  /** Left out by hand, each with its reason. */
  readonly excluded: readonly { readonly id: string; readonly reason: string }[];
  /** null: nothing of the county's cap applies, as townships have none. */
  readonly cap: number | null;
  /** Who was inspected on this day or later counts as seen; null: no memory. */
  readonly seenFrom: IsoDate | null;
}

const weakStratum = "软弱涣散村";
const otherStratum = "其他村";
const onlyStratum = "全部对象";
const levelStrata = { county: "县级管理村", township: "乡镇管理村" } as const;

/** The order they are drawn in, whatever comes first in the register: 软弱涣散村 before the others. */
const strataOrder: readonly string[] = [weakStratum, levelStrata.county, levelStrata.township, otherStratum];

/** 2 个软弱涣散村、6 个其他村：how a county publishes it; put in as a beginning and changed at will. */
export const shippedStrata: Readonly<Record<string, number>> = { [weakStratum]: 2, [otherStratum]: 6 };

export function stratumOf(by: StrataKind, { level, township }: Pick<Candidate, "level" | "township">): string {
  switch (by) {
    case "none":
      return onlyStratum;
    case "weak":
      return level === null ? otherStratum : weakStratum;
    case "level":
      return level === null ? otherStratum : levelStrata[level];
    case "township":
      return township;
  }
}

export const cappedReason = (cap: number) => `本月到村督查已达 ${cap} 次`;
const notAsked = "所在层本次不抽取";

export interface BuiltFrame {
  readonly units: readonly DrawUnit[];
  readonly exclusions: readonly DrawExclusion[];
  /** As asked, without the ones nobody is drawn from. */
  readonly strata: readonly DrawStratum[];
  /** Places without the size the draw weighs by: it cannot be frozen. */
  readonly unsized: readonly string[];
}

/**
 * The list a draw is made from. 每村每月接受督查有次数上限：whoever reached it is left out with the reason, unless somebody else has allowed
 * the visit.
 */
export function buildFrame(candidates: readonly Candidate[], settings: FrameSettings): BuiltFrame {
  const empty = new Set(settings.strata.filter(({ n }) => n === 0).map(({ name }) => name));
  const byHand = new Map(settings.excluded.map(({ id, reason }) => [id, reason]));
  const judged = candidates.map((one) => {
    const stratum = stratumOf(settings.strataBy, one);
    const reason = byHand.get(one.id) ?? reasonOf(one, settings) ?? (empty.has(stratum) ? notAsked : undefined);
    return { one, stratum, reason };
  });
  const open = judged.filter(({ reason }) => reason === undefined);
  return {
    units: open.map(({ one, stratum }) => unitOf(one, stratum, settings)),
    exclusions: judged.flatMap(({ one: { id, name }, reason }) => (reason === undefined ? [] : [{ id, name, reason }])),
    strata: settings.strata.filter(({ n }) => n > 0),
    unsized: open.flatMap(({ one }) => (sizeOf(one, settings) < 1 ? [one.name] : [])),
  };
}

const sizeOf = (one: Candidate, { weightBy }: FrameSettings) => (weightBy === "none" ? 1 : (one[weightBy] ?? 0));

const unitOf = (one: Candidate, stratum: string, settings: FrameSettings): DrawUnit => ({
  id: one.id,
  name: one.name,
  stratum,
  cluster: settings.method === "two-stage" ? one.township : "",
  weight: Math.max(1, sizeOf(one, settings)),
  seen: settings.seenFrom !== null && one.seenOn !== null && one.seenOn >= settings.seenFrom,
});

function reasonOf({ visits, waived }: Candidate, { cap }: FrameSettings): string | undefined {
  return cap !== null && visits >= cap && !waived ? cappedReason(cap) : undefined;
}

export interface StratumCount {
  readonly name: string;
  readonly places: number;
  readonly capped: number;
  readonly seen: number;
}

/** What there is to draw from, before anybody says how many. */
export function countStrata(
  candidates: readonly Candidate[],
  { strataBy, cap, seenFrom }: Pick<FrameSettings, "strataBy" | "cap" | "seenFrom">,
): StratumCount[] {
  const groups = groupBy(candidates, (one) => stratumOf(strataBy, one));
  const inOrder = [...groups].toSorted(([a], [b]) => strataOrder.indexOf(a) - strataOrder.indexOf(b));
  return inOrder.map(([name, all]) => ({
    name,
    places: all.length,
    capped: all.filter(({ visits, waived }) => cap !== null && visits >= cap && !waived).length,
    seen: all.filter(({ seenOn }) => seenFrom !== null && seenOn !== null && seenOn >= seenFrom).length,
  }));
}

/** How many were left out, and why: the commonest reasons with their numbers, since a paper has one page. */
export function exclusionSentence(exclusions: readonly Pick<DrawExclusion, "reason">[], reasonsTold = 4): string {
  const counts = [...groupBy(exclusions, ({ reason }) => reason)].map(([reason, all]) => ({ reason, n: all.length }));
  const told = counts.toSorted((a, b) => b.n - a.n);
  const others = told.slice(reasonsTold).reduce((sum, { n }) => sum + n, 0);
  const words = told.slice(0, reasonsTold).map(({ reason, n }) => `${reason} ${n} 个`);
  const reasons = [...words, ...(others > 0 ? [`其他理由 ${others} 个`] : [])].join("；");
  return `剔除 ${exclusions.length} 个${reasons === "" ? "" : `（${reasons}）`}`;
}
