import { inspectionPlans } from "#contract/inspection-plans.ts";
import { inspectors } from "#contract/inspectors.ts";
import { notFound } from "#contract/problem.ts";
import { type Actor, may } from "#domain/access.ts";
import { recusalKindLabel } from "#domain/inspections/inspection-labels.ts";
import { handle } from "../http/handle.ts";
import { liftRecusal, recuseInspector, saveInspector } from "./inspector-register.ts";
import {
  findInspector,
  listEligible,
  listInspectorAccounts,
  listInspectors,
  listRecusalFacts,
  placeNames,
} from "./inspectors.ts";
import { createPlan, editPlan, findPlan, listPlans, listSimilar, type PlanRow } from "./plans.ts";

const shownPlan = (actor: Actor, plan: PlanRow) => ({ ...plan, can: { edit: may(actor, "inspection.edit") } });

export const inspectionPlanRoutes = [
  handle(inspectionPlans.list, async ({ db, actor, query }) => {
    const { rows, total } = await listPlans(db, actor, query);
    return { rows: rows.map((row) => shownPlan(actor, row)), total };
  }),
  handle(inspectionPlans.get, async ({ db, actor, params }) => {
    const plan = await findPlan(db, actor, params.id);
    if (!plan) throw notFound("年度督查计划");
    return { ...shownPlan(actor, plan), similar: await listSimilar(db, actor, plan.id) };
  }),
  handle(inspectionPlans.create, ({ tx, actor, body }) => createPlan(tx, actor, body)),
  handle(inspectionPlans.edit, ({ tx, actor, params, body }) => editPlan(tx, actor, params.id, body)),
];

export const inspectorRoutes = [
  handle(inspectors.list, ({ db, actor, query, today }) => listInspectors(db, actor, query, today)),
  handle(inspectors.choices, async ({ db, actor, query }) => ({
    persons: await listEligible(db, actor, query.search),
    accounts: await listInspectorAccounts(db, actor.counties[0]!),
  })),
  handle(inspectors.get, async ({ db, actor, params, today }) => {
    const inspector = await findInspector(db, actor, params.id);
    if (!inspector) throw notFound("督查人员");
    const { countyId, personId } = inspector;
    const facts = await listRecusalFacts(db, countyId, [personId], today);
    const names = await placeNames(db, actor, countyId, facts);
    const recusals = facts.map(({ id, kind, townshipId, villageId, detail }) => ({
      id,
      kind,
      township: names.get(townshipId) ?? "",
      village: villageId === null ? null : (names.get(villageId) ?? ""),
      detail: detail || recusalKindLabel[kind],
    }));
    return { ...inspector, recusals, can: { edit: may(actor, "inspector.edit") } };
  }),
  handle(inspectors.save, ({ tx, actor, params, body }) => saveInspector(tx, actor, params.id, body)),
  handle(inspectors.recuse, ({ tx, actor, params, body }) => recuseInspector(tx, actor, params.id, body)),
  handle(inspectors.lift, ({ tx, actor, params, body }) => liftRecusal(tx, actor, params.id, body.recusalId)),
];
