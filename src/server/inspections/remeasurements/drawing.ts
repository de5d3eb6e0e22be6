import { sql } from "kysely";
import { notFound, refused } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import { addWorkingDays } from "#domain/calendar.ts";
import type { IsoDate } from "#domain/date.ts";
import { drawRemeasured, type DrawnProject } from "#domain/inspections/remeasure/drawing.ts";
import { record } from "../../audit/record.ts";
import { readCalendar } from "../../calendar/queries.ts";
import type { Tx } from "../../db/db.ts";
import type { ClockJob } from "../../jobs/boss.ts";
import { deskOf, everyCounty } from "../../jobs/counties.ts";
import { withinCounties } from "../../people/reach.ts";
import { sha256 } from "../../sha256.ts";
import { findSample, lockSample, type SampleRow } from "./rows.ts";

/** 抽取：who presses and when alters nothing: frame and seal were fixed before. */
export async function drawSampleOf(tx: Tx, actor: Actor, id: string, today: IsoDate) {
  const seen = await findSample(tx, actor, id);
  if (!seen) throw notFound("复核实测抽查");
  const sample = (await lockSample(tx, actor, seen.countyId, id))!;
  if (sample.drawnOn !== null) throw refused([{ rule: "drawn-already", sentence: "该次抽查已经抽取，结果不能改动。" }]);
  const drawn = await drawWhenSealed(tx, actor, sample, today);
  if (drawn === undefined)
    throw refused([{ rule: "not-sealed", sentence: "定格以后的审计记录还没有封存（每分钟封存一次），请稍后再抽取。" }]);
  return { drawn };
}

/** How many were drawn; undefined while the freezing has not been sealed. */
async function drawWhenSealed(tx: Tx, actor: Actor, sample: SampleRow, today: IsoDate): Promise<number | undefined> {
  const { countyId, id, frame } = sample;
  const { rows: seals } = await sql<{ number: number; hash: string }>`
    select s.number, s.hash from seal_of_freezing(${countyId}, ${id}::uuid) s`.execute(tx);
  const seal = seals[0];
  if (!seal) return undefined;
  const result = drawRemeasured(frame, seal.hash, sha256);
  if (!result || result.frameSha256 !== sample.frameSha256) throw new Error("The frozen frame no longer has its hash");
  const dueOn = addWorkingDays(await readCalendar(tx), today, sample.days);
  await insertDrawn(tx, sample, dueOn, result.drawn);
  await tx
    .updateTable("remeasurement")
    .set({ sealNumber: seal.number, sealHash: seal.hash, seed: result.seed, drawnOn: today })
    .where("countyId", "=", countyId)
    .where("id", "=", id)
    .where("drawnOn", "is", null)
    .execute();
  const detail = { act: "draw", projects: sample.projects, taken: result.drawn.length, dueOn };
  const hashes = { sha256: result.frameSha256, seed: result.seed, sealed: seal.number };
  const by = actor.accountId === "" ? null : actor;
  await record(tx, by, { verb: "remeasurement.draw", countyId, subjectId: id, detail: { ...detail, ...hashes } });
  return result.drawn.length;
}

async function insertDrawn(
  tx: Tx,
  { countyId, id }: SampleRow,
  dueOn: IsoDate,
  drawn: readonly DrawnProject[],
): Promise<void> {
  const rows = drawn.map((one, at) => ({
    countyId,
    remeasurementId: id,
    projectId: one.id,
    position: at + 1,
    stratum: one.stratum,
    amountFen: one.amountFen,
    dueOn,
  }));
  await tx.insertInto("remeasuredProject").values(rows).execute();
}

/** 定格而没有抽取的，夜里抽取：nobody lets a sample lie because he guesses what it would be. */
export const remeasurementClock: ClockJob = {
  verb: "remeasurement.run",
  cron: "40 3 * * *",
  run: async (ground) => {
    const today = ground.clock.today();
    await everyCounty(ground, (countyId) =>
      ground.gate.write({ system: "county", countyId }, (tx) => drawWaiting(tx, countyId, today)),
    );
  },
};

export async function drawWaiting(tx: Tx, countyId: string, today: IsoDate): Promise<void> {
  const desk = deskOf(countyId);
  const { rows } = await sql<{ id: string }>`
    select r.id from remeasurement r where ${withinCounties(desk, "r")} and r.drawn_on is null order by r.id`.execute(
    tx,
  );
  for (const { id } of rows) {
    const sample = await lockSample(tx, desk, countyId, id);
    if (sample?.drawnOn === null) await drawWhenSealed(tx, desk, sample, today);
  }
}
