import { evaluationWork } from "#contract/evaluation-work.ts";
import { evaluations } from "#contract/evaluations.ts";
import { notFound } from "#contract/problem.ts";
import { may } from "#domain/access.ts";
import { handle } from "../http/handle.ts";
import { ruleOf } from "../rules/queries.ts";
import { answerAppeal, appealScore } from "./appeals.ts";
import { cancelEvaluation, createEvaluation, freezeEvaluation, publishEvaluation } from "./commands.ts";
import { readCoverage } from "./covering.ts";
import { downloadInputs, downloadScores, downloadSubject } from "./downloads.ts";
import { countWaiting, listEvaluations } from "./queries.ts";
import { readHead, readRows, readSubject, readTable, recheck } from "./reading.ts";
import { readSheet } from "./sheet.ts";
import { addEntry, saveInputs, setTargets, withdrawEntry } from "./scoring.ts";

export const evaluationRoutes = [
  handle(evaluations.list, async ({ db, actor, query, today }) => ({
    ...(await listEvaluations(db, actor, query, today)),
    can: { create: may(actor, "evaluation.edit") },
  })),
  handle(evaluations.waiting, ({ db, actor, query, today }) => countWaiting(db, actor, query.countyId, today)),
  handle(evaluations.schemes, async ({ db, actor, query, today }) => {
    const countyId = query.countyId ?? actor.counties[0] ?? "";
    if (!actor.counties.includes(countyId)) throw notFound("县（市、区）");
    const { version, content } = await ruleOf(db, countyId, "evaluation-schemes", today);
    return { version, schemes: content.schemes };
  }),
  handle(evaluations.coverage, ({ query, ...at }) => readCoverage(at, query)),
  handle(evaluations.create, ({ tx, actor, body, today }) => createEvaluation(tx, actor, body, today)),
  handle(evaluations.get, ({ params, ...at }) => readHead(at, params.id)),
  handle(evaluations.table, ({ params, query, ...at }) => readTable(at, params.id, query)),
  handle(evaluations.subject, ({ params, ...at }) => readSubject(at, params)),
  handle(evaluations.rows, ({ params, query, ...at }) => readRows(at, { ...params, ...query })),
  handle(evaluations.recheck, ({ params, ...at }) => recheck(at, params.id)),
  handle(evaluations.inputsFile, ({ tx, actor, params, today }) => downloadInputs({ db: tx, actor, today }, params.id)),
  handle(evaluations.export, ({ tx, actor, params, today }) => downloadScores({ db: tx, actor, today }, params.id)),
  handle(evaluations.document, ({ tx, actor, params, today }) =>
    downloadSubject({ db: tx, actor, today }, params.id, params.subjectId),
  ),
  handle(evaluations.cancel, ({ tx, actor, params, body }) => cancelEvaluation(tx, actor, { ...params, ...body })),
  handle(evaluations.publish, ({ tx, actor, params, body, today }) =>
    publishEvaluation(tx, actor, { ...params, ...body }, today),
  ),
  handle(evaluations.freeze, ({ tx, actor, params, body, today }) =>
    freezeEvaluation(tx, actor, { ...params, ...body }, today),
  ),
  handle(evaluationWork.sheet, ({ params, query, ...at }) => readSheet(at, params.id, query.item)),
  handle(evaluationWork.inputs, ({ tx, actor, params, body }) => saveInputs(tx, actor, { ...params, ...body })),
  handle(evaluationWork.targets, ({ tx, actor, params, body }) => setTargets(tx, actor, { ...params, ...body })),
  handle(evaluationWork.addEntry, ({ tx, actor, params, body: { id: entryId, ...body }, today }) =>
    addEntry(tx, actor, { ...params, ...body, entryId }, today),
  ),
  handle(evaluationWork.withdrawEntry, ({ tx, actor, params, body }) =>
    withdrawEntry(tx, actor, { ...params, ...body }),
  ),
  handle(evaluationWork.appeal, ({ tx, actor, params, body: { id: appealId, ...body }, today }) =>
    appealScore(tx, actor, { ...params, ...body, appealId }, today),
  ),
  handle(evaluationWork.answer, ({ tx, actor, params, body, today }) =>
    answerAppeal(tx, actor, { ...params, ...body }, today),
  ),
];
