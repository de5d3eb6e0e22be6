import type { WorkingCalendar } from "../../calendar.ts";
import { light as deadlineLight, type Light, type LightReason, lights, worstOf } from "../../cases/light.ts";
import { linesOf, type LightSet, settingOf, type Steps } from "../../cases/light-sets.ts";
import type { IsoDate } from "../../date.ts";
import type { LightFacts } from "./facts.ts";
import { behindColour, lackingToGreen, type Pace, paceOf, paymentOf, tightened } from "./pace.ts";

export interface LightDay {
  readonly day: IsoDate;
  readonly calendar: WorkingCalendar;
}

/** How it stood at the evaluation before; null: it is seen for the first time. */
export interface Before {
  readonly light: Light;
  readonly streak: number;
}

/** One thing that was looked at, with its numbers. */
export type Part =
  | { readonly test: "items" | "own"; readonly light: Light; readonly because: LightReason }
  | {
      readonly test: "progress" | "payment";
      readonly light: Light;
      readonly pace: Pace;
      /** Items (fen) that are missing until it is green. */
      readonly lacking: number;
    }
  | { readonly test: "months" | "start" | "statistics"; readonly light: Light; readonly count: number }
  /** Nothing to compare with: 不适用. */
  | { readonly test: "nothing-planned"; readonly light: "none" };

export interface Evaluated {
  readonly light: Light;
  /** What the thresholds alone say; better than `light` while it waits to turn back. */
  readonly raw: Light;
  /** How many evaluations in a row found it better. */
  readonly streak: number;
  readonly parts: readonly Part[];
}

/**
 * 红黄绿灯：the worst part gives the colour. What gets worse shows at once; what gets better turns back when it is better by the
 * margin, and at as many evaluations in a row as the rule asks for.
 */
export function lightOf(set: LightSet, facts: LightFacts, at: LightDay, before: Before | null): Evaluated {
  const parts = partsOf(set, facts, at);
  const raw = worstOf(parts.map((part) => part.light));
  const strict = worstOf(partsOf(withMargin(set), facts, at).map((part) => part.light));
  return { raw, parts, ...turned(raw, strict, before, set.better.times) };
}

const rank = (light: Light) => lights.indexOf(light);

/** 转灯：memory of the evaluations before. */
function turned(raw: Light, strict: Light, before: Before | null, times: number): Pick<Evaluated, "light" | "streak"> {
  if (before === null || raw === "none" || rank(raw) >= rank(before.light)) return { light: raw, streak: 0 };
  if (rank(strict) >= rank(before.light)) return { light: before.light, streak: 0 };
  const streak = before.streak + 1;
  return streak >= times ? { light: strict, streak: 0 } : { light: before.light, streak };
}

/** The set with the margin in every threshold. */
export const withMargin = (set: LightSet): LightSet => ({
  ...set,
  progress: { ...set.progress, ...tightened(set.progress, set.better.margin) },
  payment: tightened(set.payment, set.better.margin),
});

function partsOf(set: LightSet, facts: LightFacts, at: LightDay): Part[] {
  return [
    ...deadlineParts(set, facts, at),
    ...progressParts(set, facts, at.day),
    ...paymentParts(set, facts),
    ...stepParts("months", set.months, facts.dated === 0 ? null : facts.misses),
    ...stepParts("start", set.start, facts.unstarted),
    ...stepParts("statistics", set.statistics, facts.statisticsLate),
  ];
}

function deadlineParts(set: LightSet, { openDue, ownDue, deadlines }: LightFacts, { day, calendar }: LightDay): Part[] {
  if (set.deadline.yellowWithin === null) return [];
  const setting = settingOf(set);
  const items = (): Part => {
    // All items with a deadline are done: green, and there is no single day to name.
    if (deadlines > 0 && openDue === null) {
      const because = { kind: "done-in-time", dueOn: null, doneOn: null, workingDays: 0, provisional: false } as const;
      return { test: "items", light: "green", because };
    }
    const { light, because } = deadlineLight({ dueOn: openDue, doneOn: null }, day, calendar, setting);
    return { test: "items", light, because };
  };
  if (ownDue === null || ownDue > linesOf(day, calendar, setting).yellowUntil) return [items()];
  const { light, because } = deadlineLight({ dueOn: ownDue, doneOn: null }, day, calendar, setting);
  return [items(), { test: "own", light, because }];
}

function progressParts(set: LightSet, facts: LightFacts, day: IsoDate): Part[] {
  const { yellowFrom, redAbove } = set.progress;
  if (yellowFrom === null && redAbove === null) return [];
  const pace = paceOf(set, facts, day);
  if (pace === null) return [{ test: "nothing-planned", light: "none" }];
  return [
    { test: "progress", light: behindColour(pace, set.progress), pace, lacking: lackingToGreen(pace, set.progress) },
  ];
}

function paymentParts({ payment }: LightSet, facts: LightFacts): Part[] {
  const pace = paymentOf(facts);
  if (pace === null || (payment.yellowFrom === null && payment.redAbove === null)) return [];
  return [{ test: "payment", light: behindColour(pace, payment), pace, lacking: lackingToGreen(pace, payment) }];
}

function stepParts(test: "months" | "start" | "statistics", steps: Steps, count: number | null): Part[] {
  if (count === null || (steps.yellow === null && steps.red === null)) return [];
  return [{ test, light: stepColour(steps, count), count }];
}

function stepColour({ yellow, red }: Steps, count: number): Light {
  if (red !== null && count >= red) return "red";
  return yellow !== null && count >= yellow ? "yellow" : "green";
}
