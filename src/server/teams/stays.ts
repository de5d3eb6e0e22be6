import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { daysByMonth, sumOf } from "#domain/teams/days.ts";
import { lastAway } from "#domain/teams/leave.ts";
import type { LeaveLadder } from "#domain/teams/leave-ladder.ts";
import { isStationed, type Slot } from "#domain/teams/match/match.ts";
import { lastDay } from "#domain/teams/posting.ts";
import { recallSentence } from "#domain/teams/leave-labels.ts";
import { sumLeave } from "#domain/teams/recall.ts";
import { readCalendar } from "../calendar/queries.ts";
import type { Db } from "../db/db.ts";
import { type KnownAway, listAways } from "./leaves.ts";
import { withinPostings } from "./reach.ts";

export interface StayRow {
  readonly id: string;
  readonly countyId: string;
  readonly teamId: string;
  readonly team: string;
  readonly village: string;
  readonly township: string;
  readonly slot: Slot;
  readonly personId: string | null;
  readonly name: string;
  readonly post: string;
  readonly unit: string | null;
  readonly fromOn: IsoDate;
  readonly toOn: IsoDate;
  readonly endedOn: IsoDate | null;
}

export async function findStay(db: Db, actor: Actor, id: string): Promise<StayRow | undefined> {
  const { rows } = await sql<StayRow>`
    select p.id, p.county_id, p.team_id, t.name as team, v.name as village, tw.name as township, p.slot, p.person_id,
      coalesce(n.name, o.name) as name, coalesce(n.post, '') as post, case when p.slot <> 'paired-unit' then coalesce(o.name, no.name) end as unit,
      p.from_on, p.to_on, p.ended_on
    from posting p join team t on t.county_id = p.county_id and t.id = p.team_id
      join village v on v.county_id = p.county_id and v.id = p.village_id
      join township tw on tw.county_id = p.county_id and tw.id = p.township_id
      left join person n on n.county_id = p.county_id and n.id = p.person_id
      left join organisation o on o.county_id = p.county_id and o.id = p.organisation_id
      left join organisation no on no.county_id = p.county_id and no.id = n.organisation_id
    where ${withinPostings(actor, "p")} and p.id = ${id}`.execute(db);
  return rows[0];
}

/** Approved leave of one person, in whatever team: call-backs are reckoned by person. */
const approved = (aways: readonly KnownAway[], personId: string | null) =>
  aways.filter((one) => one.personId === personId && one.status === "approved");

const of = (leaves: readonly KnownAway[], posting: string) => leaves.filter(({ postingId }) => postingId === posting);

/**
 * 在村天数 of one posting in one year, month by month, with what it is derived from: the posting, approved leave and errands, rest
 * days of the calendar. Counted up to today; nothing is entered for it anywhere.
 */
export async function daysOfStay(
  db: Db,
  stay: StayRow,
  year: number,
  { today, ladder }: { today: IsoDate; ladder: LeaveLadder },
) {
  const end = lastDay(stay);
  const countedTo = end < today ? end : today;
  const years = yearsBetween(stay.fromOn, countedTo);
  if (!isStationed(stay.slot)) return { countedTo, years, months: [], sum: sumOf([]), recall: null };
  const leaves = approved(await listAways(db, stay.countyId, [stay.personId]), stay.personId);
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const span = { fromOn: stay.fromOn > first ? stay.fromOn : first, toOn: countedTo < last ? countedTo : last };
  const months = daysByMonth(span, of(leaves, stay.id), await readCalendar(db));
  return {
    countedTo,
    years,
    months,
    sum: sumOf(months),
    recall: recallSentence(sumLeave(leaves, year, ladder)) ?? null,
  };
}

function yearsBetween(from: IsoDate, to: IsoDate): number[] {
  const [first, last] = [Number(from.slice(0, 4)), Number((to < from ? from : to).slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

export interface Standing {
  readonly away: boolean;
  readonly recall: string | null;
}

/** Who of a team is away today, and who has been so long that a call-back is to be considered; by posting. */
export async function standingOf(
  db: Db,
  countyId: string,
  postings: readonly { readonly id: string; readonly personId: string | null }[],
  { today, ladder }: { readonly today: IsoDate; readonly ladder: LeaveLadder },
): Promise<ReadonlyMap<string, Standing>> {
  const people = postings.map(({ personId }) => personId);
  const aways = await listAways(db, countyId, people);
  const year = Number(today.slice(0, 4));
  return new Map(
    postings.map(({ id, personId }) => {
      const leaves = approved(aways, personId);
      const away = of(leaves, id).some((one) => one.fromOn <= today && today <= lastAway(one));
      return [id, { away, recall: recallSentence(sumLeave(leaves, year, ladder)) ?? null }];
    }),
  );
}
