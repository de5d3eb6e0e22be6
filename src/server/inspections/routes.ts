import { inspections } from "#contract/inspections.ts";
import { notFound } from "#contract/problem.ts";
import { type Actor, may } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { traceWarnings, warningWords } from "#domain/inspections/checklist-trace.ts";
import { mayDo, startRefusals, waiverRefusals } from "#domain/inspections/inspection.ts";
import type { Db } from "../db/db.ts";
import { handle } from "../http/handle.ts";
import { ruleOf } from "../rules/queries.ts";
import { type DrawRow, findResult, listDraws } from "./draws/queries.ts";
import { listCandidates } from "./draws/frame-facts.ts";
import { cancelInspection, createInspection, editInspection, nameObjects, setMembers } from "./inspecting.ts";
import {
  findInspection,
  type InspectionRow,
  isMember,
  listInspections,
  listMembers,
  listObjects,
  listSimilarTo,
  listWaivers,
} from "./queries.ts";
import { finishInspection, startInspection } from "./starting.ts";
import { allowWaiver, askWaiver } from "./waiving.ts";

async function getInspection(db: Db, actor: Actor, id: string): Promise<InspectionRow> {
  const inspection = await findInspection(db, actor, id);
  if (!inspection) throw notFound("督查");
  return inspection;
}

/** 点名确定的对象：before the start an inspector who is not on the team has no business with them. */
async function mayList(db: Db, actor: Actor, inspection: InspectionRow): Promise<boolean> {
  const { status } = inspection;
  if (actor.role !== "inspector" || status === "under-way" || status === "finished") return true;
  return isMember(db, inspection, actor.accountId);
}

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

async function shownInspection(db: Db, actor: Actor, inspection: InspectionRow, today: IsoDate) {
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
    memberList: members.map(({ accountId, ...one }) => ({ ...one, hasAccount: accountId !== null })),
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

export const inspectionRoutes = [
  handle(inspections.list, ({ db, actor, query }) => listInspections(db, actor, query)),
  handle(inspections.checklists, async ({ db, actor, today }) => {
    const { version, content } = await ruleOf(db, actor.counties[0]!, "inspection-checklists", today);
    const checklists = content.checklists.map((one) => ({
      code: one.code,
      title: one.title,
      subject: one.subject,
      warnings: traceWarnings(one).map(warningWords),
    }));
    return { version, checklists };
  }),
  handle(inspections.get, async ({ db, actor, params, today }) =>
    shownInspection(db, actor, await getInspection(db, actor, params.id), today),
  ),
  handle(inspections.create, ({ tx, actor, body, today }) => createInspection(tx, actor, body, today)),
  handle(inspections.edit, ({ tx, actor, params, body, today }) => editInspection(tx, actor, params.id, body, today)),
  handle(inspections.members, ({ tx, actor, params, body, today }) => setMembers(tx, actor, params.id, body, today)),
  handle(inspections.candidates, async ({ db, actor, params, today }) => {
    const inspection = await getInspection(db, actor, params.id);
    const rows = await listCandidates(db, actor, inspection);
    const { content } = await ruleOf(db, inspection.countyId, "visit-cap", today);
    return {
      cap: inspection.subject === "township" ? null : content.perMonth,
      rows: rows.map(({ id, name, township, level, visits, seenOn }) => ({
        id,
        name,
        township,
        weak: level !== null,
        visits,
        seenOn,
      })),
    };
  }),
  handle(inspections.objects, async ({ db, actor, params, query }) => {
    const inspection = await getInspection(db, actor, params.id);
    if (!(await mayList(db, actor, inspection))) return { rows: [], total: 0 };
    return listObjects(db, actor, inspection, query);
  }),
  handle(inspections.name, ({ tx, actor, params, body, today }) => nameObjects(tx, actor, params.id, body, today)),
  handle(inspections.askWaiver, ({ tx, actor, params, body, now }) => askWaiver(tx, actor, params.id, body, now)),
  handle(inspections.allowWaiver, ({ tx, actor, params, body, now }) => allowWaiver(tx, actor, params.id, body, now)),
  handle(inspections.cancel, ({ tx, actor, params, body }) => cancelInspection(tx, actor, params.id, body)),
  handle(inspections.start, ({ tx, actor, params, body, today, now }) =>
    startInspection(tx, actor, params.id, body.version, { today, now }),
  ),
  handle(inspections.finish, ({ tx, actor, params, body, today, now }) =>
    finishInspection(tx, actor, params.id, body.version, { today, now }),
  ),
];
