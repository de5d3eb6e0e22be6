import { type ClosedWindow, windowFault } from "./closed-window.ts";

export const bases = ["working", "calendar"] as const;
/** 工作日 counts by the working calendar; 自然日 every day that no window closes. */
export type Basis = (typeof bases)[number];

export interface Step {
  readonly name: string;
  readonly days: number;
  readonly basis: Basis;
  readonly owner: string;
  /** Which steps must be finished first, by position from 1; empty: the one before. With 0 in it the step may begin at any time. */
  readonly after: readonly number[];
}

/** 工序模板：the steps of one kind of work in order, and the days on which no work is done. */
export interface ScheduleTemplate {
  readonly title: string;
  readonly steps: readonly Step[];
  readonly windows: readonly ClosedWindow[];
}

export interface ScheduleFault {
  readonly rule:
    | "no-steps"
    | "step-days"
    | "unknown-predecessor"
    | "cycle"
    | "window"
    | "deadline-malformed"
    | "deadline-too-far"
    | "cannot-fit";
  readonly sentence: string;
}

export const longestStep = 1500;

export function predecessorsOf(steps: readonly Step[], position: number): readonly number[] {
  const { after } = steps[position - 1]!;
  if (after.includes(0)) return [];
  return after.length > 0 ? after : [position - 1].filter((before) => before > 0);
}

/** What is wrong with a template, whatever the deadline. */
export function templateFaults({ steps, windows }: ScheduleTemplate): ScheduleFault[] {
  if (steps.length === 0) return [{ rule: "no-steps", sentence: "工序模板没有列出工序，请先补充工序。" }];
  const faults: ScheduleFault[] = [];
  steps.forEach(({ name, days }, index) => {
    if (!Number.isInteger(days) || days < 1 || days > longestStep)
      faults.push({ rule: "step-days", sentence: `第${index + 1}道工序“${name}”的工期应为 1 至 ${longestStep} 天。` });
    const strange = predecessorsOf(steps, index + 1).find((position) => position < 1 || position > steps.length);
    if (strange !== undefined)
      faults.push({
        rule: "unknown-predecessor",
        sentence: `第${index + 1}道工序“${name}”所列的前道工序（第${strange}道）不存在。`,
      });
  });
  for (const window of windows) {
    const wrong = windowFault(window, steps.length);
    if (wrong !== undefined) faults.push({ rule: "window", sentence: `${wrong}。` });
  }
  return faults.length > 0 ? faults : cycleFaults(steps);
}

function cycleFaults(steps: readonly Step[]): ScheduleFault[] {
  const ordered = new Set(workOrder(steps));
  const stuck = steps.flatMap(({ name }, index) => (ordered.has(index + 1) ? [] : [`第${index + 1}道“${name}”`]));
  return stuck.length === 0
    ? []
    : [{ rule: "cycle", sentence: `工序互为前提，排不出先后：${stuck.join("、")}。请改正前道工序。` }];
}

/** Positions so that every step comes after what it waits for; those that wait for each other are left out. */
export function workOrder(steps: readonly Step[]): number[] {
  const order: number[] = [];
  const placed = new Set<number>();
  for (let before = -1; before !== order.length;) {
    before = order.length;
    steps.forEach((_, index) => {
      const position = index + 1;
      if (placed.has(position) || !predecessorsOf(steps, position).every((one) => placed.has(one))) return;
      placed.add(position);
      order.push(position);
    });
  }
  return order;
}
