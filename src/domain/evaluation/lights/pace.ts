import type { Behind, LightSet } from "../../cases/light-sets.ts";
import { addDays, diffDays, type IsoDate } from "../../date.ts";
import type { LightFacts } from "./facts.ts";

/** Plan and deed in whole items (or fen), and what the percentage is of. */
export interface Pace {
  readonly planned: number;
  readonly done: number;
  /** 100 %: of the plan, or of the whole. */
  readonly whole: number;
  /** The day on which more is planned than today. */
  readonly until: IsoDate | null;
}

/** null: there is nothing to compare with, 不适用. */
export function paceOf({ progress }: Pick<LightSet, "progress">, facts: LightFacts, day: IsoDate): Pace | null {
  const { base, measure } = progress;
  const line = base === "due" ? dueLine(facts) : timeLine(facts, day);
  if (line === null) return null;
  const whole = measure === "share" ? line.planned : line.total;
  return whole === 0 ? null : { planned: line.planned, done: line.done, whole, until: line.until };
}

const dueLine = ({ dated, datedDone, due, nextDue }: LightFacts) =>
  dated === 0 ? null : { planned: due, done: datedDone, total: dated, until: nextDue };

/** 按时间均摊：of all items so many as of the days, rounded down. */
function timeLine({ total, done, fromOn, toOn }: LightFacts, day: IsoDate) {
  if (total === 0 || fromOn === null || toOn === null || toOn <= fromOn) return null;
  const span = diffDays(fromOn, toOn);
  const passed = Math.min(span, Math.max(0, diffDays(fromOn, day)));
  const planned = Math.floor((total * passed) / span);
  const until = planned === total ? null : addDays(fromOn, Math.ceil(((planned + 1) * span) / total));
  return { planned, done, total, until };
}

/** 资金支付 compares with its plan. */
export function paymentOf({ paymentPlanned, paymentMade }: LightFacts): Pace | null {
  if (paymentPlanned === null || paymentMade === null || paymentPlanned === 0) return null;
  return { planned: paymentPlanned, done: paymentMade, whole: paymentPlanned, until: null };
}

/** Green while nothing is missing, whatever the thresholds say; whole numbers only, so that a query and this agree. */
export function behindColour({ planned, done, whole }: Pace, { yellowFrom, redAbove }: Behind) {
  const missing = planned - done;
  if (missing <= 0) return "green";
  if (redAbove !== null && missing * 100 > redAbove * whole) return "red";
  return yellowFrom !== null && missing * 100 >= yellowFrom * whole ? "yellow" : "green";
}

/** How many more it takes until it is green. */
export function lackingToGreen(pace: Pace, behind: Behind): number {
  const allowed = allowedMissing(pace.whole, behind);
  return Math.max(0, pace.planned - pace.done - allowed);
}

function allowedMissing(whole: number, { yellowFrom, redAbove }: Behind): number {
  if (yellowFrom !== null) return Math.max(0, Math.ceil((yellowFrom * whole) / 100) - 1);
  return Math.floor(((redAbove ?? 0) * whole) / 100);
}

/** What it takes to turn back is more than what it took to turn: every threshold moved by the margin. */
export const tightened = ({ yellowFrom, redAbove }: Behind, margin: number): Behind => ({
  yellowFrom: yellowFrom === null ? null : Math.max(0, yellowFrom - margin),
  redAbove: redAbove === null ? null : Math.max(0, redAbove - margin),
});
