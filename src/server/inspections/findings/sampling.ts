import { sql } from "kysely";
import { uuidv7 } from "#contract/uuid.ts";
import { addWorkingDays } from "#domain/calendar.ts";
import type { IsoDate } from "#domain/date.ts";
import { closedBy } from "#domain/inspections/finding-look-back.ts";
import { type ClosedFinding, drawSample, sampleAlgorithm } from "#domain/inspections/finding-sample.ts";
import { record } from "../../audit/record.ts";
import { readCalendar } from "../../calendar/queries.ts";
import type { Db, Tx } from "../../db/db.ts";
import type { Ground } from "../../http/call.ts";
import type { ClockJob } from "../../jobs/boss.ts";
import { deskOf, everyCounty } from "../../jobs/counties.ts";
import { withinCounties, withinVillages } from "../../people/reach.ts";
import { ruleOf } from "../../rules/queries.ts";
import { sha256 } from "../../sha256.ts";

/** 每月抽取：asked every night, so that a server that was off on the first draws on the second; once a month it is done. */
export const lookBackClock: ClockJob = {
  verb: "finding.sample",
  cron: "20 3 * * *",
  run: async (ground) => {
    const today = ground.clock.today();
    await everyCounty(ground, (id) => drawLookBacks(ground, id, today));
  },
};

/** How many were drawn; null when this month has been drawn, or nothing has been sealed yet. */
export async function drawLookBacks(
  { gate, clock }: Pick<Ground, "gate" | "clock">,
  countyId: string,
  today: IsoDate,
): Promise<number | null> {
  // Read before anything of the frame: who may read the findings may not read the seals.
  const seal = await gate.read({ system: "audit" }, (db) => lastSeal(db, countyId));
  if (!seal) return null;
  return gate.write({ system: "county", countyId }, async (tx) => {
    const month = `${today.slice(0, 7)}-01`;
    if (await drawnAlready(tx, countyId, month)) return null;
    const { content: rule } = await ruleOf(tx, countyId, "finding-look-back", today);
    const findings = await listClosed(tx, countyId, closedBy(today, rule.months));
    if (findings.length === 0) return null;
    const { percent, atLeast, months, days } = rule;
    const frame = { countyId, month, percent, atLeast, months, findings };
    const sample = drawSample(frame, seal.hash, sha256);
    const id = uuidv7();
    const row = { percent, atLeast, months, algorithm: sampleAlgorithm, frame: sample.text, seed: sample.seed };
    const kept = {
      frameSha256: sample.frameSha256,
      sealNumber: seal.number,
      sealHash: seal.hash,
      drawnAt: clock.now(),
    };
    await tx
      .insertInto("findingSample")
      .values({ countyId, id, month, ...row, ...kept })
      .execute();
    const dueOn = addWorkingDays(await readCalendar(tx), today, days);
    await insertDrawn(tx, { countyId, id, dueOn }, sample.drawn);
    const detail = {
      act: "draw",
      reportMonth: month.slice(0, 7),
      findings: findings.length,
      taken: sample.drawn.length,
    };
    const hashes = { sha256: sample.frameSha256, seed: sample.seed, sealed: seal.number };
    await record(tx, null, { verb: "finding.look-back", countyId, subjectId: id, detail: { ...detail, ...hashes } });
    return sample.drawn.length;
  });
}

async function drawnAlready(tx: Tx, countyId: string, month: IsoDate): Promise<boolean> {
  const { rows } = await sql`
    select from finding_sample s where ${withinCounties(deskOf(countyId), "s")} and s.month = ${month}`.execute(tx);
  return rows.length > 0;
}

async function lastSeal(db: Db, countyId: string) {
  const { rows } = await sql<{ number: number; hash: string }>`
    select s.number, s.hash from audit_seal s where s.county_id = ${countyId} order by s.number desc limit 1`.execute(
    db,
  );
  return rows[0];
}

/** Closed long enough, and not looked at since that closing, nor waiting to be. */
async function listClosed(tx: Tx, countyId: string, until: IsoDate): Promise<ClosedFinding[]> {
  const { rows } = await sql<ClosedFinding>`
    select f.id, f.number, f.closed_on from finding f
    where ${withinVillages(deskOf(countyId), "f")} and f.status = 'closed' and f.closed_on <= ${until}
      and not exists (select from finding_look_back l where l.county_id = f.county_id and l.finding_id = f.id
        and (l.on_day is null or l.on_day >= f.closed_on))
    order by f.id`.execute(tx);
  return rows;
}

interface Drawn {
  readonly countyId: string;
  readonly id: string;
  readonly dueOn: IsoDate;
}

async function insertDrawn(tx: Tx, { countyId, id, dueOn }: Drawn, drawn: readonly ClosedFinding[]) {
  const rows = drawn.map((one, position) => ({ id: uuidv7(), findingId: one.id, position: position + 1 }));
  await sql`
    insert into finding_look_back (county_id, id, finding_id, sample_id, position, village_id, township_id, organisation_id, due_on, closed_on)
    select f.county_id, r.id, f.id, ${id}::uuid, r.position, f.village_id, f.township_id, f.organisation_id, ${dueOn}::date, f.closed_on
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, "findingId" uuid, position integer)
    join finding f on f.county_id = ${countyId} and f.id = r."findingId"`.execute(tx);
}
