import { sql } from "kysely";
import type { z } from "zod";
import type { evaluationInput } from "#contract/evaluation-work.ts";
import { conflict, invalid, notFound, type Reason, stale } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { writeRefusals } from "#domain/evaluation/evaluation.ts";
import type { Entry, Input } from "#domain/evaluation/facts.ts";
import { entryKindLabel, writeRefusalLabel } from "#domain/evaluation/labels.ts";
import type { Target } from "#domain/evaluation/scheme.ts";
import { targetNameRefusals } from "#domain/evaluation/scheme-refusals.ts";
import { entryRefusals, inputRefusals, targetRefusals, type WriteRefusal } from "#domain/evaluation/writing.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";
import { refuse } from "./commands.ts";
import { type EvaluationRow, listSubjects, lockEvaluation, type SubjectRow } from "./queries.ts";

type InputBody = z.output<typeof evaluationInput>;

interface Open {
  readonly row: EvaluationRow;
  readonly subjects: ReadonlyMap<string, SubjectRow>;
}

/** The evaluation held still, and the subjects somebody writes about, each open for writing. */
async function openSubjects(
  tx: Tx,
  actor: Actor,
  id: string,
  ids: readonly string[],
  strength: "share" | "update",
): Promise<Open> {
  const row = await lockEvaluation(tx, actor, id, strength);
  if (!row) throw notFound("考核");
  const subjects = new Map((await listSubjects(tx, actor, row, ids)).map((one) => [one.subjectId, one]));
  if (ids.some((one) => !subjects.has(one))) throw notFound("考核对象");
  for (const subject of subjects.values()) refuse(writeRefusals(row, subject));
  return { row, subjects };
}

const sentences = (why: readonly WriteRefusal[], at: string): Reason[] =>
  why.map((rule) => ({ rule, at, sentence: `${writeRefusalLabel[rule]}。` }));

function refuseFields(reasons: readonly Reason[]): void {
  if (reasons.length > 0) throw invalid("没有保存，请先改正下列各项。", reasons);
}

/** Scores of many subjects in one go: all are kept or none. */
export async function saveInputs(
  tx: Tx,
  actor: Actor,
  { id, inputs }: { readonly id: string; readonly inputs: readonly InputBody[] },
) {
  const ids = [...new Set(inputs.map(({ subjectId }) => subjectId))];
  const { row, subjects } = await openSubjects(tx, actor, id, ids, "share");
  const cells = new Set(inputs.map(({ subjectId, item }) => `${subjectId} ${item}`));
  if (cells.size < inputs.length) throw invalid("同一对象的同一项目出现了两次，没有保存。");
  refuseFields(
    inputs.flatMap((input, i) => {
      const { targets, name } = subjects.get(input.subjectId)!;
      const why = sentences(inputRefusals(row.scheme, targets, input.item, contentOf(input)), `inputs.${i}`);
      return why.map((one) => ({ ...one, sentence: `${name}（${input.item}）：${one.sentence}` }));
    }),
  );
  const lines = inputs.map((input) => ({ ...placeOf(subjects.get(input.subjectId)!), ...lineOf(input) }));
  if ((await writeInputs(tx, actor, row, lines)) < inputs.length) throw stale("评分");
  const told = inputs
    .slice(0, 60)
    .map((input) => `${subjects.get(input.subjectId)!.name} ${input.item} ${JSON.stringify(contentOf(input))}`);
  const detail = { action: "score", title: row.title, items: inputs.length, scores: told };
  await record(tx, actor, { verb: "evaluation.score", countyId: row.countyId, subjectId: id, detail });
  return { saved: inputs.length };
}

function contentOf({ subjectId: _subject, item: _item, version: _version, ...input }: InputBody): Input {
  return input;
}

function lineOf(input: InputBody) {
  const { kind, reason, ...content } = contentOf(input);
  return { subject_id: input.subjectId, item: input.item, version: input.version, kind, reason, content };
}

const placeOf = ({ villageId, townshipId }: SubjectRow) => ({ village_id: villageId, township_id: townshipId });

/** How many cells were written: one that somebody wrote meanwhile is not. */
async function writeInputs(
  tx: Tx,
  actor: Actor,
  { countyId, id }: EvaluationRow,
  lines: readonly object[],
): Promise<number> {
  const me = actor.accountId;
  const { rows } = await sql<{ saved: number }>`
    with asked as (select * from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
        as x(subject_id uuid, village_id uuid, township_id uuid, item text, version integer, kind text, reason text, content jsonb)),
    fresh as (
      insert into evaluation_input (county_id, evaluation_id, subject_id, item, village_id, township_id, kind, content, reason, hands, entered_by)
      select ${countyId}, ${id}, x.subject_id, x.item, x.village_id, x.township_id, x.kind, x.content, x.reason, array[${me}::uuid], ${me}
      from asked x where x.version = 0 on conflict do nothing returning 1),
    again as (
      update evaluation_input i set kind = x.kind, content = x.content, reason = x.reason, version = i.version + 1, entered_by = ${me}, entered_at = now(),
        hands = case when ${me}::uuid = any (i.hands) then i.hands else i.hands || ${me}::uuid end
      from asked x where ${withinVillages(actor, "i")} and i.county_id = ${countyId} and i.evaluation_id = ${id}
        and i.subject_id = x.subject_id and i.item = x.item and i.version = x.version and x.version > 0 returning 1)
    select (select count(*) from fresh) + (select count(*) from again) as saved`.execute(tx);
  return rows[0]!.saved;
}

