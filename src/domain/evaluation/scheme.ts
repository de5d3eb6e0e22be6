import type { Measure, SubjectKind } from "./measures.ts";

export const itemTypes = ["ratio", "count", "grade", "score", "survey", "key-nodes"] as const;
export type ItemType = (typeof itemTypes)[number];
export const cadences = ["weekly", "monthly", "quarterly", "half-year"] as const;
export type Cadence = (typeof cadences)[number];

/** One line of the table of points. Which fields count depends on the type; the others are empty. */
export interface SchemeItem {
  readonly name: string;
  /** 满分，in points of the scale. */
  readonly points: number;
  readonly type: ItemType;
  /** ratio: what is divided; count: what is counted. */
  readonly measure: Measure | null;
  /** ratio: what it is divided by, a measure or a planned number. */
  readonly against: Measure | null;
  readonly plan: number | null;
  /** ratio and survey: from how many percent on the full points are given; null: 100. */
  readonly fullPercent: number | null;
  /** ratio: the smaller the better. */
  readonly inverse: boolean;
  /** count: points for each. */
  readonly each: number | null;
  /** grade: 好 10 分、较好 8 分…… */
  readonly levels: readonly { readonly name: string; readonly points: number }[];
}

export interface Indicator {
  readonly name: string;
  readonly items: readonly SchemeItem[];
}

/** A plus or minus: entered day by day, or so many points for each of a measure. */
export interface Extra {
  readonly name: string;
  /** At most so many points from this line. */
  readonly points: number;
  readonly measure: Measure | null;
  readonly each: number | null;
}

export interface Extras {
  readonly cap: number;
  readonly items: readonly Extra[];
}

/** Entered by hand, or by itself when a measure is not zero or too many answered that they are dissatisfied. */
export interface Veto {
  readonly name: string;
  readonly measure: Measure | null;
  readonly dissatisfiedPercent: number | null;
}

/** 考核方案. */
export interface Scheme {
  readonly title: string;
  readonly subject: SubjectKind;
  readonly scale: "100" | "1000";
  readonly commonWeight: number;
  readonly differentiatedWeight: number;
  readonly common: readonly Indicator[];
  readonly plus: Extras;
  readonly minus: Extras;
  readonly vetoes: readonly Veto[];
  /** A rate without a base: its points go to the others of its part, or an inspector gives them. */
  readonly notApplicable: "redistribute" | "judge";
  /** 基本满意 counts so many percent of 满意. */
  readonly fairPercent: number;
  readonly decimals: number;
  readonly rounding: "half-up" | "floor";
  readonly grades: readonly { readonly name: string; readonly from: number }[];
  /** Below the last of the grades, and after a veto. */
  readonly lastGrade: string;
  /** At most so many percent get the first grade; null: no limit. */
  readonly excellentPercent: number | null;
  readonly tie: "common-first" | "differentiated-first";
  /** 公示和申诉，working days. */
  readonly appealDays: number;
}

/** 差异化目标: an own target of one subject, judged by an inspector or by how much of it is done. */
export interface Target {
  readonly name: string;
  readonly points: number;
  readonly by: "score" | "completion";
}

export interface CodedItem {
  readonly code: string;
  readonly indicator: string;
  readonly item: SchemeItem;
}

export const scaleOf = ({ scale }: Pick<Scheme, "scale">) => Number(scale);

/** Codes are places in the scheme, which an evaluation keeps as it was: c3.2 is the second line of the third indicator. */
export const commonItems = ({ common }: Pick<Scheme, "common">): CodedItem[] =>
  common.flatMap(({ name, items }, i) =>
    items.map((item, j) => ({ code: `c${i + 1}.${j + 1}`, indicator: name, item })),
  );

export const targetCode = (index: number) => `d${index + 1}`;
export const plusCode = (index: number) => `p${index + 1}`;
export const minusCode = (index: number) => `m${index + 1}`;
export const vetoCode = (index: number) => `v${index + 1}`;

/** Every value the scheme takes from the system, each once. */
export function measuresOf(scheme: Scheme): Measure[] {
  const named = [
    ...commonItems(scheme).flatMap(({ item }) =>
      item.type === "ratio" || item.type === "count" ? [item.measure, item.against] : [],
    ),
    ...[...scheme.plus.items, ...scheme.minus.items, ...scheme.vetoes].map(({ measure }) => measure),
  ];
  return [...new Set(named.filter((one) => one !== null))].toSorted();
}

/** What a code is called; undefined: the scheme has no such item. */
export function itemName(scheme: Scheme, targets: readonly Target[], code: string): string | undefined {
  const named = [
    ...commonItems(scheme).map(({ code: one, item }) => [one, item.name] as const),
    ...targets.map(({ name }, i) => [targetCode(i), name] as const),
    ...scheme.plus.items.map(({ name }, i) => [plusCode(i), name] as const),
    ...scheme.minus.items.map(({ name }, i) => [minusCode(i), name] as const),
    ...scheme.vetoes.map(({ name }, i) => [vetoCode(i), name] as const),
  ];
  return new Map(named).get(code);
}
