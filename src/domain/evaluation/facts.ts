import type { IsoDate } from "../date.ts";
import type { Measure } from "./measures.ts";
import type { Target } from "./scheme.ts";

/** What somebody entered for one item, with the reason. Points are hundredths. */
export type Input = { readonly reason: string } & (
  | { readonly kind: "score"; readonly points: number }
  | { readonly kind: "grade"; readonly level: string }
  | Survey
  | { readonly kind: "completion"; readonly done: number; readonly planned: number }
);

export interface Survey {
  readonly kind: "survey";
  readonly asked: number;
  readonly satisfied: number;
  readonly fair: number;
  readonly dissatisfied: number;
}

export const entryKinds = ["plus", "minus", "key-node", "veto"] as const;
export type EntryKind = (typeof entryKinds)[number];

/** 日常记载 of one day. */
export interface Entry {
  readonly id: string;
  readonly item: string;
  readonly kind: EntryKind;
  readonly onDay: IsoDate;
  /** Hundredths. */
  readonly points: number;
  readonly reached: boolean | null;
  readonly reason: string;
}

/** All that a score stands on. */
export interface Facts {
  readonly targets: readonly Target[];
  readonly measures: Readonly<Partial<Record<Measure, number>>>;
  readonly inputs: Readonly<Record<string, Input>>;
  readonly entries: readonly Entry[];
}
