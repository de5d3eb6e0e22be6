import { isWorkingDay, type WorkingCalendar } from "../calendar.ts";
import { addDays, type IsoDate } from "../date.ts";
import { type LightSetting, usualLight, yellowUntil } from "./light.ts";

/** 红黄绿灯只评事：files, goals, findings, projects. There is no kind for a person. */
export const lightKinds = ["case", "goal", "finding", "project"] as const;
export type LightKind = (typeof lightKinds)[number];

/** 期限式、三亚式、银川式, and one a county writes itself. */
export const lightSetCodes = ["deadline", "pace", "staged", "own"] as const;
export type LightSetCode = (typeof lightSetCodes)[number];

/** From how much on a light is yellow or red; null: this colour is not used. */
export interface Steps {
  readonly yellow: number | null;
  readonly red: number | null;
}

/** Yellow from so much on, red beyond so much: 短缺不超过 50% 亮黄灯，超过 50% 亮红灯. Whoever is not behind is green. */
export interface Behind {
  readonly yellowFrom: number | null;
  readonly redAbove: number | null;
}

/** What a light is made of. A part whose thresholds are all null is not looked at; the worst part gives the colour. */
export interface LightSet {
  /** Working days before the deadline from which it is yellow; null: deadlines do not light. */
  readonly deadline: { readonly yellowWithin: number | null; readonly redFrom: "next-day" | "next-working-day" };
  /** What was to be done by now: the items that have fallen due, or the share of the time that has passed. In percent of that, or in points of the whole. */
  readonly progress: Behind & { readonly base: "due" | "elapsed"; readonly measure: "share" | "points" };
  /** Months in a row at whose end it was behind its plan. */
  readonly months: Steps;
  /** Months since the planned month of the start, not yet started. */
  readonly start: Steps;
  readonly payment: Behind;
  /** Months a statistical return is late. */
  readonly statistics: Steps;
  /** Turning back: so many percent better than the threshold, so many evaluations in a row. */
  readonly better: { readonly margin: number; readonly times: number };
  /** 措施, addressed to a body. */
  readonly actions: { readonly yellow: string; readonly red: string };
}

export interface LightRules {
  readonly subjects: Readonly<Record<LightKind, LightSetCode>>;
  readonly sets: Readonly<Record<LightSetCode, LightSet>>;
  /** The longest a light may be set by hand, in days. */
  readonly overrideDays: number;
}

const unused = (steps: Steps) => steps.yellow === null && steps.red === null;
const notBehind = (behind: Behind) => behind.yellowFrom === null && behind.redAbove === null;

/** Made of deadlines alone and without memory: what it shows can be told at any moment from the dates, and needs no evaluation. */
export function isLive({ progress, months, start, payment, statistics, better }: LightSet): boolean {
  return notBehind(progress) && notBehind(payment) && [months, start, statistics].every(unused) && better.times === 1;
}

/** How the deadlines of single lines are lit: as the set says, as usual where it does not look at deadlines. */
export const settingOf = ({ deadline: { yellowWithin, redFrom } }: LightSet): LightSetting =>
  yellowWithin === null ? usualLight : { yellowWithin, redFrom };

/** The two dates a query compares deadlines with: red before the first, yellow up to and including the second. */
export interface Lines {
  readonly redBefore: IsoDate;
  readonly yellowUntil: IsoDate;
}

export function linesOf(today: IsoDate, calendar: WorkingCalendar, setting: LightSetting = usualLight): Lines {
  const redBefore = setting.redFrom === "next-working-day" ? lastWorkingDay(today, calendar) : today;
  return { redBefore, yellowUntil: yellowUntil(today, calendar, setting) };
}

/** On a rest day what fell due since the last working day is not red yet. */
function lastWorkingDay(today: IsoDate, calendar: WorkingCalendar): IsoDate {
  let day = today;
  while (!isWorkingDay(calendar, day)) day = addDays(day, -1);
  return day;
}
