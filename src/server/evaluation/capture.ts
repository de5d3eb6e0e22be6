import { sql } from "kysely";
import type { Measure } from "#domain/evaluation/measures.ts";
import { measuresOf } from "#domain/evaluation/scheme.ts";
import type { Actor } from "#domain/access.ts";
import type { Db, Tx } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";
import { type Moment, partOf, periodOf } from "./facts.ts";
import { measureCatalogue } from "./measure-figures.ts";
import type { EvaluationRow } from "./queries.ts";

/** Which subject a row of a village counts for: the rows of villages that went into its own come along. */
const partIds = { village: sql<string>`v.id::text`, township: sql<string>`t.id::text` };

/** The rows behind one measure, each with the village or township it lies in. */
function rowsBehind({ db, actor, today }: Moment, evaluation: EvaluationRow, code: Measure) {
  const figure = measureCatalogue.get(code)!;
  if (figure.kind === "share" || !figure.rowsByPart) throw new Error(`${code} has no rows by part`);
  const amount = figure.kind === "sum" ? sql`r.amount::bigint` : sql`1::bigint`;
  const rows = figure.rowsByPart(db, actor, periodOf(evaluation, today), partIds[partOf(evaluation)]);
  return sql`select ${code}::text as measure, r.scope, r.sort, r.cells, ${amount} as amount from ${rows} as r`;
}

/** From a part of the county to the subject that stands for it. */
const standsFor = (evaluation: EvaluationRow) =>
  partOf(evaluation) === "township"
    ? sql`select s.township_id::text as part, s.subject_id, s.village_id, s.township_id from mine s`
    : sql`select s.village_id::text as part, s.subject_id, s.village_id, s.township_id from mine s
        union select k.village_id::text, s.subject_id, s.village_id, s.township_id from kin k join mine s on s.village_id = k.to_id`;

function withSubjects(
  { actor }: { readonly actor: Actor },
  { countyId, id }: EvaluationRow,
  only: readonly string[] | null,
) {
  return sql`mine as (
      select s.subject_id, s.village_id, s.township_id from evaluation_subject s
      where ${withinVillages(actor, "s")} and s.county_id = ${countyId} and s.evaluation_id = ${id} and s.merged_into = ''
        and (${only === null} or s.subject_id = any (${only === null ? [] : [...only]}::uuid[]))),
    kin (village_id, to_id) as (
      select u.from_village_id, s.village_id from mine s
        join place_succession u on u.county_id = ${countyId} and u.to_village_id = s.village_id and u.kind in ('merged', 'moved')
      union
      select u.from_village_id, k.to_id from kin k
        join place_succession u on u.county_id = ${countyId} and u.to_village_id = k.village_id and u.kind in ('merged', 'moved'))`;
}

/**
 * 取数留存：keeps the very rows behind every system value and takes the value from the kept rows, so that the two cannot disagree. Of all
 * subjects when the result is made known, of one when its appeal is upheld.
 */
export async function captureMeasures(
  at: Moment & { readonly db: Tx },
  evaluation: EvaluationRow,
  only: readonly string[] | null,
): Promise<void> {
  const { db, actor } = at;
  const { countyId, id } = evaluation;
  const mine = only === null ? sql`` : sql`and w.subject_id = any (${[...only]}::uuid[])`;
  await sql`delete from evaluation_row w where ${withinVillages(actor, "w")} and w.county_id = ${countyId} and w.evaluation_id = ${id} ${mine}`.execute(
    db,
  );
  const codes = measuresOf(evaluation.scheme);
  if (codes.length > 0) {
    const taken = codes.map((code) => rowsBehind(at, evaluation, code));
    await sql`with recursive ${withSubjects(at, evaluation, only)}, stands as (${standsFor(evaluation)})
      insert into evaluation_row (county_id, evaluation_id, subject_id, village_id, township_id, measure, position, cells, amount)
      select ${countyId}, ${id}, s.subject_id, s.village_id, s.township_id, taken.measure,
        row_number() over (partition by s.subject_id, taken.measure order by taken.sort, taken.cells), to_jsonb(taken.cells), taken.amount
      from (${sql.join(taken, sql` union all `)}) as taken join stands s on s.part = taken.scope`.execute(db);
  }
  const chosen = only === null ? sql`` : sql`and s.subject_id = any (${[...only]}::uuid[])`;
  await sql`
    update evaluation_subject s set version = s.version + 1, measures = coalesce((
      select jsonb_object_agg(one.measure, one.amount) from (
        select w.measure, sum(w.amount) as amount from evaluation_row w
        where w.county_id = s.county_id and w.evaluation_id = s.evaluation_id and w.subject_id = s.subject_id group by w.measure) as one), '{}')
    where ${withinVillages(actor, "s")} and s.county_id = ${countyId} and s.evaluation_id = ${id} ${chosen}`.execute(
    db,
  );
}

interface Asked {
  readonly subjectId: string;
  readonly measure: Measure;
  readonly page: number;
  readonly size: number;
}

interface Opened {
  readonly cells: string[];
  readonly total: number;
}

/** The rows behind a value: kept ones, or those of this moment while it is being scored. */
export async function openMeasure(
  at: Moment,
  evaluation: EvaluationRow,
  kept: boolean,
  { subjectId, measure, page, size }: Asked,
) {
  const { db, actor } = at;
  const { countyId, id } = evaluation;
  const figure = measureCatalogue.get(measure)!;
  const rows = kept
    ? sql`select w.cells as kept, w.position as sort from evaluation_row w where ${withinVillages(actor, "w")} and w.county_id = ${countyId}
        and w.evaluation_id = ${id} and w.subject_id = ${subjectId} and w.measure = ${measure}`
    : sql`select to_jsonb(taken.cells) as kept, row_number() over (order by taken.sort, taken.cells) as sort
        from (${rowsBehind(at, evaluation, measure)}) as taken join (${standsFor(evaluation)}) as s on s.part = taken.scope`;
  const mine = kept ? sql`` : sql`with recursive ${withSubjects(at, evaluation, [subjectId])}`;
  const found = await sql<Opened>`${mine} select x.kept as cells, count(*) over () as total from (${rows}) as x
    order by x.sort limit ${size} offset ${(page - 1) * size}`.execute(db as Db);
  const { name, definition, unit } = figure;
  const columns = figure.kind === "share" ? [] : [...figure.columns];
  return {
    name,
    definition,
    unit,
    columns,
    rows: found.rows.map(({ cells }) => cells),
    total: found.rows[0]?.total ?? 0,
    live: !kept,
  };
}
