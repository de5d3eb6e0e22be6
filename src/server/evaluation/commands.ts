import { createHash } from "node:crypto";
import { conflict, invalid, notFound, refused, stale } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import { addWorkingDays } from "#domain/calendar.ts";
import type { IsoDate } from "#domain/date.ts";
import {
  type Evaluation,
  type EvaluationRefusal,
  freezeRefusals,
  publishRefusals,
} from "#domain/evaluation/evaluation.ts";
import { evaluationRefusalLabel, statusLabel } from "#domain/evaluation/labels.ts";
import type { Cadence } from "#domain/evaluation/scheme.ts";
import { type Inputs, inputsText, resultOf, settleAll } from "#domain/evaluation/settle.ts";
import { record } from "../audit/record.ts";
import { readCalendar } from "../calendar/queries.ts";
import type { Tx } from "../db/db.ts";
import { ruleOf } from "../rules/queries.ts";
import { findRound } from "../screening/queries.ts";
import { listBodies } from "./bodies.ts";
import { captureMeasures } from "./capture.ts";
import { readFacts } from "./facts.ts";
import { type EvaluationRow, listHands, listSubjects, lockEvaluation } from "./queries.ts";
import { cancelRow, insertEvaluation, insertFrozen, publishRow, sealKept } from "./saving.ts";

export interface NewEvaluation {
  readonly id: string;
  readonly roundId: string;
  readonly title: string;
  readonly scheme: string;
  readonly schemeVersion: number;
  readonly cadence: Cadence;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly subjectIds?: readonly string[] | undefined;
}

export const refuse = (why: readonly EvaluationRefusal[]) => {
  if (why.length > 0) throw refused(why.map((rule) => ({ rule, sentence: `${evaluationRefusalLabel[rule]}。` })));
};

/** Arranges an evaluation under the scheme in force; it keeps that scheme whatever is set later. */
export async function createEvaluation(tx: Tx, actor: Actor, input: NewEvaluation, today: IsoDate) {
  const round = await findRound(tx, actor, input.roundId);
  if (!round) throw notFound("轮次");
  if (input.to < input.from) throw invalid("考核期的起始日期不能晚于截止日期。");
  const { countyId } = round;
  const { version, content } = await ruleOf(tx, countyId, "evaluation-schemes", today);
  if (version !== input.schemeVersion) throw stale("考核方案");
  const scheme = content.schemes.find(({ title }) => title === input.scheme);
  if (!scheme) throw notFound("考核方案");
  const all = await listBodies(tx, actor, { countyId, roundId: round.id, subject: scheme.subject });
  const asked = new Set(input.subjectIds ?? all.map(({ id }) => id));
  const bodies = all.filter(({ id }) => asked.has(id));
  if (bodies.length < asked.size) throw notFound("考核对象");
  if (bodies.length === 0) refuse(["no-subjects"]);
  const saved = await insertEvaluation(tx, actor, { ...input, countyId, scheme, schemeVersion: version }, bodies);
  if (!saved) throw conflict("该编号已被占用，请刷新后重新填写。");
  await record(tx, actor, {
    verb: "evaluation.edit",
    countyId,
    subjectId: input.id,
    detail: { action: "create", title: input.title, schemeTitle: scheme.title, version, subjects: bodies.length },
  });
  return { id: input.id, subjects: bodies.length };
}

export interface Step {
  readonly id: string;
  readonly version: number;
}

async function lockStep(tx: Tx, actor: Actor, { id, version }: Step): Promise<EvaluationRow> {
  const row = await lockEvaluation(tx, actor, id, "update");
  if (!row) throw notFound("考核");
  if (row.status === "frozen") refuse(["already-frozen"]);
  if (row.version !== version) throw stale("考核");
  return row;
}

export const asEvaluation = (row: EvaluationRow, hands: readonly string[]): Evaluation => ({
  status: row.status,
  from: row.from,
  to: row.to,
  publicityTo: row.publicityTo,
  publicityBy: row.publicityBy,
  hands,
});

export async function cancelEvaluation(tx: Tx, actor: Actor, { reason, ...step }: Step & { readonly reason: string }) {
  const row = await lockStep(tx, actor, step);
  if (row.status !== "scoring") refuse(["wrong-status"]);
  await cancelRow(tx, row, reason);
  const detail = { action: "cancel", title: row.title, reason };
  await record(tx, actor, { verb: "evaluation.edit", countyId: row.countyId, subjectId: row.id, detail });
  return { version: row.version + 1 };
}

/** 公示：system values are taken with their rows once; from now on they move by an upheld appeal alone. */
export async function publishEvaluation(tx: Tx, actor: Actor, step: Step, today: IsoDate) {
  const row = await lockStep(tx, actor, step);
  const early = publishRefusals(asEvaluation(row, []), { pending: 0, subjects: 1 }, today);
  refuse(early);
  await captureMeasures({ db: tx, actor, today }, row, null);
  const { settled, subjects } = await settle(tx, actor, row, today);
  refuse(publishRefusals(asEvaluation(row, []), { pending: pendingOf(settled), subjects: subjects.length }, today));
  const publicityTo = addWorkingDays(await readCalendar(tx), today, row.scheme.appealDays);
  await publishRow(tx, actor, row, { publicityFrom: today, publicityTo });
  const detail = { action: "publish", title: row.title, until: publicityTo };
  await record(tx, actor, { verb: "evaluation.freeze", countyId: row.countyId, subjectId: row.id, detail });
  return { version: row.version + 1, publicityTo };
}

async function settle(tx: Tx, actor: Actor, row: EvaluationRow, today: IsoDate) {
  const subjects = await listSubjects(tx, actor, row);
  const facts = await readFacts({ db: tx, actor, today }, row, subjects);
  return { subjects, settled: settleAll({ scheme: row.scheme, subjects: facts }) };
}

const pendingOf = (settled: ReturnType<typeof settleAll>) =>
  settled.filter(({ mergedInto }) => mergedInto === "").reduce((sum, { pending }) => sum + pending.length, 0);

const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

/** 定格：inputs and result as canonical bytes with their digests; by somebody who neither scored nor opened the publicity. */
export async function freezeEvaluation(tx: Tx, actor: Actor, step: Step, today: IsoDate) {
  const row = await lockStep(tx, actor, step);
  const hands = await listHands(tx, actor, row);
  const subjects = await listSubjects(tx, actor, row);
  const { id: evaluationId, from, to, schemeVersion, scheme } = row;
  const facts = await readFacts({ db: tx, actor, today }, row, subjects);
  const head = { algorithm: "zhucun-evaluation-1", evaluationId, from, to, schemeVersion, scheme } as const;
  const inputs = inputsText({ ...head, subjects: facts });
  // From the stored text, as anybody will compute it again.
  const settled = settleAll(JSON.parse(inputs) as Inputs);
  const open = subjects.reduce((sum, { openAppeals }) => sum + openAppeals, 0);
  refuse(freezeRefusals(asEvaluation(row, hands), open, pendingOf(settled), actor.accountId, today));
  const result = resultOf(head, settled);
  const sums = { inputsSha256: sha256(inputs), resultSha256: sha256(result) };
  await sealKept(tx, actor, row);
  await insertFrozen(tx, actor, row, { inputs, result, ...sums, hands, settled, subjects });
  await record(tx, actor, {
    verb: "evaluation.freeze",
    countyId: row.countyId,
    subjectId: row.id,
    detail: { action: "freeze", title: row.title, status: statusLabel.frozen, subjects: subjects.length, ...sums },
  });
  return { version: row.version + 1, ...sums };
}
