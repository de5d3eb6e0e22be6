import { wanOf } from "../money.ts";
import { countLabel, countNameOf, leaderKindLabel, meetingLabel, recordKindLabel } from "../records/labels.ts";
import {
  type Count,
  counts,
  type Counts,
  type LeaderKind,
  type MeetingKind,
  type RecordKind,
} from "../records/record.ts";

export interface RecordFacts extends Counts {
  readonly kind: RecordKind;
  readonly meeting: MeetingKind | null;
  readonly leader: string | null;
  readonly leaderKind: LeaderKind | null;
  readonly text: string;
}

/** 走访群众：走访户数 12 户，涉及人数 30 人。…… What an entry says, in one line of a page or a paper. */
export function recordLine(record: RecordFacts): string {
  const numbers = counts.filter((count) => record[count] > 0).map((count) => amountOf(record, count));
  const said = [numbers.join("，"), record.text.trim().replace(/\s+/gu, " ")].filter((part) => part !== "").join("。");
  const head = occasionOf(record);
  return said === "" ? head : `${head}：${said}`;
}

export function occasionOf({ kind, meeting, leader, leaderKind }: RecordFacts): string {
  if (meeting !== null) return meetingLabel[meeting];
  if (leader !== null) return `${leaderKind === null ? "" : leaderKindLabel[leaderKind]}${leader}调研`;
  return recordKindLabel[kind];
}

function amountOf(record: RecordFacts, count: Count): string {
  const name = countNameOf(record.kind, count);
  return count === "moneyFen"
    ? `${name} ${wanOf(record.moneyFen)} 万元`
    : `${name} ${record[count]} ${countLabel[count].unit}`;
}
