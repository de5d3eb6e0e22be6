import { inspections } from "#contract/inspections.ts";
import { notFound } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import { traceWarnings, warningWords } from "#domain/inspections/checklist-trace.ts";
import type { Db } from "../db/db.ts";
import { handle } from "../http/handle.ts";
import { ruleOf } from "../rules/queries.ts";
import { listCandidates } from "./draws/frame-facts.ts";
import { cancelInspection, createInspection, editInspection, setMembers } from "./inspecting.ts";
import { nameObjects } from "./naming-objects.ts";
import { findInspection, type InspectionRow, isMember, listInspections, listObjects } from "./queries.ts";
import { shownInspection } from "./shown.ts";
import { finishInspection, startInspection } from "./starting.ts";
import { countWaiting } from "./waiting.ts";
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

export const inspectionRoutes = [
  handle(inspections.list, ({ db, actor, query, today }) => listInspections(db, actor, query, today)),
  handle(inspections.waiting, ({ db, actor, today }) => countWaiting(db, actor, today)),
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
