import { addWorkingDays, spanKnown, type WorkingCalendar, workingDaysBetween } from "../calendar.ts";
import { addDays, type IsoDate } from "../date.ts";
import type { CaseStatus } from "./case.ts";

/** From best to worst; `none` has no deadline and weighs nothing. Lights stand on things, never on people. */
export const lights = ["none", "green", "yellow", "red"] as const;
export type Light = (typeof lights)[number];

export interface LightSetting {
  readonly yellowWithin: number;
  /** Red on the day after the deadline, as usual, or on the first working day after it. */
  readonly redFrom?: "next-day" | "next-working-day";
}

export const usualLight: LightSetting = { yellowWithin: 10 };

/** What a file or goal shows in place of the light of its deadlines: what the county's rule set gave it, or a person for a time. */
export interface GivenLight {
  readonly setLight: Light | null;
  readonly handLight: Light | null;
  readonly handUntil: IsoDate | null;
}

/** 一村一灯：what a person set while it holds, else what the rule set gave, else the light of the deadlines. */
export function shownLight({ setLight, handLight, handUntil }: GivenLight, live: Light, today: IsoDate): Light {
  const held = handUntil !== null && handUntil >= today ? handLight : null;
  return held ?? setLight ?? live;
}

export interface Due {
  readonly dueOn: IsoDate | null;
  readonly doneOn: IsoDate | null;
}

/** Why a light has its colour, in parts a sentence or a table can be made of. Days are working days, never below zero. */
export interface LightReason {
  readonly kind: "no-deadline" | "done-in-time" | "done-late" | "ahead" | "near" | "overdue";
  readonly dueOn: IsoDate | null;
  readonly doneOn: IsoDate | null;
  readonly workingDays: number;
  /** True where the count runs into a year whose holidays are not published yet. */
  readonly provisional: boolean;
}

export interface LitItem {
  readonly light: Light;
  readonly because: LightReason;
  /** What would turn it green; empty when it is green or has no deadline. */
  readonly toGreen: readonly ("finish" | "postpone")[];
}

/**
 * 红黄绿灯：按期的亮绿灯，十个工作日内到期的亮黄灯，逾期的亮红灯。
 *
 * “十个工作日内” includes the tenth and the day itself, so something due today is yellow and turns red tomorrow, even if
 * tomorrow is a Sunday: the deadline is a date and has passed. What is done is green; done late says how late.
 */
export function light(
  item: Due,
  today: IsoDate,
  calendar: WorkingCalendar,
  setting: LightSetting = usualLight,
): LitItem {
  const { dueOn, doneOn } = item;
  if (dueOn === null) return lit("none", { kind: "no-deadline", dueOn, doneOn, workingDays: 0, provisional: false });
  const on = doneOn ?? today;
  const ahead = workingDaysBetween(calendar, on, dueOn);
  const reason = { dueOn, doneOn, workingDays: Math.abs(ahead), provisional: !spanKnown(calendar, on, dueOn) };
  if (doneOn !== null) return lit("green", { ...reason, kind: doneOn > dueOn ? "done-late" : "done-in-time" });
  if (today > dueOn && (setting.redFrom !== "next-working-day" || ahead < 0))
    return lit("red", { ...reason, kind: "overdue" });
  return ahead <= setting.yellowWithin
    ? lit("yellow", { ...reason, kind: "near" })
    : lit("green", { ...reason, kind: "ahead" });
}

/**
 * The last deadline that is yellow today, so that a query can compare dates where light() counts days: the day before
 * the working day after the last one that counts, because a deadline on the Saturday behind it is as near as it is.
 */
export function yellowUntil(today: IsoDate, calendar: WorkingCalendar, setting: LightSetting = usualLight): IsoDate {
  return addDays(addWorkingDays(calendar, today, setting.yellowWithin + 1), -1);
}

/** Time moves nothing but towards red: only finishing the thing, or a deadline the county moves, turns it green. */
function lit(colour: Light, because: LightReason): LitItem {
  return { light: colour, because, toGreen: colour === "yellow" || colour === "red" ? ["finish", "postpone"] : [] };
}

export interface CaseLight {
  readonly light: Light;
  /** The items that give the file its colour, the longest overdue or soonest due first. */
  readonly because: readonly LitItem[];
  /** The file's own deadline, where it is near or past. */
  readonly own: LitItem | null;
}

interface DatedFile {
  readonly status: CaseStatus;
  readonly dueOn: IsoDate;
}

/**
 * A file is as bad as its worst item. While it is being turned around its own deadline weighs, too, once it is near: a file
 * whose lines are all done is late when nobody has handed it in. Far ahead it lights nothing.
 */
export function caseLight(
  file: DatedFile,
  items: readonly Due[],
  today: IsoDate,
  calendar: WorkingCalendar,
  setting: LightSetting = usualLight,
): CaseLight {
  const all = items.map((item) => light(item, today, calendar, setting));
  const own = ownLight(file, today, calendar, setting);
  const worst = worstOf([...all, ...(own ? [own] : [])].map((item) => item.light));
  const because = all.filter((item) => item.light === worst && worst !== "none");
  return { light: worst, because: because.toSorted((a, b) => compareDates(a.because.dueOn, b.because.dueOn)), own };
}

function ownLight({ status, dueOn }: DatedFile, today: IsoDate, calendar: WorkingCalendar, setting: LightSetting) {
  if (status !== "in-turnaround") return null;
  const own = light({ dueOn, doneOn: null }, today, calendar, setting);
  return own.light === "green" ? null : own;
}

export function worstOf(all: readonly Light[]): Light {
  return all.reduce<Light>((worst, one) => (lights.indexOf(one) > lights.indexOf(worst) ? one : worst), "none");
}

function compareDates(a: IsoDate | null, b: IsoDate | null): number {
  if (a === b) return 0;
  return (a ?? "") < (b ?? "") ? -1 : 1;
}
