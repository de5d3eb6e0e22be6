import type { IsoDate } from "../date.ts";
import { type Count, counts, type Counts, type LeaderKind, type MeetingKind, type RecordKind } from "./record.ts";

/** What decides where an entry is added up. */
export interface Tallied extends Counts {
  readonly villageId: string;
  readonly townshipId: string;
  readonly kind: RecordKind;
  readonly meeting: MeetingKind | null;
  readonly leaderKind: LeaderKind | null;
  readonly onDay: IsoDate;
}

/** A month of a village by kind, and within meetings and visits of leaders by theirs. */
export interface TallyCell extends Counts {
  readonly month: IsoDate;
  readonly villageId: string;
  readonly townshipId: string;
  readonly kind: RecordKind;
  readonly part: MeetingKind | LeaderKind | "";
  readonly times: number;
}

/**
 * 会议、领导调研是“次”；走访、调解、帮办只汇总户、人、件、元。国办规定不以记录条数评价干部：
 * entries of those kinds are not even counted in the database.
 */
export function cellOf(entry: Tallied): TallyCell {
  const { villageId, townshipId, kind, meeting, leaderKind, onDay } = entry;
  const times = kind === "meeting" || kind === "leader-visit" ? 1 : 0;
  const amounts = Object.fromEntries(counts.map((count) => [count, entry[count]])) as Record<Count, number>;
  return { month: monthOf(onDay), villageId, townshipId, kind, part: meeting ?? leaderKind ?? "", times, ...amounts };
}

export const monthOf = (day: IsoDate): IsoDate => `${day.slice(0, 7)}-01`;

const numbers = ["times", ...counts] as const;
const keyOf = (cell: TallyCell) => `${cell.month} ${cell.villageId} ${cell.kind} ${cell.part} ${cell.townshipId}`;

/** What the months change by when one state of an entry takes the place of another; null is no entry. In the order of their keys. */
export function differences(before: Tallied | null, after: Tallied | null): TallyCell[] {
  const cells = new Map<string, TallyCell>();
  const add = (entry: Tallied, sign: 1 | -1) => {
    const cell = cellOf(entry);
    const held = cells.get(keyOf(cell));
    const sums = Object.fromEntries(numbers.map((one) => [one, (held?.[one] ?? 0) + sign * cell[one]]));
    cells.set(keyOf(cell), { ...cell, ...sums });
  };
  if (before) add(before, -1);
  if (after) add(after, 1);
  return [...cells.values()]
    .filter((cell) => numbers.some((one) => cell[one] !== 0))
    .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
