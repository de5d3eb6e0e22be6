import { addWorkingDays } from "#domain/calendar.ts";
import { addDays, addMonths, diffDays, type IsoDate } from "#domain/date.ts";
import { type Chance, uniform } from "#domain/random.ts";
import { officeDay, type Timeline } from "./timeline.ts";

export type Colour = "red" | "yellow" | "green";

export interface DemoDates {
  readonly dueOn: IsoDate;
  readonly doneOn: IsoDate | null;
}

const doneShare = 0.42;
/** Working days: behind the yellow stretch of ten, and most of a year ahead. */
const soonest = 14;
const latest = 260;

/**
 * Dates for the items of one file. One or two of them give the file its colour; of the others about two in five are done
 * and the rest lie ahead, so that green files come near their dates one after another, over half a year.
 */
export function datesFor(colour: Colour, count: number, timeline: Timeline, draw: Chance): DemoDates[] {
  const { calendar, today } = timeline;
  const pressing = 1 + Math.floor(draw() * 2);
  const first = firstDay(colour, draw);
  const dates = Array.from({ length: count }, (_, i): DemoDates => {
    if (i < pressing) return { dueOn: addWorkingDays(calendar, today, first + i), doneOn: null };
    if (draw() < doneShare) return doneDates(timeline, draw);
    const after = Math.max(first, soonest);
    return { dueOn: addWorkingDays(calendar, today, Math.floor(uniform(draw, after, latest))), doneOn: null };
  });
  return dates.map((_, i) => dates[(i + 5) % count]!);
}

/** Everything done, the last of it five months ago: the first of these villages was taken off the list a month and a half later. */
export function finishedDates(count: number, { calendar, issuedOn, today }: Timeline, draw: Chance): DemoDates[] {
  const span = diffDays(issuedOn, addMonths(today, -5));
  return Array.from({ length: count }, () => {
    const doneOn = officeDay(calendar, addDays(issuedOn, Math.floor(uniform(draw, 25, span))));
    return { dueOn: officeDay(calendar, addDays(doneOn, Math.floor(uniform(draw, 5, 20)))), doneOn };
  });
}

/** In working days from today: overdue by up to five weeks, within the yellow ten, or behind them. */
function firstDay(colour: Colour, draw: Chance): number {
  if (colour === "red") return -2 - Math.floor(draw() * 24);
  if (colour === "yellow") return 1 + Math.floor(draw() * 9);
  return soonest + Math.floor(draw() * 200);
}

/** 多数按期办结，少数逾期办结：between the circular and yesterday. */
function doneDates({ calendar, issuedOn, today }: Timeline, draw: Chance): DemoDates {
  const dueOn = officeDay(calendar, addDays(issuedOn, Math.floor(uniform(draw, 30, diffDays(issuedOn, today)))));
  const late = draw() < 0.12;
  const doneOn = officeDay(calendar, addDays(dueOn, late ? 6 : -Math.floor(draw() * 12) - 1));
  return { dueOn, doneOn: doneOn < today ? doneOn : officeDay(calendar, addDays(today, -1)) };
}
