import { type Actor, may } from "#domain/access.ts";
import { partsOf } from "#domain/date.ts";
import { notFound } from "#contract/problem.ts";
import { planTasks } from "#contract/plan-tasks.ts";
import { plans } from "#contract/plans.ts";
import { findCaseCounty } from "../cases/queries.ts";
import type { Db } from "../db/db.ts";
import { handle } from "../http/handle.ts";
import { createPlan, editPlan, makeMonthly, movePlan, notePlanDay } from "./commands.ts";
import { countWaiting } from "./ledger.ts";
import { type PlanLines, planLines } from "./lines.ts";
import { listLinks } from "./links.ts";
import { countPlans, findPlan, listPlans, type PlanRow } from "./queries.ts";
import { scheduleRoutes } from "./schedule-routes.ts";
import { planSheet } from "./sheet.ts";
import { addTask, editTask, markTask, removeTask } from "./task-lines.ts";
import { listTasks } from "./tasks.ts";
import { getTeam, listTeams, writesFor } from "./teams.ts";

/** The settings are a county's: of the plan's own county, or of the one a list was asked for. */
async function getCounty(db: Db, actor: Actor, asked: string | undefined) {
  const county = await findCaseCounty(db, actor, asked);
  if (!county) throw notFound("县（市、区）");
  return county;
}

async function getPlanRow(
  db: Db,
  actor: Actor,
  id: string,
  today: string,
): Promise<{ row: PlanRow; lines: PlanLines }> {
  // A plan tells its county only once it is found; nobody's lines decide more than the counts beside it.
  const near = await planLines(db, actor.counties[0] ?? "", today);
  const found = await findPlan(db, actor, id, near);
  if (!found) throw notFound("计划");
  if (found.countyId === actor.counties[0]) return { row: found, lines: near };
  const lines = await planLines(db, found.countyId, today);
  return { row: (await findPlan(db, actor, id, lines))!, lines };
}

const readRoutes = [
  handle(plans.list, async ({ db, actor, query: { page, size, countyId, ...filter }, today }) => {
    const county = await getCounty(db, actor, countyId);
    const lines = await planLines(db, county.id, today);
    const asked = { ...filter, countyId: county.id };
    const found = await listPlans(db, actor, asked, lines, { page, size });
    return { ...found, ...(await countPlans(db, actor, asked, lines)) };
  }),

  handle(plans.waiting, async ({ db, actor }) => {
    const county = await getCounty(db, actor, undefined);
    return countWaiting(db, actor, county.id);
  }),

  handle(plans.teams, async ({ db, actor, query: { page, size, countyId, ...filter }, today }) => {
    const county = await getCounty(db, actor, countyId);
    const lines = await planLines(db, county.id, today);
    const { year, month } = partsOf(today);
    const found = await listTeams(db, actor, { ...filter, countyId: county.id }, lines, { page, size });
    return { ...found, year, month, required: lines.required };
  }),

  handle(plans.team, async ({ db, actor, params, today }) => {
    const team = await getTeam(db, actor, params.id);
    const lines = await planLines(db, team.countyId, today);
    const filter = { countyId: team.countyId, teamId: team.id };
    const { rows } = await listPlans(db, actor, filter, lines, { page: 1, size: 200 });
    const writes = writesFor(actor, team);
    const { required, planningDays } = lines;
    const can = {
      write: writes && may(actor, "plan.write"),
      writeItems: writes && may(actor, "major-item.write"),
      approve: may(actor, "plan.approve"),
    };
    return { ...team, today, required, planningDays, plans: rows, can };
  }),

  handle(plans.links, async ({ db, actor, params, query, today }) => {
    const team = await getTeam(db, actor, params.id);
    const plan = query.planId ? (await getPlanRow(db, actor, query.planId, today)).row : undefined;
    return listLinks(db, actor, team, plan);
  }),

  handle(plans.read, async ({ db, actor, params, today }) => {
    const { row, lines } = await getPlanRow(db, actor, params.id, today);
    const team = await getTeam(db, actor, row.teamId);
    return planSheet(actor, row, await listTasks(db, actor, row), lines, writesFor(actor, team));
  }),
];

const writeRoutes = [
  handle(plans.create, ({ tx, actor, params, body }) => createPlan(tx, actor, params.id, body)),
  handle(plans.makeMonthly, ({ tx, actor, params, body }) => makeMonthly(tx, actor, params.id, body)),
  handle(plans.edit, ({ tx, actor, params, body }) => editPlan(tx, actor, params.id, body)),
  handle(plans.submit, ({ tx, actor, params, body, today }) =>
    movePlan(tx, actor, params.id, { ...body, action: "submit", reason: "" }, today),
  ),
  handle(plans.withdraw, ({ tx, actor, params, body, today }) =>
    movePlan(tx, actor, params.id, { ...body, action: "withdraw", reason: "" }, today),
  ),
  handle(plans.review, ({ tx, actor, params, body: { outcome: action, ...body }, today }) =>
    movePlan(tx, actor, params.id, { ...body, action }, today),
  ),
  handle(plans.post, ({ tx, actor, params, body: { version, postedOn: day }, today }) =>
    notePlanDay(tx, actor, params.id, { version, which: "postedOn", day }, today),
  ),
  handle(plans.file, ({ tx, actor, params, body: { version, filedOn: day }, today }) =>
    notePlanDay(tx, actor, params.id, { version, which: "filedOn", day }, today),
  ),
  handle(planTasks.add, ({ tx, actor, params, body: { id, ...fields } }) => addTask(tx, actor, params.id, id, fields)),
  handle(planTasks.edit, ({ tx, actor, params, body }) => editTask(tx, actor, params.id, body)),
  handle(planTasks.mark, ({ tx, actor, params, body, today }) => markTask(tx, actor, params.id, body, today)),
  handle(planTasks.remove, ({ tx, actor, params, body, now }) => removeTask(tx, actor, params.id, body, now)),
];

export const planRoutes = [...readRoutes, ...writeRoutes, ...scheduleRoutes];
