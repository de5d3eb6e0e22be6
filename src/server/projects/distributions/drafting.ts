import { sql } from "kysely";
import { conflict, notFound, refused } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { type DistributionLine, distributionRefusals, type ShareBounds } from "#domain/projects/assets/distribution.ts";
import { distributionSentence, lineWords } from "#domain/projects/assets/distribution-words.ts";
import { record } from "../../audit/record.ts";
import type { Db, Tx } from "../../db/db.ts";
import { withinShared, withinVillages } from "../../people/reach.ts";
import { ruleOf } from "../../rules/queries.ts";
import { type At, atPlan, insertPlanStep, type LockedPlan, movePlan, withPlanHand } from "./rows.ts";
import { refuseStep } from "./refusing.ts";

interface Words {
  readonly totalFen: number;
  readonly lines: readonly DistributionLine[];
  readonly text: string;
}

interface NewPlan extends Words {
  readonly id: string;
  readonly villageId: string;
  readonly year: number;
}

export interface Total {
  readonly receivedFen: number;
  readonly dividedFen: number;
}

interface OfYear {
  readonly countyId: string;
  readonly villageId: string;
  readonly year: number;
}

/** Income of a village and year with what plans of it divide; held until the plan is saved, so that two do not divide the same money. */
async function lockTotal(tx: Tx, actor: Actor, { countyId, villageId, year }: OfYear): Promise<Total> {
  const { rows } = await sql<Total>`
    select t.received_fen, t.divided_fen from income_total t
    where ${withinShared(actor, "t")} and t.county_id = ${countyId} and t.village_id = ${villageId} and t.year = ${year} for update`.execute(
    tx,
  );
  return rows[0] ?? { receivedFen: 0, dividedFen: 0 };
}

export async function readTotal(db: Db, actor: Actor, { countyId, villageId, year }: OfYear): Promise<Total> {
  const { rows } = await sql<Total>`
    select t.received_fen, t.divided_fen from income_total t
    where ${withinShared(actor, "t")} and t.county_id = ${countyId} and t.village_id = ${villageId} and t.year = ${year}`.execute(
    db,
  );
  return rows[0] ?? { receivedFen: 0, dividedFen: 0 };
}

/** What a plan takes from the year, or gives back; the check of the database stands behind it. */
export async function takeFromTotal(
  tx: Tx,
  actor: Actor,
  { countyId, villageId, year }: OfYear,
  fen: number,
): Promise<void> {
  if (fen === 0) return;
  await sql`
    update income_total t set divided_fen = t.divided_fen + ${fen}
    where ${withinShared(actor, "t")} and t.county_id = ${countyId} and t.village_id = ${villageId} and t.year = ${year}`.execute(
    tx,
  );
}

/** null of the rule's bounds: a least of nought and a most of a hundred bind nobody. */
const boundsOf = (bounds: readonly { use: ShareBounds["use"]; least: number; most: number }[]): ShareBounds[] =>
  bounds.map(({ use, least, most }) => ({ use, least: least === 0 ? null : least, most: most === 100 ? null : most }));

async function refusePlan(tx: Tx, countyId: string, { totalFen, lines }: Words, availableFen: number, today: IsoDate) {
  const { version, content: rule } = await ruleOf(tx, countyId, "distribution", today);
  const why = distributionRefusals({ totalFen, lines, availableFen }, boundsOf(rule.bounds));
  if (why.length > 0) throw refused(why.map((one) => ({ rule: one.rule, sentence: distributionSentence(one) })));
  return version;
}

/** 起草分配方案：不超过该村该年度已收、还没有列入其他方案的收益. */
export async function draftPlan(tx: Tx, actor: Actor, input: NewPlan, today: IsoDate) {
  const { id, villageId, year, totalFen, text } = input;
  const { countyId, townshipId } = await villageOf(tx, actor, villageId);
  const ofYear = { countyId, villageId, year };
  const { receivedFen, dividedFen } = await lockTotal(tx, actor, ofYear);
  const madeUnder = await refusePlan(tx, countyId, input, receivedFen - dividedFen, today);
  const number = await nextNumber(tx, actor, ofYear);
  const reach = [townshipId, villageId];
  const inserted = await tx
    .insertInto("distribution")
    .values({
      ...ofYear,
      id,
      townshipId,
      number,
      totalFen,
      text,
      madeUnder,
      hands: [actor.accountId],
      reach,
      madeBy: actor.accountId,
    })
    .onConflict((on) => on.columns(["countyId", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (inserted.numInsertedOrUpdatedRows === 0n) throw conflict("该分配方案已经起草过，没有重复起草。");
  await insertLines(tx, { countyId, id, reach }, input.lines);
  await takeFromTotal(tx, actor, ofYear, totalFen);
  const step = { action: "draft", fromStatus: "", toStatus: "draft", onDay: today, text: "" };
  await insertPlanStep(tx, actor, { countyId, id, reach }, step);
  const detail = { act: "add", villageId, year, planNumber: number, totalFen, lines: input.lines.map(lineWords) };
  await record(tx, actor, { verb: "distribution.write", countyId, subjectId: id, detail });
  return { id, number, version: 1 };
}

/** Every plan of the year is within the reach of whoever reaches the village; the total is held, so numbers are taken in turn. */
async function nextNumber(tx: Tx, actor: Actor, { countyId, villageId, year }: OfYear): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    select coalesce(max(d.number), 0) + 1 as number from distribution d
    where ${withinShared(actor, "d")} and d.county_id = ${countyId} and d.village_id = ${villageId} and d.year = ${year}`.execute(
    tx,
  );
  return rows[0]!.number;
}

export async function editPlan(tx: Tx, actor: Actor, { id, version, ...words }: Words & At, today: IsoDate) {
  const plan = await atPlan(tx, actor, { id, version });
  if (plan.status !== "draft") refuseStep("edit", plan.status);
  const { receivedFen, dividedFen } = await lockTotal(tx, actor, plan);
  const madeUnder = await refusePlan(tx, plan.countyId, words, receivedFen - dividedFen + plan.totalFen, today);
  await tx
    .deleteFrom("distributionLine")
    .where("countyId", "=", plan.countyId)
    .where("distributionId", "=", id)
    .execute();
  await insertLines(tx, plan, words.lines);
  await takeFromTotal(tx, actor, plan, words.totalFen - plan.totalFen);
  const { totalFen, text, lines } = words;
  const change = { totalFen, text, madeUnder, hands: withPlanHand(plan, actor) };
  const detail = { totalFen, lines: lines.map(lineWords) };
  return movePlan(tx, actor, plan, {
    verb: "distribution.write",
    action: "edit",
    onDay: today,
    text: "",
    change,
    detail,
  });
}

function insertLines(
  tx: Tx,
  { countyId, id, reach }: Pick<LockedPlan, "countyId" | "id" | "reach">,
  lines: readonly DistributionLine[],
) {
  const rows = lines.map((line, i) => ({ ...line, countyId, distributionId: id, position: i + 1, reach: [...reach] }));
  return tx.insertInto("distributionLine").values(rows).execute();
}

/** The village is held: it is not moved in between. */
async function villageOf(tx: Tx, actor: Actor, id: string) {
  const { rows } = await sql<{ countyId: string; townshipId: string }>`
    select v.county_id, v.township_id from village v where ${withinVillages(actor, "v", "id")} and v.id = ${id}
      and v.valid_to is null for share`.execute(tx);
  if (!rows[0]) throw notFound("村（社区）");
  return rows[0];
}
