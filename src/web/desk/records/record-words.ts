import { countLabel, countNameOf, leaderKindLabel, meetingLabel, recordKindLabel } from "#domain/records/labels.ts";
import {
  type Count,
  type Counts,
  countsOf,
  type LeaderKind,
  type MeetingKind,
  type RecordKind,
} from "#domain/records/record.ts";

interface Said extends Counts {
  readonly kind: RecordKind;
  readonly meeting: MeetingKind | null;
  readonly leader: { readonly name: string; readonly kind: LeaderKind } | null;
}

/** 金额 as a person writes it: without fen where there are none. */
export const yuan = (fen: number) =>
  (fen / 100).toLocaleString("zh-CN", { minimumFractionDigits: fen % 100 === 0 ? 0 : 2, maximumFractionDigits: 2 });

const amountOf = (count: Count, value: number) => (count === "moneyFen" ? yuan(value) : String(value));

/** 走访户数5户、涉及人数12人 */
export function countsInWords(row: Said): string {
  return countsOf[row.kind].fields
    .filter((count) => row[count] > 0)
    .map((count) => `${countNameOf(row.kind, count)} ${amountOf(count, row[count])} ${countLabel[count].unit}`)
    .join("，");
}

/** What was done, in a word or two: the kind, and of a meeting or a leader which. */
export function occasionOf({ kind, meeting, leader }: Said): string {
  if (meeting) return meetingLabel[meeting];
  return leader ? `${leaderKindLabel[leader.kind]}${leader.name}调研` : recordKindLabel[kind];
}
