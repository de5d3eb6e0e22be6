import type { IsoDate } from "../../date.ts";

/** Quantities in thousandths of their unit, so that sums and comparisons are exact. */
export interface MeasuredItem {
  readonly name: string;
  readonly unit: string;
  readonly claimedMilli: number;
  readonly measuredMilli: number;
}

/** How far the measured is from the claimed, in hundredths of a percent, halves away from zero; less than claimed is negative. */
export function differenceOf({
  claimedMilli,
  measuredMilli,
}: Pick<MeasuredItem, "claimedMilli" | "measuredMilli">): number {
  const apart = Math.abs(measuredMilli - claimedMilli) * 10_000;
  const whole = Math.floor((2 * apart + claimedMilli) / (2 * claimedMilli));
  return measuredMilli < claimedMilli ? -whole : whole;
}

/** 相符：compared without rounding; just at the tolerance is within it. More than claimed is a difference as well as less. */
export const isWithin = (
  { claimedMilli, measuredMilli }: Pick<MeasuredItem, "claimedMilli" | "measuredMilli">,
  tolerancePercent: number,
) => Math.abs(measuredMilli - claimedMilli) * 100 <= tolerancePercent * claimedMilli;

export interface Tolerances {
  readonly items: readonly { readonly name: string; readonly percent: number }[];
  readonly otherPercent: number;
}

/** 允许误差 of an item: the first of the county's list whose name stands in it, else that of all others. */
export const toleranceOf = ({ items, otherPercent }: Tolerances, itemName: string) =>
  items.find(({ name }) => itemName.includes(name))?.percent ?? otherPercent;

export interface Measurer {
  readonly name: string;
  readonly unit: string;
}

/** Who built and who owns what is measured. */
export interface Sides {
  readonly builders: readonly string[];
  readonly owner: string;
  readonly responsible: string;
  /** Accounts that have had a hand in the project. */
  readonly hands: readonly string[];
}

export interface Measuring {
  readonly measuredOn: IsoDate;
  readonly measurers: readonly Measurer[];
  readonly items: readonly MeasuredItem[];
  readonly reason: string;
}

export type MeasureRefusal =
  | "not-drawn"
  | "measured-in-future"
  | "measured-before-draw"
  | "two-measurers"
  | "measurer-builds"
  | "measurer-owns"
  | "measured-by-hand"
  | "item-twice"
  | "again-without-reason";

export interface MeasureGround {
  readonly drawnOn: IsoDate;
  readonly today: IsoDate;
  readonly accounts: readonly string[];
  /** How often it was measured in this sample before. */
  readonly rounds: number;
}

/** 复核实测由两名以上人员办理，施工、业主单位和经办过该项目的人员不参加。 */
export function measureRefusals(measuring: Measuring, sides: Sides, ground: MeasureGround): MeasureRefusal[] {
  const { measuredOn, measurers, items, reason } = measuring;
  const people = new Set(measurers.map(({ name, unit }) => `${plain(name)}/${plain(unit)}`));
  const builds = ({ unit }: Measurer) => sides.builders.some((one) => sameUnit(unit, one));
  const owns = ({ name, unit }: Measurer) =>
    sameUnit(unit, sides.owner) || (sides.responsible !== "" && plain(name) === plain(sides.responsible));
  const held: readonly (readonly [MeasureRefusal, boolean])[] = [
    ["measured-in-future", measuredOn > ground.today],
    ["measured-before-draw", measuredOn < ground.drawnOn],
    ["two-measurers", people.size < 2],
    ["measurer-builds", measurers.some(builds)],
    ["measurer-owns", measurers.some(owns)],
    ["measured-by-hand", ground.accounts.some((one) => sides.hands.includes(one))],
    ["item-twice", new Set(items.map(({ name }) => plain(name))).size < items.length],
    ["again-without-reason", ground.rounds > 0 && reason === ""],
  ];
  return held.filter(([, broken]) => broken).map(([why]) => why);
}

const plain = (text: string) => text.normalize("NFKC").replaceAll(/\s+/gu, "");

/** 甲公司项目部 is of 甲公司: one name may stand in the other. Very short names are compared whole. */
function sameUnit(one: string, other: string): boolean {
  const [a, b] = [plain(one), plain(other)];
  if (a === "" || b === "") return false;
  return a === b || (b.length >= 4 && a.includes(b)) || (a.length >= 4 && b.includes(a));
}
