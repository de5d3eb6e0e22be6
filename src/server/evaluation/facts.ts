import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Entry, Input } from "#domain/evaluation/facts.ts";
import type { Measure } from "#domain/evaluation/measures.ts";
import { measuresOf } from "#domain/evaluation/scheme.ts";
import { type Settled, settleAll, type SubjectFacts } from "#domain/evaluation/settle.ts";
import { groupBy } from "#domain/group.ts";
import type { Db } from "../db/db.ts";
import { evaluateByPart } from "../figures/evaluate.ts";
import type { Period } from "../figures/figure.ts";
import { withinVillages } from "../people/reach.ts";
import { measureCatalogue } from "./measure-figures.ts";
import { type EvaluationRow, seesAll, type SubjectRow } from "./queries.ts";

export interface Moment {
  readonly db: Db;
  readonly actor: Actor;
  readonly today: IsoDate;
}

export const periodOf = ({ countyId, roundId, from, to }: EvaluationRow, today: IsoDate): Period => ({
  countyId,
  roundId,
  from,
  to,
  today,
});

export const partOf = ({ subject }: Pick<EvaluationRow, "subject">) =>
  subject === "township" ? "township" : "village";

/** Where a village's figures go: villages merged or moved into that of a subject count with it. */
async function goesOn({ db }: Moment, { countyId, id }: EvaluationRow): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ from: string; to: string }>`
    with recursive kin (village_id, to_id) as (
      select u.from_village_id, s.village_id from evaluation_subject s
        join place_succession u on u.county_id = s.county_id and u.to_village_id = s.village_id and u.kind in ('merged', 'moved')
        where s.county_id = ${countyId} and s.evaluation_id = ${id}
      union
      select u.from_village_id, k.to_id from kin k
        join place_succession u on u.county_id = ${countyId} and u.to_village_id = k.village_id and u.kind in ('merged', 'moved'))
    select village_id as "from", to_id as "to" from kin`.execute(db);
  return new Map(rows.map((row) => [row.from, row.to]));
}

type Measures = Readonly<Partial<Record<Measure, number>>>;

/** The system's values of every subject in one statement. */
async function liveMeasures(at: Moment, evaluation: EvaluationRow): Promise<(subject: SubjectRow) => Measures> {
  const codes = measuresOf(evaluation.scheme);
  if (codes.length === 0) return () => ({});
  const uses = codes.map((code) => ({ key: code, code, scope: null }));
  const view = { db: at.db, actor: at.actor, period: periodOf(evaluation, at.today) };
  const part = partOf(evaluation);
  const parts = {
    part,
    goesOn: part === "village" ? await goesOn(at, evaluation) : new Map<string, string>(),
  } as const;
  const valuesOf = await evaluateByPart(view, measureCatalogue, uses, parts);
  return ({ villageId, townshipId }) =>
    Object.fromEntries(
      valuesOf(part === "village" ? villageId! : townshipId).map(({ code, value }) => [code, value ?? 0]),
    );
}

/** Values kept at the publicity, or live ones while it is being scored; entries and inputs in a statement each. */
export async function readFacts(
  at: Moment,
  evaluation: EvaluationRow,
  subjects: readonly SubjectRow[],
): Promise<SubjectFacts[]> {
  const live = subjects.some(({ measures }) => measures === null) ? await liveMeasures(at, evaluation) : () => ({});
  const ids = subjects.map(({ subjectId }) => subjectId);
  const inputs = groupBy(await listInputs(at, evaluation, ids), ({ subjectId }) => subjectId);
  const entries = groupBy(await listEntries(at, evaluation, ids), ({ subjectId }) => subjectId);
  return subjects.map((subject) => ({
    id: subject.subjectId,
    name: subject.name,
    mergedInto: subject.mergedInto,
    targets: subject.targets,
    measures: subject.measures ?? live(subject),
    inputs: Object.fromEntries(
      (inputs.get(subject.subjectId) ?? []).map(({ item, content, reason, kind }) => [
        item,
        { ...content, kind, reason } as Input,
      ]),
    ),
    entries: (entries.get(subject.subjectId) ?? []).map(({ subjectId: _, ...entry }) => entry),
  }));
}

function listInputs({ db, actor }: Moment, { countyId, id }: EvaluationRow, ids: readonly string[]) {
  return db
    .selectFrom("evaluationInput as i")
    .where(withinVillages(actor, "i"))
    .where("i.countyId", "=", countyId)
    .where("i.evaluationId", "=", id)
    .where("i.subjectId", "=", sql<string>`any (${[...ids]}::uuid[])`)
    .select(["i.subjectId", "i.item", "i.kind", "i.content", "i.reason"])
    .$castTo<{ subjectId: string; item: string; kind: Input["kind"]; content: object; reason: string }>()
    .execute();
}

function listEntries({ db, actor }: Moment, { countyId, id }: EvaluationRow, ids: readonly string[]) {
  return db
    .selectFrom("evaluationEntry as y")
    .where(withinVillages(actor, "y"))
    .where("y.countyId", "=", countyId)
    .where("y.evaluationId", "=", id)
    .where("y.subjectId", "=", sql<string>`any (${[...ids]}::uuid[])`)
    .where("y.withdrawnAt", "is", null)
    .select(["y.subjectId", "y.id", "y.item", "y.kind", "y.onDay", "y.points", "y.reached", "y.reason"])
    .$castTo<Entry & { readonly subjectId: string }>()
    .execute();
}

/**
 * The scores as they stand: frozen ones as they were frozen, else computed. An office that sees a part of the county cannot know who
 * else is above a line, so grades are given to it when the result is frozen.
 */
export async function readScores(
  at: Moment,
  evaluation: EvaluationRow,
  subjects: readonly SubjectRow[],
): Promise<ReadonlyMap<string, Settled>> {
  if (evaluation.status === "frozen") return frozenScores(at, evaluation, subjects);
  const settled = settleAll({ scheme: evaluation.scheme, subjects: await readFacts(at, evaluation, subjects) });
  const shown = seesAll(at.actor)
    ? settled
    : settled.map((one) => ({ ...one, grade: "", gradeBecause: "等次在定格时确定" }));
  return new Map(shown.map((one) => [one.id, one]));
}

async function frozenScores({ db, actor }: Moment, { countyId, id }: EvaluationRow, subjects: readonly SubjectRow[]) {
  const rows = await db
    .selectFrom("evaluationScore as r")
    .where(withinVillages(actor, "r"))
    .where("r.countyId", "=", countyId)
    .where("r.evaluationId", "=", id)
    .where("r.subjectId", "=", sql<string>`any (${subjects.map(({ subjectId }) => subjectId)}::uuid[])`)
    .select(["r.subjectId", "r.result"])
    .$castTo<{ subjectId: string; result: Settled }>()
    .execute();
  return new Map(rows.map(({ subjectId, result }) => [subjectId, result]));
}
