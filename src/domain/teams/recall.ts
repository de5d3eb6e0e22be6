import { addDays, diffDays, type IsoDate } from "../date.ts";
import { type Away, lastAway } from "./leave.ts";
import type { LeaveLadder } from "./leave-ladder.ts";

export interface LeaveSum {
  /** The longest run of days on leave that touches the year. */
  readonly longest: number;
  /** Days on leave within the year. */
  readonly inYear: number;
  readonly because: readonly ("consecutive" | "year")[];
}

interface Span {
  readonly first: IsoDate;
  readonly last: IsoDate;
}

/**
 * 连续请假或者当年累计请假超过规定天数的，应当召回调整。
 *
 * All days between two dates count, rest days too, as leave rules are read; errands are work and never count. The answer is a
 * label for a person who decides: nothing follows from it by itself.
 */
export function sumLeave(leaves: readonly Away[], year: number, { recall }: Pick<LeaveLadder, "recall">): LeaveSum {
  const runs = runsOf(leaves.filter(({ kind }) => kind === "leave"));
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const touching = runs.filter((run) => run.first <= last && run.last >= first);
  const longest = Math.max(0, ...touching.map((run) => diffDays(run.first, run.last) + 1));
  const inYear = touching.reduce(
    (sum, run) => sum + diffDays(run.first < first ? first : run.first, run.last > last ? last : run.last) + 1,
    0,
  );
  const because: ("consecutive" | "year")[] = [];
  if (longest > recall.consecutiveDays) because.push("consecutive");
  if (inYear > recall.yearDays) because.push("year");
  return { longest, inYear, because };
}

/** Leaves that join or overlap are one run, each day counted once. */
function runsOf(leaves: readonly Away[]): Span[] {
  const spans = leaves
    .map((one) => ({ first: one.fromOn, last: lastAway(one) }))
    .filter(({ first, last }) => first <= last)
    .toSorted((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  const runs: Span[] = [];
  for (const span of spans) {
    const before = runs.at(-1);
    if (before === undefined || span.first > addDays(before.last, 1)) runs.push(span);
    else if (span.last > before.last) runs[runs.length - 1] = { first: before.first, last: span.last };
  }
  return runs;
}
