import type { caseFollowUp } from "#contract/case-follow-up.ts";
import type { Result } from "#contract/route.ts";

export type Group = Result<typeof caseFollowUp.survival>["groups"][number];

/** The drawing in its own units; the page scales it. */
export const frame = { width: 960, height: 300, left: 48, right: 170, top: 14, bottom: 32 } as const;

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

/** A staircase: level until the day of a relapse, then down; it ends where nobody was watched longer. */
export function pathOf({ steps, longest }: Group, months: number): string {
  const down = steps.flatMap(({ days, sound }) => [`H${xOf(days, months)}`, `V${yOf(sound)}`]);
  return [`M${xOf(0, months)} ${yOf(1)}`, ...down, `H${xOf(longest, months)}`].join(" ");
}

export const lastShare = ({ steps }: Group) => steps.at(-1)?.sound ?? 1;

/** Where the words of each line stand: at its end, pushed apart so that none covers another. */
export function labelPlaces(groups: readonly Group[], gap = 15): number[] {
  const order = groups.map((group, i) => ({ i, y: yOf(lastShare(group)) })).toSorted((a, b) => a.y - b.y);
  const places = groups.map(() => 0);
  let above = -Infinity;
  for (const { i, y } of order) {
    above = Math.max(y, above + gap);
    places[i] = above;
  }
  const over = Math.max(0, above - (frame.height - frame.bottom));
  return places.map((y) => y - over);
}

const round = (n: number) => Math.round(n * 10) / 10;
