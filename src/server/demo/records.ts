import { isWorkingDay, type WorkingCalendar } from "#domain/calendar.ts";
import { addDays, dayNumber, type IsoDate } from "#domain/date.ts";
import { chance, type Chance } from "#domain/random.ts";
import { counts, type Counts, type LeaderKind, type MeetingKind, type RecordKind } from "#domain/records/record.ts";
import { demoId } from "./ids.ts";
import { matters, places, recordTexts } from "./record-texts.ts";

export interface DemoRecord extends Counts {
  readonly id: string;
  readonly villageId: string;
  readonly kind: RecordKind;
  readonly meeting: MeetingKind | null;
  readonly visitor: LeaderKind | null;
  readonly onDay: IsoDate;
  readonly text: string;
}

interface Line {
  readonly kind: RecordKind;
  readonly meeting?: MeetingKind;
  readonly visitor?: LeaderKind;
  /** How many entries, and the sum of the number they carry. */
  readonly entries: number;
  readonly of?: readonly [count: keyof Counts, sum: number];
}

/** 整顿头四个月：领导调研 27 次、两委会议 163 次、走访党员 398 人、走访群众 1263 户、排查矛盾 40 件、化解 20 件、培养积极分子 19 人。 */
const campaign: readonly Line[] = [
  { kind: "leader-visit", visitor: "county-leader", entries: 27 },
  { kind: "leader-visit", visitor: "unit-head", entries: 21 },
  { kind: "meeting", meeting: "two-committees", entries: 163 },
  { kind: "meeting", meeting: "members", entries: 24 },
  { kind: "meeting", meeting: "representatives", entries: 18 },
  { kind: "party-member", entries: 131, of: ["partyMembers", 398] },
  { kind: "household", entries: 266, of: ["households", 1263] },
  { kind: "dispute", entries: 40, of: ["disputes", 40] },
  { kind: "mediation", entries: 20, of: ["resolved", 20] },
  { kind: "study", entries: 8, of: ["activists", 19] },
  { kind: "secretary", entries: 52 },
  { kind: "help", entries: 48 },
  { kind: "funds", entries: 12, of: ["moneyFen", 46_800_000] },
];

/** What has been written since: less, as it is after a beginning. */
const sinceThen: readonly Line[] = [
  { kind: "meeting", meeting: "two-committees", entries: 88 },
  { kind: "party-member", entries: 40, of: ["partyMembers", 96] },
  { kind: "household", entries: 90, of: ["households", 412] },
  { kind: "dispute", entries: 11, of: ["disputes", 11] },
  { kind: "mediation", entries: 9, of: ["resolved", 9] },
  { kind: "secretary", entries: 24 },
  { kind: "help", entries: 30 },
];

export interface Span {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly calendar: WorkingCalendar;
}

export const campaignRecords = (villages: readonly string[], span: Span) =>
  recordsOf("campaign", campaign, villages, span);
export const laterRecords = (villages: readonly string[], span: Span) => recordsOf("later", sinceThen, villages, span);

function recordsOf(name: string, lines: readonly Line[], villages: readonly string[], span: Span): DemoRecord[] {
  const draw = chance(`records ${name}`);
  const days = workingDaysOf(span);
  return lines.flatMap((line, l) => {
    const numbers = spread(line.of?.[1] ?? 0, line.entries, draw);
    return numbers.map((number, i): DemoRecord => {
      const key = `record ${name} ${l} ${i}`;
      return {
        ...nothing,
        ...(line.of && { [line.of[0]]: line.of[0] === "moneyFen" ? wholeYuan(number) : number }),
        id: demoId(key, l * 1000 + i),
        villageId: villages[(i * 7 + l * 3) % villages.length]!,
        kind: line.kind,
        meeting: line.meeting ?? null,
        visitor: line.visitor ?? null,
        onDay: days[Math.floor(draw() * days.length)]!,
        text: textOf(line.kind, draw),
      };
    });
  });
}

const nothing = Object.fromEntries(counts.map((count) => [count, 0])) as unknown as Counts;

/** Nearly even parts of a sum, none of them nothing; the last takes what is left. */
function spread(sum: number, parts: number, draw: Chance): number[] {
  const each = Math.floor(sum / parts);
  const numbers = Array.from({ length: parts }, () => each);
  for (let left = sum - each * parts; left > 0; left -= 1) numbers[Math.floor(draw() * parts)]! += 1;
  for (let i = 0; i + 1 < parts; i += 2) {
    const moved = Math.floor(draw() * Math.max(0, numbers[i]! - 1) * 0.7);
    numbers[i]! -= moved;
    numbers[i + 1]! += moved;
  }
  return numbers;
}

/** Money comes in whole hundreds of yuan; 468,000 yuan in twelve parts divide so. */
const wholeYuan = (fen: number) => Math.round(fen / 10_000) * 10_000;

function workingDaysOf({ from, to, calendar }: Span): IsoDate[] {
  const length = dayNumber(to) - dayNumber(from) + 1;
  return Array.from({ length }, (_, i) => addDays(from, i)).filter((day) => isWorkingDay(calendar, day));
}

function textOf(kind: RecordKind, draw: Chance): string {
  const one = <T>(from: readonly T[]) => from[Math.floor(draw() * from.length)]!;
  return one(recordTexts[kind]).replaceAll("{place}", one(places)).replaceAll("{matter}", one(matters));
}
