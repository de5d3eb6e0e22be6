import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { Tx } from "../db/db.ts";
import { withinCounties, withinVillages } from "../people/reach.ts";
import { record } from "../audit/record.ts";
import type { Succession } from "../registry/commands.ts";

const parts = ["evaluation_input", "evaluation_entry", "evaluation_appeal", "evaluation_row"];

/**
 * 村并入、划转：a subject of an evaluation that is not frozen lies with the successor from now on. Where the successor is a subject too it is scored for
 * both, and the other is read. What is frozen stays as it was frozen.
 */
export async function followEvaluations(
  tx: Tx,
  actor: Actor,
  { countyId, fromId, toId, townshipId }: Succession,
): Promise<void> {
  const { rows } = await sql<{ evaluationId: string; subjectId: string; goesOn: string | null }>`
    select s.evaluation_id, s.subject_id, o.name as goes_on
    from evaluation_subject s join evaluation e on e.county_id = s.county_id and e.id = s.evaluation_id
    left join evaluation_subject o on o.county_id = s.county_id and o.evaluation_id = s.evaluation_id and o.village_id = ${toId}
      and o.merged_into = '' and e.subject = 'village-case'
    where ${withinVillages(actor, "s")} and ${withinCounties(actor, "e")} and s.county_id = ${countyId} and s.village_id = ${fromId}
      and s.merged_into = '' and e.status in ('scoring', 'publicity')
    order by s.evaluation_id for update of e`.execute(tx);
  for (const { evaluationId, subjectId, goesOn } of rows) {
    await sql`
      update evaluation_subject s set village_id = ${toId}, township_id = ${townshipId}, merged_into = ${goesOn ?? ""}, version = s.version + 1,
        township = (select t.name from township t where t.county_id = s.county_id and t.id = ${townshipId})
      where ${withinVillages(actor, "s")} and s.county_id = ${countyId} and s.evaluation_id = ${evaluationId} and s.subject_id = ${subjectId}`.execute(
      tx,
    );
    for (const table of parts)
      await sql`
        update ${sql.table(table)} x set village_id = ${toId}, township_id = ${townshipId}
        where ${withinVillages(actor, "x")} and x.county_id = ${countyId} and x.evaluation_id = ${evaluationId} and x.subject_id = ${subjectId}`.execute(
        tx,
      );
  }
  if (rows.length === 0) return;
  const detail = { act: "follow", subjects: rows.length, merged: rows.filter(({ goesOn }) => goesOn !== null).length };
  await record(tx, actor, { verb: "evaluation.edit", countyId, subjectId: toId, detail });
}
