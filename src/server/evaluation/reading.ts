import { createHash } from "node:crypto";
import type { z } from "zod";
import type { evaluationScheme } from "#contract/evaluation-rules.ts";
import { type Actor, may } from "#domain/access.ts";
import { appealRefusals, freezeRefusals, publishRefusals, writeRefusals } from "#domain/evaluation/evaluation.ts";
import { evaluationRefusalLabel } from "#domain/evaluation/labels.ts";
import type { Measure } from "#domain/evaluation/measures.ts";
import { compareScores, type Inputs, resultText, type Settled } from "#domain/evaluation/settle.ts";
import { notFound } from "#contract/problem.ts";
import type { Db } from "../db/db.ts";
import { withinCounties, withinVillages } from "../people/reach.ts";
import { ruleOf } from "../rules/queries.ts";
import { openMeasure } from "./capture.ts";
import { asEvaluation } from "./commands.ts";
import { type Moment, readScores } from "./facts.ts";
import { type EvaluationRow, findEvaluation, listSubjects, seesAll, type SubjectRow } from "./queries.ts";

export async function getEvaluation(db: Db, actor: Actor, id: string): Promise<EvaluationRow> {
  const row = await findEvaluation(db, actor, id);
  if (!row) throw notFound("考核");
  return row;
}

/** As the contract says it: without its readonly marks. */
type Content = z.output<typeof evaluationScheme>;

export async function readHead({ db, actor, today }: Moment, id: string) {
  const row = await getEvaluation(db, actor, id);
  const subjects = await listSubjects(db, actor, row);
  const openAppeals = subjects.reduce((sum, one) => sum + one.openAppeals, 0);
  const { version } = await ruleOf(db, row.countyId, "evaluation-schemes", today);
  const frozen = row.status === "frozen" && seesAll(actor) ? await findFrozen(db, actor, row) : undefined;
  const { scheme, ...head } = row;
  return {
    ...head,
    scheme: scheme.title,
    content: scheme as Content,
    subjects: subjects.length,
    openAppeals,
    resultSha256: frozen?.resultSha256 ?? null,
    newerScheme: version > row.schemeVersion && row.status === "scoring" ? version : null,
    why: whyNot(row, actor, { subjects: subjects.length, openAppeals }, today).map(
      (rule) => `${evaluationRefusalLabel[rule]}。`,
    ),
    can: canOf(row, actor),
  };
}

interface Counted {
  readonly subjects: number;
  readonly openAppeals: number;
}

/** What still stands in the way of the next step. */
function whyNot(row: EvaluationRow, actor: Actor, { subjects, openAppeals }: Counted, today: string) {
  const one = asEvaluation(row, []);
  if (row.status === "scoring") return publishRefusals(one, { pending: 0, subjects }, today);
  return row.status === "publicity" ? freezeRefusals(one, openAppeals, 0, actor.accountId, today) : [];
}

function canOf({ status }: EvaluationRow, actor: Actor) {
  const [scoring, known] = [status === "scoring", status === "publicity"];
  return {
    score: may(actor, "evaluation.score") && (scoring || known),
    publish: may(actor, "evaluation.freeze") && scoring,
    cancel: may(actor, "evaluation.edit") && scoring,
    freeze: may(actor, "evaluation.freeze") && known,
    recheck: status === "frozen" && seesAll(actor),
    appeal: may(actor, "evaluation.appeal") && known,
    answer: may(actor, "evaluation.answer") && known,
  };
}

interface TableFilter {
  readonly q?: string | undefined;
  readonly sort: "name" | "points";
  readonly pending?: "yes" | undefined;
  readonly appeals?: "open" | undefined;
  readonly page: number;
  readonly size: number;
}

const headOf = ({ subjectId, name, township, mergedInto, openAppeals }: SubjectRow) => ({
  subjectId,
  name,
  township,
  mergedInto,
  openAppeals,
});

export interface Line {
  readonly subject: SubjectRow;
  readonly score: Settled;
}

/** Every subject within reach with its score, in the county's own order. */
export async function listLines(at: Moment, row: EvaluationRow): Promise<Line[]> {
  const subjects = await listSubjects(at.db, at.actor, row);
  const scores = await readScores(at, row, subjects);
  return subjects.map((subject) => ({ subject, score: scores.get(subject.subjectId)! }));
}

const isLive = ({ measures }: SubjectRow) => measures === null;

/** By place as the county lists them; by points on demand, without places in a row of ranks. */
export async function readTable(at: Moment, id: string, { q = "", sort, pending, appeals, page, size }: TableFilter) {
  const row = await getEvaluation(at.db, at.actor, id);
  const all = await listLines(at, row);
  const found = all.filter(({ subject, score }) => {
    const named = `${subject.township}${subject.name}`.includes(q);
    const open = score.pending.length > 0 && subject.mergedInto === "";
    return named && (pending === undefined || open) && (appeals === undefined || subject.openAppeals > 0);
  });
  const sorted = sort === "points" ? found.toSorted((a, b) => compareScores(row.scheme, a.score, b.score)) : found;
  return {
    rows: sorted.slice((page - 1) * size, page * size).map(({ subject, score }) => ({
      ...headOf(subject),
      targets: subject.targets.length,
      score,
    })),
    total: found.length,
    pending: all.reduce((sum, { subject, score }) => sum + (subject.mergedInto === "" ? score.pending.length : 0), 0),
    asOf: at.today,
    live: all.some(({ subject }) => isLive(subject)),
  };
}

export async function getSubject({ db, actor }: Moment, row: EvaluationRow, subjectId: string): Promise<SubjectRow> {
  const [subject] = await listSubjects(db, actor, row, [subjectId]);
  if (!subject) throw notFound("考核对象");
  return subject;
}

