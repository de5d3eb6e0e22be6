import { type Actor, may } from "#domain/access.ts";
import { caseFollowUp } from "#contract/case-follow-up.ts";
import { caseSteps } from "#contract/case-steps.ts";
import { notFound } from "#contract/problem.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { handle } from "../http/handle.ts";
import { renderOfficialDocument } from "../office/render-document.ts";
import { demoMarkOf } from "../people/demo.ts";
import { ruleOf } from "../rules/queries.ts";
import { acceptanceDocument } from "./acceptance-document.ts";
import { acceptCase, closeCase, delistCase } from "./acceptances.ts";
import { listDueChecks } from "./checks-due.ts";
import { listAcceptances, readCourse } from "./course.ts";
import { lookBack, recordCheck } from "./follow-up.ts";
import { lightLines } from "./lights.ts";
import { findCase } from "./queries.ts";
import { findCheckedOn } from "./step-rows.ts";
import { checkCase, selfAssess, withdrawAssessment } from "./steps.ts";
import { listSurvivors, readSurvival } from "./survival.ts";

export const stepRoutes = [
  handle(caseSteps.course, ({ db, actor, params, today }) => readCourse(db, actor, params.id, today)),
  handle(caseSteps.assess, ({ tx, actor, params, body, today }) =>
    selfAssess(tx, actor, { ...params, ...body }, today),
  ),
  handle(caseSteps.withdraw, ({ tx, actor, params, body, today }) =>
    withdrawAssessment(tx, actor, { ...params, ...body }, today),
  ),
  handle(caseSteps.check, ({ tx, actor, params, body, today }) => checkCase(tx, actor, { ...params, ...body }, today)),
  handle(caseSteps.scheme, async ({ db, actor, params, query, today }) => {
    const file = await findCase(db, actor, params.id, await lightLines(db, actor, today));
    if (file?.status !== "town-checked") throw notFound("待验收的整顿档案");
    const { version, content: scheme } = await ruleOf(db, file.countyId, "acceptance-scheme", query.heldOn ?? today);
    return { version, scheme, checkedOn: await findCheckedOn(db, actor, file) };
  }),
  handle(caseSteps.accept, ({ tx, actor, params, body: { id: acceptanceId, ...body }, today }) =>
    acceptCase(tx, actor, { ...body, ...params, acceptanceId }, today),
  ),
  handle(caseSteps.sheet, ({ tx, actor, params, body, today }) =>
    downloadSheet(tx, actor, { ...params, ...body }, today),
  ),
  handle(caseSteps.delist, ({ tx, actor, params, body, today }) =>
    delistCase(tx, actor, { ...params, ...body }, today),
  ),
  handle(caseSteps.follow, ({ tx, actor, params, body, today }) =>
    recordCheck(tx, actor, { ...params, ...body }, today),
  ),
  handle(caseSteps.close, ({ tx, actor, params, body, today }) => closeCase(tx, actor, { ...params, ...body }, today)),
  handle(caseSteps.lookBack, ({ tx, actor, params, body: { id: lookBackId, ...body }, today }) =>
    lookBack(tx, actor, { ...body, ...params, lookBackId }, today),
  ),

  handle(caseFollowUp.checks, async ({ db, actor, query, today }) => ({
    ...(await listDueChecks(db, actor, query, today)),
    can: { follow: may(actor, "case.follow") },
  })),
  handle(caseFollowUp.survival, ({ db, actor, query, today }) => readSurvival(db, actor, query.countyId, today)),
  handle(caseFollowUp.survivors, ({ db, actor, query: { page, size, ...asked }, today }) =>
    listSurvivors(db, actor, asked, { page, size, today }),
  ),
];

interface Sheet {
  readonly id: string;
  readonly acceptanceId: string | null;
}

/** 验收表 of an acceptance as it was held, or an empty one by the scheme in force. */
async function downloadSheet(tx: Tx, actor: Actor, { id, acceptanceId }: Sheet, today: string) {
  const file = await findCase(tx, actor, id, await lightLines(tx, actor, today));
  if (!file) throw notFound("整顿档案");
  const accepted = acceptanceId === null ? null : await getAcceptance(tx, actor, file, acceptanceId);
  const scheme = accepted?.scheme ?? (await ruleOf(tx, file.countyId, "acceptance-scheme", today)).content;
  const { county, township, village, round } = file;
  const mark = await demoMarkOf(tx, [file.countyId]);
  const detail = { act: "download", acceptanceId: acceptanceId ?? "" };
  await record(tx, actor, { verb: "case.read", countyId: file.countyId, subjectId: id, detail });
  return {
    fileName: `验收表 ${township}${village} ${accepted?.heldOn ?? "空表"}.docx`,
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    content: await renderOfficialDocument(
      acceptanceDocument({ county, township, village, round, scheme, accepted, mark }),
      "仿宋_GB2312",
    ),
  };
}

async function getAcceptance(tx: Tx, actor: Actor, file: { id: string; countyId: string }, id: string) {
  const accepted = (await listAcceptances(tx, actor, file)).find((one) => one.id === id);
  if (!accepted) throw notFound("验收");
  return accepted;
}
