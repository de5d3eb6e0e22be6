import { type Actor, may } from "#domain/access.ts";
import { mayWrite } from "#domain/inspections/visit.ts";
import { notFound } from "#contract/problem.ts";
import { visitObjects } from "#contract/visit-objects.ts";
import { visits } from "#contract/visits.ts";
import { listCaseCounties } from "../../cases/queries.ts";
import { handle } from "../../http/handle.ts";
import { ruleOf } from "../../rules/queries.ts";
import { findPaper, listTeamChoices, listUnderWay, listVillageChoices, listVisited } from "./choices.ts";
import { dropInterview, writeInterview } from "./interviews.ts";
import { countyAsked, listVisits } from "./list.ts";
import { countVisitsWaiting, listCoverage, listVisitObjects } from "./objects.ts";
import { findVisit, type ReadVisit } from "./page.ts";
import { correctVisit, discardVisit, fillVisit, openVisit, registerFromVisit, submitVisit } from "./commands.ts";

function canOf(actor: Actor, { status, madeById: madeBy, accounts }: ReadVisit) {
  const writes = may(actor, "visit.write") && mayWrite({ madeBy, accounts }, actor);
  return {
    fill: writes && status === "open",
    correct: writes && status === "submitted",
    register: writes && status !== "discarded",
  };
}

export const visitRoutes = [
  handle(visitObjects.list, async ({ db, actor, query, today }) => ({
    ...(await listVisitObjects(db, actor, query, today)),
    inspections: await listCoverage(db, actor, query),
    can: { write: may(actor, "visit.write") },
  })),
  handle(visitObjects.waiting, ({ db, actor, query, today }) => countVisitsWaiting(db, actor, query.countyId, today)),
  handle(visits.list, async ({ db, actor, query: { after, size, ...filter } }) => ({
    ...(await listVisits(db, actor, filter, { after, size })),
    can: { write: may(actor, "visit.write") },
  })),
  handle(visits.choices, async ({ db, actor, query, today }) => {
    const countyId = countyAsked(actor, query.countyId);
    const found = await listVillageChoices(db, actor, countyId);
    const townships = new Map(
      found.map(({ townshipId, township }) => [townshipId, { id: townshipId, name: township }]),
    );
    const { content } = await ruleOf(db, countyId, "inspection-checklists", today);
    const { content: findings } = await ruleOf(db, countyId, "finding-types", today);
    return {
      today,
      counties: await listCaseCounties(db, actor),
      townships: [...townships.values()],
      villages: found,
      teams: await listTeamChoices(db, actor, countyId),
      inspections: await listVisited(db, actor, countyId),
      underWay: may(actor, "visit.write") ? await listUnderWay(db, actor, countyId) : [],
      checklists: content.checklists,
      categories: findings.categories.map(({ name }) => name),
      severities: findings.severities,
    };
  }),
  handle(visits.paper, ({ db, actor, query: { countyId, ...asked }, today }) =>
    findPaper(db, actor, countyAsked(actor, countyId), asked, today),
  ),
  handle(visits.read, async ({ db, actor, params }) => {
    const visit = await findVisit(db, actor, params.id);
    if (!visit) throw notFound("检查记录");
    return { ...visit, can: canOf(actor, visit) };
  }),

  handle(visits.open, ({ tx, actor, body, today }) => openVisit(tx, actor, body, today)),
  handle(visits.fill, ({ tx, actor, params, body }) => fillVisit(tx, actor, params.id, body)),
  handle(visits.interview, ({ tx, actor, params, body }) =>
    writeInterview(tx, actor, params.id, params.interviewId, body),
  ),
  handle(visits.dropInterview, ({ tx, actor, params, body, now }) =>
    dropInterview(tx, actor, params.id, params.interviewId, body.version, now),
  ),
  handle(visits.submit, ({ tx, actor, params, body, now }) => submitVisit(tx, actor, params.id, body.version, now)),
  handle(visits.discard, ({ tx, actor, params, body }) =>
    discardVisit(tx, actor, params.id, body.version, body.reason),
  ),
  handle(visits.correct, ({ tx, actor, params, body }) => correctVisit(tx, actor, params.id, body)),
  handle(visits.register, ({ tx, actor, params, body, today }) => registerFromVisit(tx, actor, params.id, body, today)),
];
