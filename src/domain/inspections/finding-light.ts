import type { WorkingCalendar } from "../calendar.ts";
import { type Due, light, type LightSetting, type LitItem } from "../cases/light.ts";
import { diffDays, type IsoDate } from "../date.ts";
import type { FindingStatus } from "./finding.ts";

export interface DatedFinding {
  readonly status: FindingStatus;
  readonly dueOn: IsoDate | null;
  /** The day closing was asked for; null while it was not, or after it was sent back. */
  readonly requestedOn: IsoDate | null;
  readonly closedOn: IsoDate | null;
}

/** At the checkers' desk the clock of whoever rectifies stands still; sent back, it runs on. */
const settled: readonly FindingStatus[] = ["close-requested", "checked", "closed"];

const dueOf = ({ status, dueOn, requestedOn, closedOn }: DatedFinding): Due => {
  if (status === "registered" || status === "withdrawn") return { dueOn: null, doneOn: null };
  return { dueOn, doneOn: settled.includes(status) ? (requestedOn ?? closedOn) : null };
};

/** 问题亮灯：按期的绿，十个工作日内到期的黄，逾期的红；已申请销号的按申请日计。 */
export const findingLight = (
  finding: DatedFinding,
  today: IsoDate,
  calendar: WorkingCalendar,
  setting?: LightSetting,
): LitItem => light(dueOf(finding), today, calendar, setting);

/** Days past the deadline, as the calendar counts; zero while it has not passed or nothing is left to do. */
export function daysLate(finding: DatedFinding, today: IsoDate): number {
  const { dueOn, doneOn } = dueOf(finding);
  return dueOn === null || doneOn !== null ? 0 : Math.max(0, diffDays(dueOn, today));
}
