import { addWorkingDays, isWorkingDay, type WorkingCalendar } from "#domain/calendar.ts";
import { addDays, addMonths, type IsoDate } from "#domain/date.ts";

/** The days of the third round, counted from the day the demo is loaded, so that its lights look alive whenever that is. */
export interface Timeline {
  readonly today: IsoDate;
  readonly calendar: WorkingCalendar;
  readonly openedOn: IsoDate;
  readonly assessedBy: IsoDate;
  readonly rankedOn: IsoDate;
  readonly reviewedOn: IsoDate;
  readonly visitedFrom: IsoDate;
  readonly decidedOn: IsoDate;
  readonly issuedOn: IsoDate;
  /** The teams begin. */
  readonly formedOn: IsoDate;
  /** The first four months of work in the villages. */
  readonly campaign: { readonly from: IsoDate; readonly to: IsoDate };
  readonly campaignIssuedOn: IsoDate;
  /** The deadline of rounds that are still to be filled in. */
  readonly ahead: IsoDate;
}

export const cycleMonths = 24;

export function timelineOf(today: IsoDate, calendar: WorkingCalendar): Timeline {
  const office = (day: IsoDate) => officeDay(calendar, day);
  const decidedOn = office(addMonths(today, -8));
  const formedOn = addWorkingDays(calendar, decidedOn, 8);
  const campaign = { from: formedOn, to: addDays(addMonths(formedOn, 4), -1) };
  return {
    today,
    calendar,
    openedOn: office(addMonths(today, -10)),
    assessedBy: office(addMonths(today, -9)),
    rankedOn: addWorkingDays(calendar, addMonths(today, -9), 3),
    reviewedOn: addWorkingDays(calendar, addMonths(today, -9), 8),
    visitedFrom: addWorkingDays(calendar, addMonths(today, -9), 9),
    decidedOn,
    issuedOn: addWorkingDays(calendar, decidedOn, 10),
    formedOn,
    campaign,
    campaignIssuedOn: addWorkingDays(calendar, campaign.to, 6),
    ahead: addWorkingDays(calendar, today, 30),
  };
}

/** The day itself, or the last working day before it: offices decide and issue on working days. */
export function officeDay(calendar: WorkingCalendar, day: IsoDate): IsoDate {
  return isWorkingDay(calendar, day) ? day : officeDay(calendar, addDays(day, -1));
}

/** 上午九时，Asia/Shanghai：when something was done on a day of the story. */
export const morningOf = (day: IsoDate): Date => new Date(`${day}T09:00:00+08:00`);
