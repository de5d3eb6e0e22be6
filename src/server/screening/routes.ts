import { assessments } from "#contract/assessments.ts";
import { rankings } from "#contract/rankings.ts";
import { manifestationLists, rounds } from "#contract/screening.ts";
import { opinions } from "#contract/opinions.ts";
import { decisions, shortlists, verifications } from "#contract/shortlist.ts";
import type { Actor } from "#domain/access.ts";
import { handle } from "../http/handle.ts";
import {
  assessmentCan,
  getAssessment,
  markMissing,
  returnAssessment,
  saveAssessment,
  submitAssessments,
} from "./assess.ts";
import { listAssessments, listProgress } from "./assessments.ts";
import { moveRound, openRound, rankRound, shortlistRound, withdrawRound } from "./commands.ts";
import { type AfterDecision, correct, decide } from "./decide.ts";
import { listDecisions } from "./decisions.ts";
import { createRound, removeRound, saveListVersion, saveRound } from "./draft.ts";
import { listManifestationLists } from "./lists.ts";
import { agreeWithMany, withdrawOpinions, writeOpinion } from "./opinions.ts";
import { getRound, getRoundRow } from "./overview.ts";
import { listRounds } from "./queries.ts";
import { exportRanking } from "./ranking-document.ts";
import { addEntry, getShortlist, listCandidates, recordVerification, removeEntry } from "./review.ts";
import { listReviewRounds } from "./shortlist.ts";
import { getRankingHead, listStandings } from "./standings.ts";
import { listReviewWaiting } from "./waiting.ts";

/** One county's lists: the reader's own, or the one a province or city asks for. */
const countyOf = (actor: Actor, asked: string | undefined) =>
  asked ?? (actor.counties.length === 1 ? actor.counties[0] : undefined);

const roundRoutes = [
  handle(manifestationLists.list, ({ db, actor, query }) =>
    listManifestationLists(db, actor, countyOf(actor, query.countyId)),
  ),
  handle(manifestationLists.save, ({ tx, actor, body }) => saveListVersion(tx, actor, body)),
  handle(rounds.list, ({ db, actor, query }) => listRounds(db, actor, query.countyId)),
  handle(rounds.read, ({ db, actor, params, today }) => getRound(db, actor, params.id, today)),
  handle(rounds.create, ({ tx, actor, body, today }) => createRound(tx, actor, body, today)),
  handle(rounds.save, ({ tx, actor, params, body, today }) => saveRound(tx, actor, params.id, body, today)),
  handle(rounds.remove, ({ tx, actor, params, body }) => removeRound(tx, actor, params.id, body.version)),
  handle(rounds.open, ({ tx, actor, params, body, today }) => openRound(tx, actor, { ...params, ...body, today })),
  handle(rounds.rank, ({ tx, actor, params, body, today }) => rankRound(tx, actor, { ...params, ...body, today })),
  handle(rounds.shortlist, ({ tx, actor, params, body, today }) =>
    shortlistRound(tx, actor, { ...params, ...body, today }),
  ),
  handle(rounds.review, ({ tx, actor, params, body, today }) =>
    moveRound(tx, actor, { ...params, ...body, today }, "review"),
  ),
  handle(rounds.verify, ({ tx, actor, params, body, today }) =>
    moveRound(tx, actor, { ...params, ...body, today }, "verify"),
  ),
  handle(rounds.withdraw, ({ tx, actor, params, body: { version, reason }, today }) =>
    withdrawRound(tx, actor, { ...params, version, today }, reason),
  ),
];

const assessmentRoutes = [
  handle(assessments.list, async ({ db, actor, params, query: { page, size, ...filter } }) => {
    const round = await getRoundRow(db, actor, params.id);
    const { rows, total } = await listAssessments(db, actor, round, filter, { page, size });
    return { rows: rows.map((row) => ({ ...row, can: assessmentCan(actor, round, row.status) })), total };
  }),
  handle(assessments.read, ({ db, actor, params }) => getAssessment(db, actor, params.id, params.villageId)),
  handle(assessments.progress, async ({ db, actor, params }) =>
    listProgress(db, actor, await getRoundRow(db, actor, params.id)),
  ),
  handle(assessments.save, ({ tx, actor, params: { id, villageId }, body }) =>
    saveAssessment(tx, actor, id, { ...body, villageId }),
  ),
  handle(assessments.submit, ({ tx, actor, params, body }) => submitAssessments(tx, actor, params.id, body.villageIds)),
  handle(assessments.return, ({ tx, actor, params: { id, villageId }, body }) =>
    returnAssessment(tx, actor, id, { ...body, villageId }),
  ),
  handle(assessments.markMissing, ({ tx, actor, params, body }) => markMissing(tx, actor, params.id, body.villageIds)),
];

const shortlistRoutes = [
  handle(rankings.read, async ({ db, actor, params }) =>
    getRankingHead(db, actor, await getRoundRow(db, actor, params.id)),
  ),
  handle(rankings.list, async ({ db, actor, params, query: { page, size, ...filter } }) =>
    listStandings(db, actor, await getRoundRow(db, actor, params.id), filter, { page, size }),
  ),
  handle(rankings.export, ({ tx, actor, params, body, today }) => exportRanking(tx, actor, params.id, body, today)),
  handle(shortlists.rounds, ({ db, actor, query }) => listReviewRounds(db, actor, query.countyId)),
  handle(shortlists.waiting, ({ db, actor }) => listReviewWaiting(db, actor)),
  handle(shortlists.read, ({ db, actor, params }) => getShortlist(db, actor, params.id)),
  handle(shortlists.candidates, ({ db, actor, params, query }) => listCandidates(db, actor, params.id, query.name)),
  handle(shortlists.add, ({ tx, actor, params, body }) => addEntry(tx, actor, params.id, body.villageId, body.reason)),
  handle(shortlists.remove, ({ tx, actor, params: { id, villageId }, body }) =>
    removeEntry(tx, actor, id, villageId, body.reason),
  ),
  handle(opinions.write, ({ tx, actor, params, body }) => writeOpinion(tx, actor, params.id, body)),
  handle(opinions.writeMany, ({ tx, actor, params, body }) => agreeWithMany(tx, actor, params.id, body)),
  handle(opinions.withdraw, ({ tx, actor, params, body }) => withdrawOpinions(tx, actor, params.id, body)),
  handle(verifications.record, ({ tx, actor, params, body, today }) =>
    recordVerification(tx, actor, params.id, body, today),
  ),
  handle(decisions.list, async ({ db, actor, params }) =>
    listDecisions(db, actor, await getRoundRow(db, actor, params.id)),
  ),
];

/** `afterDecision` is what the next stage does in the transaction of a decision; app.ts joins the two. */
export const screeningRoutes = (afterDecision: AfterDecision) => [
  ...roundRoutes,
  ...assessmentRoutes,
  ...shortlistRoutes,
  handle(decisions.decide, ({ tx, actor, params, body: { version, ...decision }, today }) =>
    decide(tx, actor, { ...params, version, today }, decision, afterDecision),
  ),
  handle(decisions.correct, ({ tx, actor, params, body, today }) =>
    correct(tx, actor, { ...params, today }, body, afterDecision),
  ),
];
