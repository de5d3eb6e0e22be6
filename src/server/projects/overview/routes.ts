import { projectOverview } from "#contract/project-overview.ts";
import type { Query } from "#contract/route.ts";
import { notFound } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { projectKindLabel } from "#domain/projects/labels.ts";
import { moneyFlow } from "#domain/projects/money-flow.ts";
import { findCaseCounty, lightLines, listCaseTownships } from "../../cases/queries.ts";
import type { Db } from "../../db/db.ts";
import { handle } from "../../http/handle.ts";
import { countBars, listBars } from "./bars.ts";
import { listFlowRows, listFlowSources } from "./money-flow.ts";
import { countLights, listMonthMoney, listYears, tallyTownships, totalOf, type TownshipTally } from "./tallies.ts";
import { listWall } from "./wall.ts";

async function countyAsked(db: Db, actor: Actor, countyId: string | undefined) {
  const county = await findCaseCounty(db, actor, countyId);
  if (!county) throw notFound("县（市、区）");
  return county;
}

async function readOverview(db: Db, actor: Actor, query: Query<typeof projectOverview.read>, today: IsoDate) {
  const county = await countyAsked(db, actor, query.countyId);
  const filter = { countyId: county.id, year: query.year };
  const rows = await tallyTownships(db, actor, filter);
  return {
    countyId: county.id,
    county: county.name,
    today,
    years: await listYears(db, actor, county.id),
    total: totalOf(rows),
    townships: inOrder(rows, await listCaseTownships(db, actor, county.id)),
    lights: await countLights(db, actor, filter, await lightLines(db, actor, today)),
    months: await listMonthMoney(db, filter, today),
  };
}

async function readFlow(db: Db, actor: Actor, query: Query<typeof projectOverview.flow>) {
  const county = await countyAsked(db, actor, query.countyId);
  const filter = { ...query, countyId: county.id };
  const sources = await listFlowSources(db, actor, filter);
  const rows = await listFlowRows(db, filter);
  const whole = actor.townships === "all" && actor.villages === "all" && query.townshipId === undefined;
  const flow = moneyFlow(sources, rows, (kind) => projectKindLabel[kind], whole);
  return { countyId: county.id, county: county.name, nodes: [...flow.nodes], links: [...flow.links] };
}

export const projectOverviewRoutes = [
  handle(projectOverview.read, ({ db, actor, query, today, ground }) =>
    ground.answers.shared({ db, actor, question: ["project-overview", query, today] }, () =>
      readOverview(db, actor, query, today),
    ),
  ),
  handle(projectOverview.flow, ({ db, actor, query, ground }) =>
    ground.answers.shared({ db, actor, question: ["money-flow", query] }, () => readFlow(db, actor, query)),
  ),
  handle(projectOverview.bars, async ({ db, actor, query: { page, size, ...query }, today }) => {
    const county = await countyAsked(db, actor, query.countyId);
    const filter = { ...query, countyId: county.id };
    const lines = await lightLines(db, actor, today);
    return {
      countyId: county.id,
      county: county.name,
      today,
      total: await countBars(db, actor, filter),
      rows: await listBars(db, actor, filter, lines, { page, size }),
    };
  }),
  handle(projectOverview.wall, async ({ db, actor, query, today }) => {
    const county = await countyAsked(db, actor, query.countyId);
    const filter = { countyId: county.id, year: query.year };
    const lines = await lightLines(db, actor, today);
    return { countyId: county.id, county: county.name, today, townships: await listWall(db, actor, filter, lines) };
  }),
];

/** In the county's own order; what the county itself carries out comes last. */
function inOrder(rows: readonly TownshipTally[], townships: readonly { readonly id: string; readonly name: string }[]) {
  const named = townships.flatMap(({ id, name }) =>
    rows.filter((row) => row.id === id).map((row) => ({ ...row, name })),
  );
  const others = rows.filter(({ id }) => !townships.some((township) => township.id === id));
  return [...named, ...others.map((row) => ({ ...row, name: row.id === null ? "县直实施" : "其他乡镇（街道）" }))];
}
