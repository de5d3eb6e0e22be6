import { type Actor, may } from "#domain/access.ts";
import { mapOffered } from "#domain/cases/outline.ts";
import { cases } from "#contract/cases.ts";
import { invalid, notFound } from "#contract/problem.ts";
import { wall } from "#contract/wall.ts";
import { record } from "../audit/record.ts";
import type { Db } from "../db/db.ts";
import { handle } from "../http/handle.ts";
import { writeWorkbook } from "../office/write-table.ts";
import { demoMarkOf } from "../people/demo.ts";
import { arrangeWall, layOutWall, uploadOutline } from "./arranging.ts";
import { addItem, editItem, markItem, removeItem, restoreItem } from "./commands.ts";
import { ledgerSheets } from "./document.ts";
import { listGoals, listProblems } from "./items.ts";
import { lightLines } from "./lights.ts";
import {
  countWaitingCases,
  findCase,
  findCaseCounty,
  listCaseCounties,
  listCaseRounds,
  listCases,
  listCaseTownships,
  listManifestationNames,
  tallyCases,
} from "./queries.ts";
import { caseSheet, shownCase, tallyOf } from "./sheet.ts";
import { findOutline, hasOutline, listLocated, listWall, listWallTownships, sizesOf, townshipsOf } from "./wall.ts";
import { placeAll } from "./wall-layout.ts";

const ledgerLimit = 5000;

export const caseRoutes = [
  handle(cases.list, async ({ db, actor, query: { page, size, ...filter }, today }) => {
    const lines = await lightLines(db, actor, today);
    const rows = await listCases(db, actor, filter, lines, { page, size });
    return { rows: rows.map((row) => shownCase(row, lines)), ...tallyOf(await tallyCases(db, actor, filter, lines)) };
  }),

  handle(cases.waiting, async ({ db, actor, query, today }) =>
    countWaitingCases(db, actor, query.countyId, await lightLines(db, actor, today)),
  ),

  handle(cases.choices, async ({ db, actor, query }) => {
    const counties = await listCaseCounties(db, actor);
    const countyId = query.countyId ?? (counties.length === 1 ? counties[0]!.id : undefined);
    const rounds = await listCaseRounds(db, actor, countyId);
    return { counties, rounds, townships: countyId ? await listCaseTownships(db, actor, countyId) : [] };
  }),

  handle(cases.read, async ({ db, actor, params, today }) => {
    const lines = await lightLines(db, actor, today);
    const row = await findCase(db, actor, params.id, lines);
    if (!row) throw notFound("整顿档案");
    const problems = await listProblems(db, actor, [row.id]);
    const goals = await listGoals(db, actor, [row.id]);
    const manifestations = await listManifestationNames(db, actor, row);
    return { ...caseSheet(actor, row, lines, { problems, goals }), manifestations };
  }),

  handle(cases.addProblem, ({ tx, actor, params, body: { id, ...fields } }) =>
    addItem(tx, actor, params.id, id, { list: "problems", fields }),
  ),
  handle(cases.editProblem, ({ tx, actor, params, body: { version, ...fields } }) =>
    editItem(tx, actor, { ...params, list: "problems" }, version, { list: "problems", fields }),
  ),
  handle(cases.addGoal, ({ tx, actor, params, body: { id, ...fields } }) =>
    addItem(tx, actor, params.id, id, { list: "goals", fields }),
  ),
  handle(cases.editGoal, ({ tx, actor, params, body: { version, ...fields } }) =>
    editItem(tx, actor, { ...params, list: "goals" }, version, { list: "goals", fields }),
  ),
  handle(cases.mark, ({ tx, actor, params, body, today }) => markItem(tx, actor, params, body, today)),
  handle(cases.remove, ({ tx, actor, params, body: { version }, today, now }) =>
    removeItem(tx, actor, params, { version, today, now }),
  ),
  handle(cases.restore, ({ tx, actor, params, body }) => restoreItem(tx, actor, params, body.version)),

  handle(cases.ledger, async ({ tx, actor, body, today }) => {
    const lines = await lightLines(tx, actor, today);
    const rows = await listCases(tx, actor, body, lines, { page: 1, size: ledgerLimit + 1 });
    if (rows.length > ledgerLimit) throw invalid(`符合条件的村超过 ${ledgerLimit} 个，请按县或者乡镇筛选后分次导出。`);
    const ids = rows.map(({ id }) => id);
    const problems = await listProblems(tx, actor, ids);
    const goals = await listGoals(tx, actor, ids);
    const countyIds = [...new Set(rows.map(({ countyId }) => countyId))];
    for (const countyId of countyIds)
      await record(tx, actor, {
        verb: "case.read",
        countyId,
        subjectId: "ledger",
        detail: { files: rows.filter((row) => row.countyId === countyId).length, ...body },
      });
    return {
      fileName: `整改台账 ${today}.xlsx`,
      mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      content: await writeWorkbook(
        ledgerSheets({ cases: rows, problems, goals }, lines, await demoMarkOf(tx, countyIds)),
      ),
    };
  }),
];

export const wallRoutes = [
  handle(wall.read, async ({ db, actor, query, today }) => {
    const county = await getCounty(db, actor, query.countyId);
    const rounds = await listCaseRounds(db, actor, county.id);
    const round = query.roundId ? rounds.find(({ id }) => id === query.roundId) : rounds[0];
    if (query.roundId && !round) throw notFound("轮次");
    const rows = await listWall(db, actor, county.id, round?.id ?? null, await lightLines(db, actor, today));
    const townships = townshipsOf(await listWallTownships(db, actor, county.id), rows);
    const places = placeAll(sizesOf(townships));
    const located = rows.filter((row) => row.located).length;
    const outlined = await hasOutline(db, actor, county.id);
    return {
      countyId: county.id,
      county: county.name,
      round: round ?? null,
      dataOn: today,
      townships: townships.map((one) => ({ ...one, block: places.get(one.id)! })),
      map: { offered: mapOffered(rows.length, located, outlined), outlined, located, villages: rows.length },
      can: { edit: may(actor, "wall.edit") },
    };
  }),
  handle(wall.map, async ({ db, actor, query }) => {
    const county = await getCounty(db, actor, query.countyId);
    const outline = await findOutline(db, actor, county.id);
    if (!outline) throw notFound("县域轮廓");
    const { reviewNumber, source } = outline;
    const rings = outline.outline as unknown as [number, number][][];
    return { rings, reviewNumber, source, places: await listLocated(db, actor, county.id) };
  }),
  handle(wall.arrange, ({ tx, actor, body }) => arrangeWall(tx, actor, body.blocks)),
  handle(wall.layOut, ({ tx, actor }) => layOutWall(tx, actor)),
  handle(wall.outline, ({ tx, actor, body, now }) => uploadOutline(tx, actor, body, now)),
];

async function getCounty(db: Db, actor: Actor, countyId: string | undefined) {
  const county = await findCaseCounty(db, actor, countyId);
  if (!county) throw notFound("县（市、区）");
  return county;
}
