/** The way of drawing this file and docs/draw.md describe; a change that could draw otherwise takes a new number. */
export const drawAlgorithm = "zhucun-draw/1";

export type DrawMethod = "simple" | "stratified" | "two-stage" | "size-weighted";
/** How the first-stage units (townships) of a two-stage draw are chosen: all alike, or by the weight of what they hold. */
export type ClusterChoice = "simple" | "size-weighted";
/** How n is shared out among the first-stage units drawn. */
export type Allocation = "equal" | "proportional";
/** What was visited lately: left out, or taken only when everything else is used up. */
export type Memory = "exclude" | "after";

export interface DrawUnit {
  readonly id: string;
  readonly name: string;
  readonly stratum: string;
  /** The first-stage unit it lies in, such as its township. Empty unless the draw is two-stage. */
  readonly cluster: string;
  /** A whole number from 1; 1 for all when size does not matter. */
  readonly weight: number;
  /** Visited within the memory of this draw. */
  readonly seen: boolean;
}

export interface DrawExclusion {
  readonly id: string;
  readonly name: string;
  readonly reason: string;
}

export interface DrawStratum {
  readonly name: string;
  /** How many units are drawn from it. */
  readonly n: number;
  /** How many first-stage units are drawn before them; 0 unless the draw is two-stage. */
  readonly clusters: number;
}

export interface DrawInspector {
  readonly id: string;
  readonly name: string;
  /** The group he goes with; empty for all when inspectors are drawn one by one. */
  readonly group: string;
}

export interface Recusal {
  readonly inspectorId: string;
  readonly unitId: string;
  readonly reason: string;
}

/** An earlier draw of the same inspection and why it does not stand. */
export interface EarlierDraw {
  readonly number: number;
  readonly status: "drawn" | "abandoned";
  readonly frameSha256: string;
  readonly reason: string;
}

/** Everything a draw depends on but the seed. Frozen, published as the SHA-256 of its text, and then the secrets are given. */
export interface DrawFrame {
  readonly inspectionId: string;
  readonly title: string;
  /** The day it was frozen: what was valid that day is in it. */
  readonly day: string;
  /** 1 for the first draw of the inspection; a repeat counts on and names every earlier one. */
  readonly number: number;
  readonly earlier: readonly EarlierDraw[];
  readonly method: DrawMethod;
  readonly clusterChoice: ClusterChoice;
  readonly allocation: Allocation;
  readonly memory: Memory;
  /** In the order they are drawn and shown. */
  readonly strata: readonly DrawStratum[];
  readonly units: readonly DrawUnit[];
  readonly exclusions: readonly DrawExclusion[];
  readonly inspectors: readonly DrawInspector[];
  readonly recusals: readonly Recusal[];
  /** How many inspectors go to an object, at least two; with groups one whole group goes. */
  readonly perObject: number;
  /** Which public number goes into the seed, fixed before anybody knows it; empty: none. */
  readonly publicSource: string;
}

/** What a draw may take of a memory "exclude": only what was not visited lately. */
export const mayBeDrawn = (frame: Pick<DrawFrame, "memory">, unit: DrawUnit) => frame.memory === "after" || !unit.seen;

export const inGroups = (frame: Pick<DrawFrame, "inspectors">) => frame.inspectors.some(({ group }) => group !== "");

export type FrameRule =
  | "text-missing"
  | "text-unwritable"
  | "day-malformed"
  | "number-malformed"
  | "earlier-incomplete"
  | "no-unit"
  | "unit-twice"
  | "unit-excluded-too"
  | "weight-not-whole"
  | "no-stratum"
  | "stratum-twice"
  | "stratum-unknown"
  | "one-stratum-only"
  | "n-not-whole"
  | "stratum-too-small"
  | "clusters-not-whole"
  | "cluster-missing"
  | "clusters-too-few"
  | "clusters-over-n"
  | "clusters-too-small"
  | "no-inspector"
  | "inspector-twice"
  | "group-missing"
  | "group-too-small"
  | "per-object-too-few"
  | "recusal-unknown"
  | "inspectors-too-few";

/** One rule broken, and by what: the name of a stratum, a unit, an inspector. */
export interface FrameRefusal {
  readonly rule: FrameRule;
  readonly subject: string;
}

export const refuse = (rule: FrameRule, subject = ""): FrameRefusal => ({ rule, subject });
