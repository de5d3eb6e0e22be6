import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Cadence, Scheme } from "#domain/evaluation/scheme.ts";
import type { Settled } from "#domain/evaluation/settle.ts";
import type { Tx } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";
import type { Body } from "./bodies.ts";
import type { EvaluationRow, SubjectRow } from "./queries.ts";

interface Arranged {
  readonly countyId: string;
  readonly id: string;
  readonly roundId: string;
  readonly title: string;
  readonly cadence: Cadence;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly scheme: Scheme;
  readonly schemeVersion: number;
}

/** False when the id is taken. Own targets are carried over from the last evaluation of each subject on the same scale. */
export async function insertEvaluation(tx: Tx, actor: Actor, one: Arranged, bodies: readonly Body[]): Promise<boolean> {
  const { countyId, id, roundId, title, cadence, schemeVersion, scheme } = one;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("evaluation")
    .values({
      ...{ countyId, id, roundId, title, cadence, schemeVersion, subject: scheme.subject },
      scheme: JSON.stringify(scheme),
      fromOn: one.from,
      toOn: one.to,
      createdBy: actor.accountId,
    })
    .onConflict((on) => on.columns(["countyId", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) return false;
  await sql`
    insert into evaluation_subject (county_id, evaluation_id, subject_id, village_id, township_id, name, township, sort_order, targets)
    select ${countyId}, ${id}, b."id", b."villageId", b."townshipId", b.name, b.township, b."sortOrder", coalesce(last.targets, '[]')
    from jsonb_to_recordset(${JSON.stringify(bodies)}::jsonb)
      as b("id" uuid, "villageId" uuid, "townshipId" uuid, name text, township text, "sortOrder" bigint)
    left join lateral (
      select s.targets from evaluation_subject s join evaluation e on e.county_id = s.county_id and e.id = s.evaluation_id
      where s.county_id = ${countyId} and s.subject_id = b."id" and e.id <> ${id} and e.status <> 'cancelled' and e.scheme ->> 'scale' = ${scheme.scale}
      order by e.from_on desc, e.id desc limit 1) as last on true`.execute(tx);
  return true;
}

const changed = { version: sql<number>`version + 1`, updatedAt: sql<Date>`now()` };

const update = (tx: Tx, { countyId, id }: EvaluationRow) =>
  tx.updateTable("evaluation").where("countyId", "=", countyId).where("id", "=", id);

export const cancelRow = (tx: Tx, row: EvaluationRow, cancelReason: string) =>
  update(tx, row)
    .set({ status: "cancelled", cancelReason, ...changed })
    .execute();

export const publishRow = (
  tx: Tx,
  { accountId }: Actor,
  row: EvaluationRow,
  span: { publicityFrom: IsoDate; publicityTo: IsoDate },
) =>
  update(tx, row)
    .set({ status: "publicity", publicityBy: accountId, ...span, ...changed })
    .execute();

/** From here on the kept rows cannot be taken away or changed either. */
export async function sealKept(tx: Tx, actor: Actor, { countyId, id }: EvaluationRow) {
  await sql`update evaluation_row w set frozen = true where ${withinVillages(actor, "w")} and w.county_id = ${countyId} and w.evaluation_id = ${id}`.execute(
    tx,
  );
}

interface Frozen {
  readonly inputs: string;
  readonly inputsSha256: string;
  readonly result: string;
  readonly resultSha256: string;
  readonly hands: readonly string[];
  readonly settled: readonly Settled[];
  readonly subjects: readonly SubjectRow[];
}

export async function insertFrozen(tx: Tx, { accountId }: Actor, row: EvaluationRow, frozen: Frozen): Promise<void> {
  const { countyId, id: evaluationId } = row;
  const { inputs, inputsSha256, result, resultSha256 } = frozen;
  await tx
    .insertInto("evaluationFreeze")
    .values({ countyId, evaluationId, inputs, inputsSha256, result, resultSha256 })
    .execute();
  const places = new Map(frozen.subjects.map((one) => [one.subjectId, one]));
  const lines = frozen.settled.map((one) => ({ one, place: places.get(one.id)! }));
  await sql`
    insert into evaluation_score (county_id, evaluation_id, subject_id, village_id, township_id, result)
    select ${countyId}, ${evaluationId}, x.subject_id, x.village_id, x.township_id, x.result
    from unnest(${lines.map(({ one }) => one.id)}::uuid[], ${lines.map(({ place }) => place.villageId)}::uuid[],
      ${lines.map(({ place }) => place.townshipId)}::uuid[], ${lines.map(({ one }) => JSON.stringify(one))}::jsonb[])
      as x(subject_id, village_id, township_id, result)`.execute(tx);
  await update(tx, row)
    .set({
      status: "frozen",
      hands: [...new Set(frozen.hands)],
      frozenBy: accountId,
      frozenAt: sql<Date>`now()`,
      ...changed,
    })
    .execute();
}
