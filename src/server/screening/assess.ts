import { conflict, invalid, notFound, type Reason, refused, stale } from "#contract/problem.ts";
import { type Actor, may } from "#domain/access.ts";
import {
  type AssessmentAction,
  type AssessmentRefusal,
  assessmentRefusals,
  type AssessmentStatus,
  contentRefusals,
} from "#domain/screening/assessment.ts";
import { next } from "#domain/flow.ts";
import { assessmentFlow } from "#domain/screening/assessment.ts";
import { assessmentRefusalLabel } from "#domain/screening/labels.ts";
import { record } from "../audit/record.ts";
import type { Db, Tx } from "../db/db.ts";
import {
  type AssessmentInput,
  findAssessment,
  lockAssessments,
  type LockedAssessment,
  saveAssessments,
  saveAssessmentStatus,
} from "./assessments.ts";
import { findRound, lockRound, type RoundRow } from "./queries.ts";

type Content = Pick<AssessmentInput, "values" | "manifestations">;

const byCode = (round: RoundRow, values: readonly (number | null)[]) =>
  Object.fromEntries(round.indicators.map(({ code }, i) => [code, values[i] ?? null]));

const named = (village: string, rule: AssessmentRefusal): Reason => ({
  rule,
  at: village,
  sentence: `${village}：${assessmentRefusalLabel[rule]}。`,
});

function refusalsOf(
  round: RoundRow,
  row: LockedAssessment,
  action: AssessmentAction,
  change: Partial<Content> & { returnReason?: string } = {},
) {
  const { values, manifestations, returnReason = "" } = { ...row, ...change };
  const assessment = { status: row.status, values: byCode(round, values), manifestations, returnReason };
  return assessmentRefusals(assessment, action, round).map((rule) => named(row.village, rule));
}

/** Which steps this reader may take with one village just now. */
export function assessmentCan(actor: Actor, round: Pick<RoundRow, "status">, status: AssessmentStatus) {
  const open = (action: AssessmentAction) =>
    round.status === "assessing" && next(assessmentFlow, status, action) !== undefined;
  return {
    write: may(actor, "assessment.write") && open("save"),
    submit: may(actor, "assessment.write") && open("submit"),
    return: may(actor, "assessment.return") && open("return"),
    markMissing: may(actor, "assessment.return") && open("mark-missing"),
  };
}

export async function getAssessment(db: Db, actor: Actor, roundId: string, villageId: string) {
  const round = await findRound(db, actor, roundId);
  const row = round && (await findAssessment(db, actor, round, villageId));
  if (!row) throw notFound("村的评估表");
  return { ...row, can: assessmentCan(actor, round, row.status) };
}

/** The round is held in share, so that ranking waits for what is being written and nothing is written after it. */
async function lockFor(tx: Tx, actor: Actor, roundId: string, villageIds: readonly string[]) {
  const round = await lockRound(tx, actor, roundId, "share");
  if (!round) throw notFound("轮次");
  const wanted = [...new Set(villageIds)];
  const rows = await lockAssessments(tx, actor, round, wanted);
  if (rows.length < wanted.length) throw notFound("村的评估表");
  return { round, rows };
}

const refuseAny = (why: readonly Reason[]) => {
  if (why.length > 0) throw refused(why.slice(0, 20));
};

export async function saveAssessment(
  tx: Tx,
  actor: Actor,
  roundId: string,
  { submit, ...input }: AssessmentInput & { version: number; submit: boolean },
) {
  const { round, rows } = await lockFor(tx, actor, roundId, [input.villageId]);
  const row = rows[0]!;
  if (row.version !== input.version) throw stale("村的评估表");
  checkCount(round, input);
  refuseAny(refusalsOf(round, row, submit ? "submit" : "save", input));
  const [saved] = await saveAssessments(tx, actor, round, [input]);
  const [handedIn] = submit ? await saveAssessmentStatus(tx, actor, round, [row.villageId], submitted) : [];
  const { status, version } = handedIn ?? saved!;
  await trace(tx, actor, "assessment.write", round, { villageId: row.villageId, status, values: input.values });
  return { status, version };
}

