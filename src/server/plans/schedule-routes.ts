import { may } from "#domain/access.ts";
import { mondayOf } from "#domain/plans/task.ts";
import { itemState } from "#domain/plans/task.ts";
import { majorItems } from "#contract/major-items.ts";
import { duty, planWall } from "#contract/plan-wall.ts";
import { notFound } from "#contract/problem.ts";
import { schedules } from "#contract/schedules.ts";
import { findCaseCounty } from "../cases/queries.ts";
import { handle } from "../http/handle.ts";
import { ruleOf } from "../rules/queries.ts";
import { adjustSchedule, restoreSchedule } from "./adjusting.ts";
import { copyDutyWeek, listDutyWeeks, saveDutyWeek } from "./duty.ts";
import { addMajorItem, editMajorItem, fileMajorItems, moveMajorItem } from "./item-filing.ts";
import { listLedger } from "./ledger.ts";
import { planLines } from "./lines.ts";
import { listMajorItems } from "./major-items.ts";
import { findSchedule, listSchedules, listSteps } from "./schedules.ts";
import {
  createSchedule,
  editSchedule,
  findTemplate,
  markStep,
  moveSchedule,
  placeSteps,
  refuseDeadline,
} from "./scheduling.ts";
import { drawingOf, itemsSheet, scheduleSheet } from "./sheet.ts";
import { getTeam, writesFor } from "./teams.ts";
import { listPromises, listWallTeams } from "./wall.ts";

const itemRoutes = [
  handle(majorItems.list, async ({ db, actor, params, query, today }) => {
    const team = await getTeam(db, actor, params.id);
    const lines = await planLines(db, team.countyId, today);
    const write = writesFor(actor, team) && may(actor, "major-item.write");
    return itemsSheet(await listMajorItems(db, actor, team, query.year), lines, write);
  }),
  handle(majorItems.add, ({ tx, actor, params, body, today }) => addMajorItem(tx, actor, params.id, body, today)),
  handle(majorItems.edit, ({ tx, actor, params, body }) => editMajorItem(tx, actor, params.id, body)),
  handle(majorItems.move, ({ tx, actor, params, body, today }) => moveMajorItem(tx, actor, params.id, body, today)),
  handle(majorItems.file, ({ tx, actor, params, body, today }) =>
    fileMajorItems(tx, actor, params.id, body.year, today),
  ),
];

const dutyRoutes = [
  handle(duty.list, async ({ db, actor, params, query, today }) => {
    const team = await getTeam(db, actor, params.id);
    const weeks = await listDutyWeeks(db, actor, team, query.year);
    const can = { write: writesFor(actor, team) && may(actor, "plan.write") };
    return { weeks, thisWeek: mondayOf(today), can };
  }),
  handle(duty.save, ({ tx, actor, params, body, today }) => saveDutyWeek(tx, actor, params.id, body, today)),
  handle(duty.copy, ({ tx, actor, params, body, today }) => copyDutyWeek(tx, actor, params.id, body.weekOn, today)),
];

const wallRoutes = [
  handle(planWall.read, async ({ db, actor, query, today }) => {
    const county = await findCaseCounty(db, actor, query.countyId);
    if (!county) throw notFound("县（市、区）");
    const lines = await planLines(db, county.id, today);
    const townships = await listWallTeams(db, actor, county.id, lines);
    return { countyId: county.id, county: county.name, dataOn: today, dueWithin: lines.dueWithin, townships };
  }),
  handle(planWall.items, async ({ db, actor, params, today }) => {
    const team = await getTeam(db, actor, params.id);
    const lines = await planLines(db, team.countyId, today);
    const rows = await listPromises(db, actor, team, lines);
    return { rows: rows.map((row) => ({ ...row, state: itemState(row, today, lines.until) })) };
  }),
];

export const scheduleRoutes = [
  handle(schedules.templates, async ({ db, actor, params, today }) => {
    const { countyId } = await getTeam(db, actor, params.id);
    const { templates } = (await ruleOf(db, countyId, "schedule-templates", today)).content;
    return templates.map(({ code, title, steps }) => ({ code, title, steps: steps.length }));
  }),
  handle(schedules.preview, async ({ db, actor, params, query: { templateCode, deadline }, today }) => {
    const team = await getTeam(db, actor, params.id);
    const { countyId } = team;
    const { template } = await findTemplate(db, countyId, templateCode, today);
    refuseDeadline(deadline, today, team);
    const lines = await planLines(db, countyId, today);
    const latest = placeSteps(template, deadline, lines.calendar);
    return drawingOf({ template, deadline, latest, progress: [] }, lines);
  }),
  handle(schedules.list, async ({ db, actor, params, today }) => {
    const team = await getTeam(db, actor, params.id);
    const rows = await listSchedules(db, actor, team, await planLines(db, team.countyId, today));
    return { rows, can: { write: writesFor(actor, team) && may(actor, "plan.write") } };
  }),
  handle(schedules.ledger, async ({ db, actor, query: { page, size, countyId, ...filter }, today }) => {
    const county = await findCaseCounty(db, actor, countyId);
    if (!county) throw notFound("县（市、区）");
    const lines = await planLines(db, county.id, today);
    return listLedger(db, actor, { ...filter, countyId: county.id }, lines, { page, size });
  }),
  handle(schedules.read, async ({ db, actor, params, today }) => {
    const row = await findSchedule(db, actor, params.id);
    if (!row) throw notFound("倒排工期");
    const team = await getTeam(db, actor, row.teamId);
    const lines = await planLines(db, row.countyId, today);
    const open = team.dissolvedOn === null && !team.villageClosed;
    const hand = { open, writes: writesFor(actor, team) };
    const sheet = scheduleSheet(actor, row, await listSteps(db, actor, row), lines, hand);
    return { ...sheet, team: team.name, village: team.village };
  }),
  handle(schedules.create, ({ tx, actor, params, body, today }) => createSchedule(tx, actor, params.id, body, today)),
  handle(schedules.edit, ({ tx, actor, params, body, today }) => editSchedule(tx, actor, params.id, body, today)),
  handle(schedules.move, async ({ tx, actor, params, body, today }) => {
    const { version } = await moveSchedule(tx, actor, params.id, { ...body, knowingly: false }, today);
    return { version };
  }),
  handle(schedules.review, ({ tx, actor, params, body: { outcome: action, ...body }, today }) =>
    moveSchedule(tx, actor, params.id, { ...body, action }, today),
  ),
  handle(schedules.adjust, ({ tx, actor, params, body }) => adjustSchedule(tx, actor, params.id, body)),
  handle(schedules.restore, ({ tx, actor, params, body }) => restoreSchedule(tx, actor, params.id, body.version)),
  handle(schedules.markStep, ({ tx, actor, params, body, today }) => markStep(tx, actor, params.id, body, today)),
  ...itemRoutes,
  ...dutyRoutes,
  ...wallRoutes,
];
