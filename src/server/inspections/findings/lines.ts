import type { RuleContent } from "#contract/rule-shapes.ts";
import { type Actor, may } from "#domain/access.ts";
import { workingDaysBetween } from "#domain/calendar.ts";
import type { IsoDate } from "#domain/date.ts";
import { findingAfter } from "#domain/inspections/finding.ts";
import { lateWords } from "#domain/inspections/finding-deadline.ts";
import { daysLate } from "#domain/inspections/finding-light.ts";
import type { LightLines } from "../../cases/queries.ts";
import type { Db } from "../../db/db.ts";
import { rulesOf } from "../../rules/queries.ts";
import type { FindingRow } from "./list.ts";

/** What each of these counties calls the severities, and says of a finding that is late. */
export type CountyWords = ReadonlyMap<string, Pick<RuleContent<"finding-types">, "late" | "severities">>;

export const countyWords = async (db: Db, countyIds: readonly string[], today: IsoDate): Promise<CountyWords> =>
  rulesOf(db, [...new Set(countyIds)], "finding-types", today);

/** A row of the list as the desk shows it: with what can be counted only on the working calendar. */
export function shownFinding(
  actor: Actor,
  { requestedOn, ...row }: FindingRow,
  { today, calendar }: LightLines,
  words: CountyWords,
) {
  const { late, severities } = words.get(row.countyId)!;
  const { dueOn, status, severity } = row;
  const running =
    row.light === "red" || row.light === "yellow" || ["assigned", "rectifying", "returned"].includes(status);
  return {
    ...row,
    days: running && dueOn !== null ? workingDaysBetween(calendar, today, dueOn) : null,
    severityWord: severities[severity],
    late: lateWords(late, daysLate({ ...row, requestedOn }, today)),
    can: {
      assign:
        may(actor, "finding.assign") &&
        (findingAfter(status, "assign") !== undefined || findingAfter(status, "reassign") !== undefined),
    },
  };
}
