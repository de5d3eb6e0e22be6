import { conflict, invalid, notFound, refused, stale } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { appealRefusals } from "#domain/evaluation/evaluation.ts";
import { appealLabel, evaluationRefusalLabel } from "#domain/evaluation/labels.ts";
import { itemName } from "#domain/evaluation/scheme.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";
import { captureMeasures } from "./capture.ts";
import { asEvaluation, refuse } from "./commands.ts";
import { type EvaluationRow, listSubjects, lockEvaluation } from "./queries.ts";

interface OfSubject {
  readonly id: string;
  readonly subjectId: string;
}

async function lockSubject(tx: Tx, actor: Actor, { id, subjectId }: OfSubject) {
  const row = await lockEvaluation(tx, actor, id, "update");
  if (!row) throw notFound("考核");
  const [subject] = await listSubjects(tx, actor, row, [subjectId]);
  if (!subject) throw notFound("考核对象");
  return { row, subject };
}

const appealsOf = (tx: Tx, actor: Actor, { countyId }: EvaluationRow, { id, subjectId }: OfSubject) =>
  tx
    .selectFrom("evaluationAppeal as p")
    .where(withinVillages(actor, "p"))
    .where("p.countyId", "=", countyId)
    .where("p.evaluationId", "=", id)
    .where("p.subjectId", "=", subjectId);

/** A township or team asks for one item of its own result to be looked at again. */
export async function appealScore(
  tx: Tx,
  actor: Actor,
  {
    appealId,
    item,
    text,
    ...of
  }: OfSubject & { readonly appealId: string; readonly item: string; readonly text: string },
  today: IsoDate,
) {
  const { row, subject } = await lockSubject(tx, actor, of);
  if (itemName(row.scheme, subject.targets, item) === undefined) throw invalid("考核方案中没有该项目。");
  const open = await appealsOf(tx, actor, row, of)
    .where("p.item", "=", item)
    .where("p.status", "=", "open")
    .select("p.id")
    .execute();
  refuse(appealRefusals(asEvaluation(row, []), open.length > 0, today));
  const { countyId } = row;
  const { villageId, townshipId } = subject;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("evaluationAppeal")
    .values({
      countyId,
      id: appealId,
      evaluationId: of.id,
      subjectId: of.subjectId,
      villageId,
      townshipId,
      item,
      text,
      madeBy: actor.accountId,
      madeOn: today,
    })
    .onConflict((on) => on.columns(["countyId", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) throw conflict("该编号已被占用，请刷新后重新填写。");
  const detail = { title: row.title, subjectName: subject.name, item, text };
  await record(tx, actor, { verb: "evaluation.appeal", countyId, subjectId: of.id, detail });
  return { done: true } as const;
}

interface Answer extends OfSubject {
  readonly appealId: string;
  readonly version: number;
  readonly upheld: boolean;
  readonly answer: string;
}

/** 答复申诉：an upheld one has the values of its subject taken again with their rows, and opens its scores to correction. */
export async function answerAppeal(
  tx: Tx,
  actor: Actor,
  { appealId, version, upheld, answer, ...of }: Answer,
  today: IsoDate,
) {
  const { row, subject } = await lockSubject(tx, actor, of);
  if (row.status === "frozen") refuse(["already-frozen"]);
  const appeal = await appealsOf(tx, actor, row, of)
    .where("p.id", "=", appealId)
    .select(["p.status", "p.version", "p.item"])
    .executeTakeFirst();
  if (!appeal) throw notFound("申诉");
  if (appeal.version !== version) throw stale("申诉");
  if (appeal.status !== "open")
    throw refused([{ rule: "appeal-answered", sentence: `${evaluationRefusalLabel["appeal-answered"]}。` }]);
  const status = upheld ? "upheld" : "rejected";
  await tx
    .updateTable("evaluationAppeal")
    .where("countyId", "=", row.countyId)
    .where("id", "=", appealId)
    .set({ status, answer, answeredBy: actor.accountId, answeredOn: today, version: version + 1 })
    .execute();
  if (upheld) await captureMeasures({ db: tx, actor, today }, row, [of.subjectId]);
  const detail = {
    title: row.title,
    subjectName: subject.name,
    item: appeal.item,
    result: appealLabel[status],
    text: answer,
  };
  await record(tx, actor, { verb: "evaluation.answer", countyId: row.countyId, subjectId: of.id, detail });
  return { done: true } as const;
}
