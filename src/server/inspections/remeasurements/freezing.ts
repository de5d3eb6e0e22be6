import { sql } from "kysely";
import type { remeasurements } from "#contract/remeasurements.ts";
import { conflict, notFound, refused } from "#contract/problem.ts";
import type { Body } from "#contract/route.ts";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { hex } from "#domain/inspections/draw/bytes.ts";
import {
  type AcceptedProject,
  type EarlierSample,
  remeasureAlgorithm,
  remeasureDrawRefusals,
  remeasureText,
} from "#domain/inspections/remeasure/drawing.ts";
import { remeasureDrawRefusalLabel } from "#domain/inspections/remeasure/labels.ts";
import { record } from "../../audit/record.ts";
import type { Db, Tx } from "../../db/db.ts";
import { withinCounties, withinShared } from "../../people/reach.ts";
import { ownCounty } from "../../registry/commands.ts";
import { ruleOf } from "../../rules/queries.ts";
import { sha256 } from "../../sha256.ts";
import { lockSamples } from "./rows.ts";
import { projectCodeOf } from "../../projects/queries.ts";

type Freezing = Body<typeof remeasurements.freeze>;

/** 底册定格：before the seal exists that will decide. From here on nothing of it is changed, and the period is not drawn again. */
export async function freezeSample(tx: Tx, actor: Actor, body: Freezing, today: IsoDate) {
  const { id, from, until, townshipId, kind } = body;
  const countyId = ownCounty(actor);
  await lockSamples(tx, countyId);
  if (townshipId !== null) await requireTownship(tx, actor, countyId, townshipId);
  const { version, content: rule } = await ruleOf(tx, countyId, "remeasurement", today);
  const frame = {
    countyId,
    sampleId: id,
    ...{ from, until, townshipId: townshipId ?? "", kind: kind ?? "" },
    ...{ largeFen: rule.largeYuan * 100, largePercent: rule.largePercent },
    ...{ otherPercent: rule.otherPercent, atLeast: rule.atLeast },
    projects: await listAccepted(tx, actor, countyId, body),
  };
  const why = remeasureDrawRefusals(frame, await listEarlier(tx, actor, countyId), today);
  if (why.length > 0) throw refused(why.map((one) => ({ rule: one, sentence: `${remeasureDrawRefusalLabel[one]}。` })));
  const text = remeasureText(frame);
  const frameSha256 = hex(sha256(text));
  const projects = frame.projects.length;
  const inserted = await tx
    .insertInto("remeasurement")
    .values({
      ...{ countyId, id, fromOn: from, untilOn: until, townshipId, kind, projects, frameSha256 },
      ...{ algorithm: remeasureAlgorithm, frame: text, days: rule.days, ruleVersion: version },
      ...{ frozenOn: today, frozenBy: actor.accountId },
    })
    .onConflict((on) => on.columns(["countyId", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (inserted.numInsertedOrUpdatedRows === 0n) throw conflict("该次抽取已经定格，没有重复定格。");
  const detail = { act: "freeze", sampleFrom: from, sampleUntil: until, kind, projects, sha256: frameSha256 };
  await record(tx, actor, { verb: "remeasurement.draw", countyId, subjectId: id, detail });
  return { id, projects, frameSha256 };
}

async function requireTownship(tx: Tx, actor: Actor, countyId: string, id: string) {
  const { rows } = await sql`
    select from township t where ${withinCounties(actor, "t")} and t.county_id = ${countyId} and t.id = ${id}`.execute(
    tx,
  );
  if (rows.length === 0) throw notFound("乡镇（街道）");
}

/**
 * 竣工验收的项目 with the day of the final acceptance; one that came in by import has no record of passing and counts by the day it was
 * finished. Money as budgeted, or as estimated where no budget was ever set.
 */
async function listAccepted(db: Db, actor: Actor, countyId: string, { from, until, townshipId, kind }: Freezing) {
  const { rows } = await sql<AcceptedProject>`
    select p.id, ${projectCodeOf("p")} as number, coalesce(g.on_day, p.finished_on) as accepted_on,
      coalesce(p.budget_fen, p.estimate_fen) as amount_fen
    from project p left join gate_pass g on g.county_id = p.county_id and g.project_id = p.id and g.gate = 'final-acceptance' and g.withdrawn_on is null
    where ${withinShared(actor, "p")} and p.county_id = ${countyId}
      and p.status in ('accepted', 'settled', 'transferred', 'titled', 'in-upkeep', 'yielding')
      and coalesce(g.on_day, p.finished_on) between ${from}::date and ${until}::date
      ${townshipId === null ? sql`` : sql`and p.reach @> array[${townshipId}::uuid]`}
      ${kind === null ? sql`` : sql`and p.kind = ${kind}`}
    order by p.id`.execute(db);
  return rows;
}

async function listEarlier(db: Db, actor: Actor, countyId: string): Promise<EarlierSample[]> {
  const { rows } = await sql<EarlierSample>`
    select r.from_on as "from", r.until_on as "until", coalesce(r.township_id::text, '') as township_id, coalesce(r.kind, '') as kind
    from remeasurement r where ${withinCounties(actor, "r")} and r.county_id = ${countyId}`.execute(db);
  return rows;
}
