import type { Actor } from "#domain/access.ts";
import { may } from "#domain/access.ts";
import {
  decides,
  editRefusals,
  isLate,
  openRefusals,
  type ReportAction,
  type ReportMonth,
  reportRefusals,
  writes,
} from "#domain/records/report.ts";
import { recordKinds } from "#domain/records/record.ts";
import type { Db } from "../db/db.ts";
import { ruled } from "./report-commands.ts";
import { linesByPart } from "./report-lines.ts";
import type { OwingRow } from "./report-list.ts";
import type { ReportRow } from "./report-queries.ts";
import { eyesOf, placesOfReport } from "./report-reading.ts";

const mostLines = 200;

interface Seen {
  readonly actor: Actor;
  readonly today: string;
  readonly month: ReportMonth;
  readonly dueOn: string;
}

/** A team or township in the list of a month. */
export function listed(row: OwingRow, { actor, today, month, dueOn }: Seen) {
  const { id, countyId, teamId, name, townshipId, township, village, submittedAt, submittedOn, formedOn } = row;
  const due = row.dueOn ?? dueOn;
  const teamDissolved = row.dissolvedOn !== null;
  return {
    ...{ id, countyId, teamId, name, townshipId, township, village, submittedAt },
    of: teamId === null ? ("township" as const) : ("team" as const),
    state: row.status ?? ("missing" as const),
    dueOn: due,
    late: isLate({ dueOn: due, submittedOn, formedOn }, today),
    can: {
      open:
        may(actor, "report.write") &&
        writes(actor, { teamId, teamDissolved }) &&
        openRefusals(month, null, today).length === 0,
      decide: may(actor, "report.accept") && row.status === "submitted" && decides(actor, row),
    },
  };
}

/** Lines of the month the author may pick from; a township's name their village. */
export async function offered(db: Db, actor: Actor, report: ReportRow) {
  const { countyId, year, month, villageId, townshipId } = report;
  const part = villageId === null ? ("township" as const) : ("village" as const);
  const places = await placesOfReport(db, actor, report);
  const asked = { countyId, year, month, part, places };
  const lines = await linesByPart(db, eyesOf(actor, report, places), asked, { limit: mostLines, kinds: recordKinds });
  return [...(lines.get(villageId ?? townshipId) ?? [])].map(({ id, onDay, kind, village, text }) => ({
    id,
    onDay,
    kind,
    village,
    text,
  }));
}

export function canOf(actor: Actor, report: ReportRow) {
  const asked = ruled(report);
  // What the author can still mend does not hide the button: pressing it says what is missing.
  const open = (action: ReportAction) =>
    reportRefusals(asked, action, actor, { blockCount: 1, unbound: 0 }).length === 0;
  const mine = may(actor, "report.write");
  const above = may(actor, "report.accept");
  return {
    edit: mine && editRefusals(asked, actor).length === 0,
    submit: mine && open("submit"),
    withdraw: mine && open("withdraw"),
    accept: above && open("accept"),
    return: above && open("return"),
  };
}