interface OfSubject {
  readonly id: string;
  readonly subjectId: string;
}

/** 差异化目标. What was scored of the earlier targets stays only where its place and name are the same. */
export async function setTargets(
  tx: Tx,
  actor: Actor,
  { id, subjectId, version, targets }: OfSubject & { readonly version: number; readonly targets: readonly Target[] },
) {
  const { row, subjects } = await openSubjects(tx, actor, id, [subjectId], "update");
  const subject = subjects.get(subjectId)!;
  if (subject.version !== version) throw stale("考核对象");
  refuseFields([
    ...sentences(targetRefusals(row.scheme, targets), "targets"),
    ...targetNameRefusals(targets).map(({ at, sentence }) => ({ rule: "forbidden", at, sentence: `${sentence}。` })),
  ]);
  const moved = subject.targets.flatMap(({ name, by }, i) =>
    targets[i]?.name === name && targets[i].by === by ? [] : [`d${i + 1}`],
  );
  if (moved.length > 0)
    await sql`
      delete from evaluation_input i where ${withinVillages(actor, "i")} and i.county_id = ${row.countyId} and i.evaluation_id = ${id}
        and i.subject_id = ${subjectId} and i.item = any (${moved}::text[])`.execute(tx);
  await sql`
    update evaluation_subject s set targets = ${JSON.stringify(targets)}::jsonb, version = s.version + 1
    where ${withinVillages(actor, "s")} and s.county_id = ${row.countyId} and s.evaluation_id = ${id} and s.subject_id = ${subjectId}`.execute(
    tx,
  );
  await sql`
    update evaluation e set hands = case when ${actor.accountId}::uuid = any (e.hands) then e.hands else e.hands || ${actor.accountId}::uuid end
    where e.county_id = ${row.countyId} and e.id = ${id}`.execute(tx);
  const detail = {
    action: "targets",
    title: row.title,
    subjectName: subject.name,
    targets: targets.map(({ name, points }) => `${name} ${points}`),
  };
  await record(tx, actor, { verb: "evaluation.score", countyId: row.countyId, subjectId: id, detail });
  return { version: subject.version + 1 };
}

export interface NewEntry extends OfSubject, Omit<Entry, "id"> {
  readonly entryId: string;
}

export async function addEntry(tx: Tx, actor: Actor, { id, subjectId, entryId, ...entry }: NewEntry, today: IsoDate) {
  const { row, subjects } = await openSubjects(tx, actor, id, [subjectId], "share");
  refuseFields(sentences(entryRefusals(row.scheme, entry, row, today), "onDay"));
  const subject = subjects.get(subjectId)!;
  const reached = entry.kind === "key-node" ? (entry.reached ?? false) : null;
  const points = entry.kind === "plus" || entry.kind === "minus" ? entry.points : 0;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("evaluationEntry")
    .values({
      ...{ ...entry, reached, points, subjectId, countyId: row.countyId, id: entryId, evaluationId: id },
      ...{ villageId: subject.villageId, townshipId: subject.townshipId, madeBy: actor.accountId },
    })
    .onConflict((on) => on.columns(["countyId", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) throw conflict("该编号已被占用，请刷新后重新填写。");
  const detail = {
    action: "entry",
    title: row.title,
    subjectName: subject.name,
    kind: entryKindLabel[entry.kind],
    item: entry.item,
    points,
    reason: entry.reason,
  };
  await record(tx, actor, { verb: "evaluation.score", countyId: row.countyId, subjectId: id, detail });
  return { done: true } as const;
}

export async function withdrawEntry(
  tx: Tx,
  actor: Actor,
  { id, subjectId, entryId, reason }: OfSubject & { readonly entryId: string; readonly reason: string },
) {
  const { row, subjects } = await openSubjects(tx, actor, id, [subjectId], "share");
  const { numAffectedRows } = await sql`
    update evaluation_entry y set withdrawn_by = ${actor.accountId}, withdrawn_at = now(), withdraw_reason = ${reason}
    where ${withinVillages(actor, "y")} and y.county_id = ${row.countyId} and y.evaluation_id = ${id} and y.subject_id = ${subjectId}
      and y.id = ${entryId} and y.withdrawn_at is null`.execute(tx);
  if (numAffectedRows !== 1n) throw notFound("日常记载");
  const detail = { action: "withdraw", title: row.title, subjectName: subjects.get(subjectId)!.name, reason };
  await record(tx, actor, { verb: "evaluation.score", countyId: row.countyId, subjectId: id, detail });
  return { done: true } as const;
}
