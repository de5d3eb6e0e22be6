import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { answerRefusalLabel } from "#domain/projects/disclosures/labels.ts";
import {
  type AnswerRefusal,
  answerRefusals,
  lacksDone,
  type ObjectionResult,
} from "#domain/projects/disclosures/objection.ts";
import { conflict, invalid, notFound, refused } from "#contract/problem.ts";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import { isOwnPlace, lockNotice, type WholeNotice } from "./rows.ts";

export const answerRefusalsOf = (actor: Actor, notice: WholeNotice): AnswerRefusal[] =>
  answerRefusals({
    role: actor.role,
    accountId: actor.accountId,
    organisationId: actor.organisationId,
    level: notice.level,
    ownPlace: isOwnPlace(actor, notice),
    sectorId: notice.sectorId,
    postedBy: notice.postedBy,
    declaredBy: notice.declaredBy,
  });

export interface NewAnswer {
  readonly id: string;
  readonly result: ObjectionResult;
  readonly text: string;
  readonly done: string;
}

interface Contact {
  readonly countyId: string;
  readonly disclosureId: string;
  readonly name: string;
  readonly phone: string;
}

async function findObjection(tx: Tx, actor: Actor, id: string): Promise<Contact> {
  const { rows } = await sql<Contact>`
    select o.county_id, o.disclosure_id, o.name, o.phone from objection o where ${withinShared(actor, "o")} and o.id = ${id}`.execute(
    tx,
  );
  if (!rows[0]) throw notFound("异议");
  return rows[0];
}

/** 答复异议；a further answer corrects the one before, which stays written. */
export async function answerObjection(tx: Tx, actor: Actor, objectionId: string, said: NewAnswer, today: IsoDate) {
  const { countyId, disclosureId } = await findObjection(tx, actor, objectionId);
  const notice = await lockNotice(tx, actor, disclosureId, today);
  if (!notice) throw notFound("公示");
  const why = answerRefusalsOf(actor, notice);
  if (why.length > 0) throw refused(why.map((rule) => ({ rule, sentence: `${answerRefusalLabel[rule]}。` })));
  if (lacksDone(said.result, said.done))
    throw invalid("异议成立或者部分成立的，请写明怎样处理。", [
      { rule: "done-missing", at: "done", sentence: "异议成立或者部分成立的，请写明怎样处理" },
    ]);
  const answers = await insertAnswer(
    tx,
    actor,
    { ...said, countyId, objectionId, disclosureId, answeredOn: today },
    notice.reach,
  );
  const detail = { act: answers > 1 ? "correct" : "answer", result: said.result, text: said.text, disclosureId };
  await record(tx, actor, { verb: "objection.answer", countyId, subjectId: objectionId, detail });
  return { answers };
}

type Row = NewAnswer & {
  readonly countyId: string;
  readonly objectionId: string;
  readonly disclosureId: string;
  readonly answeredOn: IsoDate;
};

async function insertAnswer(tx: Tx, actor: Actor, row: Row, reach: readonly string[]): Promise<number> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("objectionAnswer")
    .values({ ...row, answeredBy: actor.accountId, reach: [...reach] })
    .onConflict((on) => on.columns(["countyId", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) throw conflict("这条答复的编号已经用过，请刷新后重新提交。");
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from objection_answer a where ${withinShared(actor, "a")} and a.county_id = ${row.countyId}
      and a.objection_id = ${row.objectionId}`.execute(tx);
  return rows[0]!.n;
}

/** 每次查看都留痕：who asked for name and phone of whoever objected, and what for. */
export async function revealObjector(tx: Tx, actor: Actor, objectionId: string, reason: string) {
  const { countyId, name, phone } = await findObjection(tx, actor, objectionId);
  await record(tx, actor, {
    verb: "objection.answer",
    countyId,
    subjectId: objectionId,
    detail: { act: "reveal", reason },
  });
  return { name, phone };
}
