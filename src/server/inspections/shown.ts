import { type Actor, may } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { traceWarnings, warningWords } from "#domain/inspections/checklist-trace.ts";
import { mayDo, startRefusals, waiverRefusals } from "#domain/inspections/inspection.ts";
import type { Db } from "../db/db.ts";
import { type DrawRow, findResult, listDraws } from "./draws/queries.ts";
import { type InspectionRow, listMembers, listSimilarTo, listWaivers } from "./queries.ts";

interface Seen {
  readonly actor: Actor;
  readonly today: IsoDate;
  readonly member: boolean;
  readonly draws: readonly DrawRow[];
}

function canOf(inspection: InspectionRow, seen: Seen) {
  const { actor, member, draws } = seen;
  const { status } = inspection;
  const drawOpen = draws.some((one) => one.status === "frozen" || one.status === "committed");
  const ahead = !drawOpen && mayDo(status, "cancel") !== undefined;
  const mine = ahead && may(actor, "inspection.edit");
  const starts = may(actor, "inspection.start");
  return {
    edit: mine && status === "planned",
    members: mine && status === "planned",
    draw: ahead && may(actor, "draw.write"),
    cancel: mine,
    start: starts && mayStart(inspection, seen, drawOpen),
    finish: starts && status === "under-way" && (actor.role === "county" || member),
  };
}

function mayStart(inspection: InspectionRow, { actor, today, member, draws }: Seen, drawOpen: boolean): boolean {
  const current = inspection.status === "drawn" ? draws[0] : undefined;
  const facts = {
    today,
    member: current ? current.readers.includes(actor.accountId) : member,
    objects: inspection.objects,
    drawn: current !== undefined,
    drawOpen,
  };
  return startRefusals(inspection, facts).length === 0;
}

/** Whether a member's account opens what was drawn: who is linked after the frame was frozen waits for the start like everybody else. */
function accessOf(accountId: string | null, draws: readonly DrawRow[]) {
  if (accountId === null) return "none" as const;
  const [last] = draws;
  const frozen = last !== undefined && last.status !== "abandoned";
  return frozen && !last.readers.includes(accountId) ? ("late" as const) : ("linked" as const);
}

/** One inspection as its page shows it, and what this office may do with it today. */
export async function shownInspection(db: Db, actor: Actor, inspection: InspectionRow, today: IsoDate) {
  const { createdBy: _createdBy, ...shown } = inspection;
  const members = await listMembers(db, actor, inspection);
  const draws = await listDraws(db, actor, inspection.countyId, inspection.id);
  const member = members.some(({ accountId }) => accountId === actor.accountId);
  const current = inspection.status === "drawn" ? draws[0] : undefined;
  const waivers = await listWaivers(db, actor, inspection);
  return {
    ...shown,
    checklist: shown.checklist as never,
    warnings: traceWarnings(inspection.checklist).map(warningWords),
    sealed: current !== undefined && (await findResult(db, current, actor.accountId)) === undefined,
    similar: inspection.status === "cancelled" ? [] : await listSimilarTo(db, actor, inspection),
    memberList: members.map(({ accountId, validTo: _validTo, ...one }) => ({
      ...one,
      access: accessOf(accountId, draws),
    })),
    waivers: waivers.map(({ askedById: askedBy, allowedById: allowedBy, ...one }) => ({
      ...one,
      can: {
        allow:
          may(actor, "inspection.waive") &&
          waiverRefusals({ askedBy, allowedBy }, inspection, actor.accountId).length === 0,
      },
    })),
    can: canOf(inspection, { actor, today, member, draws }),
  };
}
