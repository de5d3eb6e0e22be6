import type { caseFollowUp } from "#contract/case-follow-up.ts";
import type { Result } from "#contract/route.ts";
import { problemAspectLabel } from "#domain/cases/labels.ts";
import { groupBy } from "#domain/group.ts";

export type Group = Result<typeof caseFollowUp.survival>["groups"][number];

/** The drawing in its own units; the page scales it. */
export const frame = { width: 960, height: 300, left: 48, right: 220, top: 14, bottom: 32 } as const;

const daysPerMonth = 365 / 12;

/** Whole months that hold the longest watch, at least a year. */
export function monthsOf(groups: readonly Group[]): number {
  const longest = Math.max(0, ...groups.map((group) => group.longest));
  return Math.max(12, Math.ceil(longest / daysPerMonth / 3) * 3);
}

export function xOf(days: number, months: number): number {
  const span = frame.width - frame.left - frame.right;
  return round(frame.left + (days / (months * daysPerMonth)) * span);
}

export const yOf = (share: number) => round(frame.top + (1 - share) * (frame.height - frame.top - frame.bottom));

/** One line of the drawing: groups that fell back on the same days and by the same share share it. */
export interface Curve extends Pick<Group, "steps" | "longest"> {
  readonly groups: readonly Group[];
}

export const groupName = ({ aspect }: Pick<Group, "aspect">) =>
  aspect === null ? "全部销号村" : problemAspectLabel[aspect];

/** All villages first, as they come; what coincides is drawn once, as far as the longest of them was watched. */
export function curvesOf(groups: readonly Group[]): Curve[] {
  const alike = groupBy(groups, ({ steps }) => steps.map(({ days, sound }) => `${days} ${sound}`).join());
  return [...alike.values()].map((one) => ({
    groups: one,
    steps: one[0]!.steps,
    longest: Math.max(...one.map(({ longest }) => longest)),
  }));
}

/** A staircase: level until the day of a relapse, then down; it ends where nobody was watched longer. */
export function pathOf({ steps, longest }: Pick<Group, "steps" | "longest">, months: number): string {
  const down = steps.flatMap(({ days, sound }) => [`H${xOf(days, months)}`, `V${yOf(sound)}`]);
  return [`M${xOf(0, months)} ${yOf(1)}`, ...down, `H${xOf(longest, months)}`].join(" ");
}

const lastShare = ({ steps }: Pick<Group, "steps">) => steps.at(-1)?.sound ?? 1;

/** The names of a line, two beside each other, and its last share behind them. */
export function labelLines({ groups, steps }: Curve): string[] {
  const names = groups.map(groupName);
  const lines = names.flatMap((_, i) => (i % 2 === 0 ? [names.slice(i, i + 2).join("、")] : []));
  return lines.map((line, i) =>
    i < lines.length - 1 ? `${line}、` : `${line} ${(lastShare({ steps }) * 100).toFixed(1)}%`,
  );
}

/** Where the words of each line stand: beside its end, pushed apart so that none covers another. */
export function labelPlaces(curves: readonly Curve[], gap = 15): number[] {
  const order = curves
    .map((curve, i) => ({ i, y: yOf(lastShare(curve)), height: labelLines(curve).length * gap }))
    .toSorted((a, b) => a.y - b.y);
  const places = curves.map(() => 0);
  let free = -Infinity;
  for (const { i, y, height } of order) {
    places[i] = Math.max(y, free);
    free = places[i]! + height;
  }
  let floor = frame.height - frame.bottom + gap;
  for (const { i, height } of order.toReversed()) {
    places[i] = Math.min(places[i]!, floor - height);
    floor = places[i]!;
  }
  return places;
}

const round = (n: number) => Math.round(n * 10) / 10;
