import { type Actor, may } from "#domain/access.ts";
import { workingDaysBetween } from "#domain/calendar.ts";
import type { IsoDate } from "#domain/date.ts";
import { findingAfter } from "#domain/inspections/finding.ts";
import { type LateStep, lateWords } from "#domain/inspections/finding-deadline.ts";
import { daysLate } from "#domain/inspections/finding-light.ts";
import type { LightLines } from "../../cases/queries.ts";
import type { Db } from "../../db/db.ts";
import { ruleOf } from "../../rules/queries.ts";
import type { FindingRow } from "./list.ts";

/** 逾期提示 of each of these counties. */
export async function lateSteps(db: Db, countyIds: readonly string[], today: IsoDate) {
  const steps = new Map<string, readonly LateStep[]>();
  for (const id of new Set(countyIds)) steps.set(id, (await ruleOf(db, id, "finding-types", today)).content.late);
  return steps;
}

/** A row of the list as the desk shows it: with what can be counted only on the working calendar. */
export function shownFinding(
  actor: Actor,
  { requestedOn, ...row }: FindingRow,
  { today, calendar }: LightLines,
  steps: ReadonlyMap<string, readonly LateStep[]>,
) {
  const { dueOn, status, countyId } = row;
  const running =
    row.light === "red" || row.light === "yellow" || ["assigned", "rectifying", "returned"].includes(status);
  return {
    ...row,
    days: running && dueOn !== null ? workingDaysBetween(calendar, today, dueOn) : null,
    late: lateWords(steps.get(countyId) ?? [], daysLate({ ...row, requestedOn }, today)),
    can: {
      assign:
        may(actor, "finding.assign") &&
        (findingAfter(status, "assign") !== undefined || findingAfter(status, "reassign") !== undefined),
    },
  };
}
