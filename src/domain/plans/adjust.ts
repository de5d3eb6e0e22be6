import type { ClosedWindow } from "./closed-window.ts";
import type { StepProgress } from "./forward.ts";
import { type Basis, predecessorsOf, type ScheduleTemplate, type Step } from "./template.ts";

/** What of a step a team settles for the work at hand. */
export interface StepFields {
  readonly name: string;
  readonly days: number;
  readonly basis: Basis;
  readonly owner: string;
}

/** 调整一道工序: `position` is where it stands now; a new step comes after it, 0 being the very beginning. */
export type Adjustment =
  | { readonly act: "change" | "add"; readonly position: number; readonly step: StepFields }
  | { readonly act: "remove" | "move-up" | "move-down"; readonly position: number };

export type AdjustRefusal =
  | "step-name"
  | "step-length"
  | "step-unknown"
  | "step-last"
  | "step-begun"
  | "steps-full"
  | "order-parallel"
  | "order-begun"
  | "not-adjusted"
  | "restore-begun";

/** The longest a step of one schedule may take, and the most steps it may have. */
export const longestAdjusted = 1000;
export const mostSteps = 60;

/** One step with all it waits for written out: positions that shift can then be followed. */
interface Link {
  readonly step: Step;
  readonly before: readonly number[];
  /** Where it stood; 0 is new. */
  readonly from: number;
}

export interface Adjusted {
  readonly template: ScheduleTemplate;
  /** For each step the position it had before; 0 for a new one. */
  readonly from: readonly number[];
}

export type Adjusting = Adjusted | { readonly refusals: readonly AdjustRefusal[] };

/**
 * The steps of one schedule after a change of one of them, or why it is refused. Closed windows stay those of the template
 * and follow the steps they close.
 */
export function adjustSteps(
  template: ScheduleTemplate,
  change: Adjustment,
  progress: readonly StepProgress[] = [],
): Adjusting {
  const why = changeRefusals(template.steps, change, progress);
  if (why.length > 0) return { refusals: why };
  const links = arranged(linksOf(template.steps), change);
  if (links === undefined) return { refusals: ["order-parallel"] };
  if (ordersBegun(links, progress)) return { refusals: ["order-begun"] };
  const from = links.map((link) => link.from);
  const steps = links.map(({ step, before }, index) => ({ ...step, after: written(before, index + 1) }));
  return { template: { ...template, steps, windows: followed(template.windows, from) }, from };
}

function changeRefusals(
  steps: readonly Step[],
  change: Adjustment,
  progress: readonly StepProgress[],
): AdjustRefusal[] {
  const { act, position } = change;
  const first = act === "add" ? 0 : 1;
  if (position < first || position > steps.length) return ["step-unknown"];
  if (act === "remove") return removeRefusals(steps, progress[position - 1]);
  if (act === "add" && steps.length >= mostSteps) return ["steps-full"];
  return "step" in change ? fieldRefusals(change.step) : [];
}

function removeRefusals(steps: readonly Step[], progress: StepProgress | undefined): AdjustRefusal[] {
  if (steps.length === 1) return ["step-last"];
  return firstDay(progress) === null ? [] : ["step-begun"];
}

function fieldRefusals({ name, days }: StepFields): AdjustRefusal[] {
  const fits = Number.isInteger(days) && days >= 1 && days <= longestAdjusted;
  return [...(name.trim() === "" ? ["step-name" as const] : []), ...(fits ? [] : ["step-length" as const])];
}

const linksOf = (steps: readonly Step[]): Link[] =>
  steps.map((step, index) => ({ step, before: predecessorsOf(steps, index + 1), from: index + 1 }));

/** As a template writes it: nothing for the step before, 0 for a step that waits for none. */
function written(before: readonly number[], position: number): number[] {
  if (before.length === 0) return position === 1 ? [] : [0];
  return before.length === 1 && before[0] === position - 1 ? [] : [...before];
}