/** The grade needs all subjects where only so many may be 优秀; the points of one need it alone. */
export async function scoreOf(at: Moment, row: EvaluationRow, subject: SubjectRow): Promise<Settled> {
  const among = row.status !== "frozen" && seesAll(at.actor) ? await listSubjects(at.db, at.actor, row) : [subject];
  return (await readScores(at, row, among)).get(subject.subjectId)!;
}

export async function readSubject(at: Moment, { id, subjectId }: { readonly id: string; readonly subjectId: string }) {
  const { db, actor, today } = at;
  const row = await getEvaluation(db, actor, id);
  const subject = await getSubject(at, row, subjectId);
  const score = await scoreOf(at, row, subject);
  const open = row.status === "publicity";
  return {
    ...headOf(subject),
    version: subject.version,
    targets: [...subject.targets],
    score,
    live: isLive(subject),
    inputs: await listInputs(db, actor, row, subjectId),
    entries: await listEntries(db, actor, row, subjectId),
    appeals: await listAppeals(db, actor, row, subjectId),
    can: {
      write: may(actor, "evaluation.score") && writeRefusals(row, subject).length === 0,
      appeal: may(actor, "evaluation.appeal") && appealRefusals(asEvaluation(row, []), false, today).length === 0,
      answer: may(actor, "evaluation.answer") && open,
    },
  };
}

function listInputs(db: Db, actor: Actor, { countyId, id }: EvaluationRow, subjectId: string) {
  return db
    .selectFrom("evaluationInput as i")
    .leftJoin("account as a", "a.id", "i.enteredBy")
    .where(withinVillages(actor, "i"))
    .where("i.countyId", "=", countyId)
    .where("i.evaluationId", "=", id)
    .where("i.subjectId", "=", subjectId)
    .select((eb) => [
      "i.item",
      "i.kind",
      "i.content",
      "i.reason",
      "i.version",
      "i.enteredAt as at",
      eb.fn.coalesce("a.name", eb.val("")).as("by"),
    ])
    .orderBy("i.item")
    .$castTo<{
      item: string;
      kind: "score";
      content: Record<string, unknown>;
      reason: string;
      version: number;
      at: string;
      by: string;
    }>()
    .execute();
}

function listEntries(db: Db, actor: Actor, { countyId, id }: EvaluationRow, subjectId: string) {
  return db
    .selectFrom("evaluationEntry as y")
    .leftJoin("account as a", "a.id", "y.madeBy")
    .where(withinVillages(actor, "y"))
    .where("y.countyId", "=", countyId)
    .where("y.evaluationId", "=", id)
    .where("y.subjectId", "=", subjectId)
    .select((eb) => [
      ...(["y.id", "y.item", "y.kind", "y.onDay", "y.points", "y.reached", "y.reason", "y.withdrawReason"] as const),
      eb("y.withdrawnAt", "is not", null).$castTo<boolean>().as("withdrawn"),
      eb.fn.coalesce("a.name", eb.val("")).as("by"),
    ])
    .orderBy("y.onDay", "desc")
    .orderBy("y.id", "desc")
    .execute();
}

function listAppeals(db: Db, actor: Actor, { countyId, id }: EvaluationRow, subjectId: string) {
  return db
    .selectFrom("evaluationAppeal as p")
    .leftJoin("account as a", "a.id", "p.madeBy")
    .leftJoin("account as b", "b.id", "p.answeredBy")
    .where(withinVillages(actor, "p"))
    .where("p.countyId", "=", countyId)
    .where("p.evaluationId", "=", id)
    .where("p.subjectId", "=", subjectId)
    .select((eb) => [
      ...(["p.id", "p.item", "p.text", "p.status", "p.madeOn", "p.answer", "p.answeredOn", "p.version"] as const),
      "b.name as answeredBy",
      eb.fn.coalesce("a.name", eb.val("")).as("by"),
    ])
    .orderBy("p.madeAt")
    .execute();
}

interface AskedRows {
  readonly id: string;
  readonly subjectId: string;
  readonly measure: Measure;
  readonly page: number;
  readonly size: number;
}

export async function readRows(at: Moment, { id, ...asked }: AskedRows) {
  const row = await getEvaluation(at.db, at.actor, id);
  const subject = await getSubject(at, row, asked.subjectId);
  return openMeasure(at, row, !isLive(subject), asked);
}

async function findFrozen(db: Db, actor: Actor, { countyId, id }: EvaluationRow) {
  return db
    .selectFrom("evaluationFreeze as f")
    .where(withinCounties(actor, "f"))
    .where("f.countyId", "=", countyId)
    .where("f.evaluationId", "=", id)
    .select(["f.inputs", "f.inputsSha256", "f.result", "f.resultSha256"])
    .executeTakeFirst();
}

export async function getFrozen(db: Db, actor: Actor, row: EvaluationRow) {
  const frozen = seesAll(actor) ? await findFrozen(db, actor, row) : undefined;
  if (!frozen) throw notFound("定格的考核结果");
  return frozen;
}

/** 复算核对：the stored inputs computed once more, compared byte by byte with what was frozen. */
export async function recheck({ db, actor }: Moment, id: string) {
  const row = await getEvaluation(db, actor, id);
  const { inputs, inputsSha256, result, resultSha256 } = await getFrozen(db, actor, row);
  const parsed = JSON.parse(inputs) as Inputs;
  const again = resultText(parsed);
  const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
  return {
    same: again === result && sha256(inputs) === inputsSha256 && sha256(again) === resultSha256,
    subjects: parsed.subjects.length,
    inputsSha256,
    resultSha256,
    recomputedSha256: sha256(again),
  };
}