const submitted = { status: "submitted", returnReason: "" } as const;

function checkCount(round: RoundRow, { values }: Content) {
  if (values.length === round.indicators.length) return;
  throw invalid(
    `本轮共有 ${round.indicators.length} 项指标，提交的数值有 ${values.length} 项，未保存。请刷新页面后重填。`,
  );
}

/**
 * What an Excel import writes: drafts for many villages at once, all or none. The contract's shapes do not stand before
 * it, hence the check of every figure.
 */
export async function saveAssessmentsBatch(tx: Tx, actor: Actor, roundId: string, rows: readonly AssessmentInput[]) {
  if (!may(actor, "assessment.write")) throw notFound("轮次");
  if (new Set(rows.map((row) => row.villageId)).size < rows.length) throw conflict("同一个村出现了两次，未保存。");
  const { round, rows: held } = await lockFor(
    tx,
    actor,
    roundId,
    rows.map((row) => row.villageId),
  );
  const given = new Map(rows.map((row) => [row.villageId, row]));
  for (const row of rows) checkCount(round, row);
  refuseAny(held.flatMap((row) => refusalsOf(round, row, "save", given.get(row.villageId))));
  const saved = await saveAssessments(tx, actor, round, rows);
  await trace(tx, actor, "assessment.write", round, { batch: saved.length });
  return saved;
}

/** The faults of one row against a round, for the preview of an import. */
export function assessmentFaults(round: RoundRow, content: Content): AssessmentRefusal[] {
  return contentRefusals({ values: byCode(round, content.values), manifestations: content.manifestations }, round);
}

export async function submitAssessments(tx: Tx, actor: Actor, roundId: string, villageIds: readonly string[]) {
  const { round, rows } = await lockFor(tx, actor, roundId, villageIds);
  refuseAny(rows.flatMap((row) => refusalsOf(round, row, "submit")));
  await saveAssessmentStatus(tx, actor, round, villageIds, submitted);
  await trace(tx, actor, "assessment.write", round, { submitted: rows.map((row) => row.villageId) });
  return { submitted: rows.length };
}

export async function returnAssessment(
  tx: Tx,
  actor: Actor,
  roundId: string,
  { villageId, version, reason }: { villageId: string; version: number; reason: string },
) {
  const { round, rows } = await lockFor(tx, actor, roundId, [villageId]);
  const row = rows[0]!;
  if (row.version !== version) throw stale("村的评估表");
  refuseAny(refusalsOf(round, row, "return", { returnReason: reason }));
  const [saved] = await saveAssessmentStatus(tx, actor, round, [villageId], {
    status: "returned",
    returnReason: reason,
  });
  await trace(tx, actor, "assessment.return", round, { villageId, reason });
  return { status: saved!.status, version: saved!.version };
}

/** 缺报由县级逐村标明：what the township had begun stays in the row, and ranks as if nothing had been handed in. */
export async function markMissing(tx: Tx, actor: Actor, roundId: string, villageIds: readonly string[]) {
  const { round, rows } = await lockFor(tx, actor, roundId, villageIds);
  refuseAny(rows.flatMap((row) => refusalsOf(round, row, "mark-missing")));
  await saveAssessmentStatus(tx, actor, round, villageIds, { status: "missing" });
  await trace(tx, actor, "assessment.return", round, { missing: rows.map((row) => row.villageId) });
  return { marked: rows.length };
}

function trace(
  tx: Tx,
  actor: Actor,
  verb: "assessment.write" | "assessment.return",
  round: RoundRow,
  detail: Record<string, unknown>,
) {
  return record(tx, actor, { verb, countyId: round.countyId, subjectId: round.id, detail });
}
