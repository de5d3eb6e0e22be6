import { addYears, daysInMonth, diffDays, isoDate, type IsoDate, partsOf } from "../../date.ts";
import type { Light } from "../../cases/light.ts";
import type { Fen } from "../../money.ts";
import type { ProjectStatus, Standing } from "../project.ts";
import { isPast } from "./payable.ts";

export interface IdleDays {
  readonly yellowDays: number;
  readonly redDays: number;
}

/** 资金闲置：days the money has lain where it lies; none lies idle where there is none. */
export function idleDays(balanceFen: Fen, since: IsoDate | null, today: IsoDate): number | null {
  if (balanceFen <= 0 || since === null || since > today) return null;
  return diffDays(since, today);
}

export function idleLight(days: number | null, { yellowDays, redDays }: IdleDays): Light {
  if (days === null) return "none";
  if (days >= redDays) return "red";
  return days >= yellowDays ? "yellow" : "green";
}

/** 月-日 next after a day; 02-29 is the last of February in other years. */
export function startDeadline(allocatedOn: IsoDate, startBy: string): IsoDate {
  const [month, day] = startBy.split("-").map(Number) as [number, number];
  const { year } = partsOf(allocatedOn);
  const within = (of: number) => isoDate(of, month, Math.min(day, daysInMonth(of, month)));
  const first = within(year);
  return first > allocatedOn ? first : within(partsOf(addYears(allocatedOn, 1)).year);
}

export interface Unstarted {
  readonly status: ProjectStatus;
  readonly standing: Standing;
  readonly unspentFen: Fen;
  /** Day of the first allocation that still holds money. */
  readonly allocatedOn: IsoDate;
}

/** “未按期开工，可研究收回”: a label for a person to decide; nothing is recalled by itself. */
export const mayBeRecalled = ({ status, unspentFen, allocatedOn }: Unstarted, startBy: string, today: IsoDate) =>
  unspentFen > 0 && !isPast(status, "start") && today > startDeadline(allocatedOn, startBy);

/** The latest such day before today: what was allocated before it and has not started may be recalled. */
export function lastDeadline(startBy: string, today: IsoDate): IsoDate {
  const year = partsOf(today).year;
  const first = startDeadline(isoDate(year - 2, 12, 31), startBy);
  const second = startDeadline(isoDate(year - 1, 12, 31), startBy);
  return second < today ? second : first;
}
