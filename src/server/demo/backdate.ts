import { sql } from "kysely";
import type { Tx } from "../db/db.ts";
import { publishedCircular } from "./circulars.ts";
import { qinglan } from "./counties.ts";
import { thirdRound } from "./rounds.ts";
import { thirdDecision } from "./third-round.ts";
import { morningOf, type Timeline } from "./timeline.ts";

/**
 * The story takes ten months and is written in seconds: what a page shows as the time of an act is put on the day of the
 * story. The audit is left alone; it tells when the rows were really written.
 */
export async function backdate(tx: Tx, timeline: Timeline) {
  const [opened, ranked, reviewed, decided, issued] = [
    timeline.openedOn,
    timeline.rankedOn,
    timeline.reviewedOn,
    timeline.decidedOn,
    timeline.issuedOn,
  ].map(morningOf) as [Date, Date, Date, Date, Date];
  const ofRound = sql`county_id = ${qinglan.id} and round_id = ${thirdRound}`;
  const ofCounty = sql`county_id = ${qinglan.id}`;
  const changes = [
    sql`update manifestation_list set created_at = ${opened} where ${ofCounty}`,
    sql`update round set updated_at = ${decided} where ${ofCounty} and id = ${thirdRound}`,
    sql`update assessment set updated_at = ${opened}::timestamptz + interval '12 days' where ${ofRound}`,
    sql`update ranking_run set ran_at = ${ranked} where ${ofRound}`,
    sql`update shortlist_entry set added_at = ${ranked} where ${ofRound}`,
    sql`update opinion set at = ${reviewed} where ${ofRound}`,
    sql`update site_verification set recorded_at = visited_on + interval '10 hours' where ${ofRound}`,
    sql`update decision set made_at = ${decided} where ${ofCounty} and id = ${thirdDecision}`,
    sql`update case_file set updated_at = ${decided} where ${ofRound}`,
    sql`update bulletin set created_at = ${issued} where ${ofCounty} and id = ${publishedCircular}`,
    ...["case_problem", "case_goal"].map(
      (list) => sql`
        update ${sql.table(list)} set created_at = ${decided}, updated_at = coalesce(done_on::timestamptz, ${decided})
        where ${ofCounty}`,
    ),
  ];
  for (const change of changes) await change.execute(tx);
}