function arranged(links: readonly Link[], change: Adjustment): Link[] | undefined {
  const { position } = change;
  switch (change.act) {
    case "change":
      return links.map((link) => (link.from === position ? { ...link, step: { ...link.step, ...change.step } } : link));
    case "add":
      return withNew(links, position, { ...change.step, after: [] });
    case "remove":
      return without(links, position);
    case "move-up":
      return exchanged(links, position - 1);
    case "move-down":
      return exchanged(links, position);
  }
}

/** The new step goes into the line: it waits for the one before it, and what waited for that one waits for it. */
function withNew(links: readonly Link[], after: number, step: Step): Link[] {
  const shifted = (one: number) => (one >= after ? one + 1 : one);
  const old = links.map((link) => ({ ...link, before: link.before.map(shifted) }));
  // At the very beginning nothing stands before it: the step that was first waits for it.
  if (after === 0 && old[0]!.before.length === 0) old[0] = { ...old[0]!, before: [1] };
  return [...old.slice(0, after), { step, before: after === 0 ? [] : [after], from: 0 }, ...old.slice(after)];
}

/** What waited for the step that goes waits for those it waited for. */
function without(links: readonly Link[], gone: number): Link[] {
  const inherited = links[gone - 1]!.before;
  return links
    .filter(({ from }) => from !== gone)
    .map((link) => {
      const before = link.before.flatMap((one) => (one === gone ? inherited : [one]));
      return { ...link, before: sorted(before).map((one) => (one > gone ? one - 1 : one)) };
    });
}

const sorted = (positions: readonly number[]) => [...new Set(positions)].toSorted((a, b) => a - b);

/**
 * A step and the next one change places. Side by side they only change their numbers; one that waits for the other goes
 * before it, unless further steps hang on the two, where it cannot be told what then waits for what.
 */
function exchanged(links: readonly Link[], upper: number): Link[] | undefined {
  const lower = upper + 1;
  const [first, second] = [links[upper - 1], links[lower - 1]];
  if (first === undefined || second === undefined) return [...links];
  const renumbered = (one: number) => (one === upper ? lower : one === lower ? upper : one);
  const chained = second.before.includes(upper);
  if (chained && !isPlainChain(links, upper)) return undefined;
  const turned = links.map((link) => {
    // In a chain the numbers keep their places, and so does what waits for them.
    if (!chained) return { ...link, before: sorted(link.before.map(renumbered)) };
    if (link === first) return { ...link, before: [upper] };
    return link === second ? { ...link, before: first.before } : link;
  });
  return turned.with(upper - 1, turned[lower - 1]!).with(lower - 1, turned[upper - 1]!);
}

/** The second waits for the first alone, and nobody else does. */
const isPlainChain = (links: readonly Link[], upper: number) =>
  links[upper]!.before.length === 1 && links.filter(({ before }) => before.includes(upper)).length === 1;

const firstDay = (days: StepProgress | undefined) => days?.startedOn ?? days?.doneOn ?? null;

/** Whether something begun would now wait for what was not done by then. */
function ordersBegun(links: readonly Link[], progress: readonly StepProgress[]): boolean {
  const of = ({ from }: Link) => progress[from - 1];
  return links.some((link) => {
    const begun = firstDay(of(link));
    if (begun === null) return false;
    return link.before.some((one) => {
      const done = of(links[one - 1]!)?.doneOn ?? null;
      return done === null || done > begun;
    });
  });
}

/** A window that closed only a step that is gone goes with it: without steps it would close all of them. */
function followed(windows: readonly ClosedWindow[], from: readonly number[]): ClosedWindow[] {
  return windows.flatMap((window) => {
    if (window.steps.length === 0) return [window];
    const steps = from.flatMap((old, index) => (window.steps.includes(old) ? [index + 1] : []));
    return steps.length === 0 ? [] : [{ ...window, steps }];
  });
}

/** 恢复模板工期: only while nothing is begun, for a step of the template may have another number now, or be gone. */
export function restoreRefusals(adjusted: boolean, progress: readonly StepProgress[]): AdjustRefusal[] {
  if (!adjusted) return ["not-adjusted"];
  return progress.some((one) => firstDay(one) !== null) ? ["restore-begun"] : [];
}
