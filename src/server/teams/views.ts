import { type Actor, may } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { signRefusals } from "#domain/teams/handover.ts";
import { answerRefusals, backRefusals, daysAway, withdrawRefusals } from "#domain/teams/leave.ts";
import { isStationed, singleSlots, type Slot } from "#domain/teams/match/match.ts";
import { resubstituteRefusals } from "#domain/teams/substitute.ts";
import { termEndsIn } from "#domain/teams/team.ts";
import type { HandoverRow } from "./handovers.ts";
import { type LeaveRow, officeOf } from "./leaves.ts";
import type { PostingRow } from "./postings.ts";
import type { TeamRow } from "./queries.ts";
import type { Standing } from "./stays.ts";

export const shownTeam = (row: TeamRow, today: IsoDate) => ({ ...row, endsIn: termEndsIn(row, today) });

export function shownPosting(actor: Actor, row: PostingRow, standing: Standing | undefined) {
  const { organisationId: _organisationId, ours, ...shown } = row;
  const opens = ours && isStationed(row.slot) && may(actor, "posting.read");
  const { away = false, recall = null } = (opens && standing) || {};
  return { ...shown, opens, away, recall };
}

export function canInTeam(actor: Actor, { dissolvedOn, vacancies }: TeamRow) {
  const stands = dissolvedOn === null;
  const edit = stands && may(actor, "team.edit");
  const fill: Slot[] = edit ? [...singleSlots.filter((slot) => vacancies.includes(slot)), "member"] : [];
  return { edit, note: stands && may(actor, "posting.write"), ask: stands && may(actor, "leave.write"), fill };
}

export function shownHandover(actor: Actor, row: HandoverRow) {
  const { id, teamId, team, village, township, slot, pack, differences, signedOn } = row;
  return {
    id,
    teamId,
    team,
    village,
    township,
    slot,
    leaving: pack.leaving,
    successor: pack.successor,
    madeOn: pack.madeOn,
    madeBy: row.madeByName,
    signedOn,
    signedBy: row.signedByName,
    differences: differences.length,
    can: { sign: signRefusals(row, actor).length === 0 },
  };
}

/** 事由只给申请的队、审批的岗位和县级看：whoever else reads that somebody is away does not read why. */
const seesReason = (actor: Actor, { steps, askedBy }: LeaveRow): boolean =>
  actor.role === "county" ||
  actor.role === "team" ||
  askedBy === actor.accountId ||
  steps.some(({ office }) => office === officeOf(actor));

export function shownLeave(actor: Actor, row: LeaveRow, today: IsoDate, recall: string | null = null) {
  const { countyId: _countyId, personId: _personId, waitsFor: _waitsFor, dissolvedOn: _dissolvedOn, ...rest } = row;
  const {
    substituteId: _substituteId,
    slot: _slot,
    postedFrom: _from,
    postedTo: _to,
    postingEndedOn: _end,
    ...shown
  } = rest;
  const open = seesReason(actor, row);
  const writes = may(actor, "leave.write");
  const answers = may(actor, "leave.answer") && answerRefusals(row, officeOf(actor), actor.accountId).length === 0;
  return {
    ...shown,
    steps: row.steps.map(({ by: _by, reason, ...step }) => ({ ...step, reason: open ? reason : "" })),
    notices: [...row.notices],
    days: daysAway(row),
    category: open ? row.category : null,
    reason: open ? row.reason : null,
    askedBy: row.askedByName,
    recall: open ? recall : null,
    can: {
      answer: answers,
      substitute: writes && resubstituteRefusals(row, today).length === 0,
      withdraw: writes && withdrawRefusals(row, today).length === 0,
      back: writes && backRefusals(row, today < row.fromOn ? row.fromOn : today, today).length === 0,
    },
  };
}
