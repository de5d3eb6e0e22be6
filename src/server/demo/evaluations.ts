import { addWorkingDays } from "#domain/calendar.ts";
import { addDays, addMonths, type IsoDate } from "#domain/date.ts";
import { lastDayOf, monthBefore } from "#domain/evaluation/lights/months.ts";
import { sampleSchemes } from "#domain/evaluation/scheme-data.ts";
import { sql } from "kysely";
import type { Tx } from "../db/db.ts";
import { answerAppeal, appealScore } from "../evaluation/appeals.ts";
import { createEvaluation, freezeEvaluation, publishEvaluation } from "../evaluation/commands.ts";
import { addEntry, saveInputs, setTargets } from "../evaluation/scoring.ts";
import { actorOf } from "./accounts.ts";
import { qinglan, townshipOf } from "./counties.ts";
import { missedNode, nodeReason, ownTargets, plusReason } from "./evaluation-texts.ts";
import { ownInputs, townshipInputs, villageInputs } from "./evaluation-scores.ts";
import { demoId } from "./ids.ts";
import { thirdRound } from "./rounds.ts";
import { approver, author, seatOfTownship, seats } from "./seats.ts";
import type { DemoTeam } from "./teams.ts";
import { morningOf, officeDay, type Timeline } from "./timeline.ts";

const [villageScheme, , townshipScheme] = sampleSchemes.schemes;
const [county, freezer] = [actorOf(author), actorOf(approver)];
const inspector = actorOf(seats.find(({ role, areaId }) => role === "inspector" && areaId === qinglan.id)!);
export const frozenEvaluation = demoId("evaluation frozen");
const [atWork, madeKnown] = [demoId("evaluation at work", 2), demoId("evaluation made known", 1)];

/** So many villages have been scored this month; the others wait for the inspectors. */
const scoredSoFar = 28;

/** 考核三期：上一期整顿村已定格（一件申诉成立）、乡镇（千分制）正在公示、本期整顿村正在评分。 */
export async function loadEvaluations(tx: Tx, teams: readonly DemoTeam[], timeline: Timeline) {
  await loadFrozen(tx, teams, timeline);
  await loadMadeKnown(tx, timeline);
  await loadAtWork(tx, teams, timeline);
}

interface Arranged {
  readonly id: string;
  readonly scheme: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly title: string;
  readonly on: IsoDate;
}

async function arrange(tx: Tx, { on, ...one }: Arranged) {
  const input = { ...one, roundId: thirdRound, schemeVersion: 0, cadence: "monthly" as const };
  await createEvaluation(tx, county, input, on);
  await sql`update evaluation set created_at = ${morningOf(on)} where county_id = ${qinglan.id} and id = ${one.id}`.execute(
    tx,
  );
}

const monthName = (month: IsoDate) => `${Number(month.slice(0, 4))}年${Number(month.slice(5, 7))}月`;

/** The last month whose window of appeals is over for certain. */
async function loadFrozen(tx: Tx, teams: readonly DemoTeam[], { calendar, today }: Timeline) {
  const from = monthBefore(addDays(today, -25));
  const to = lastDayOf(from);
  const id = frozenEvaluation;
  await arrange(tx, {
    id,
    scheme: villageScheme!.title,
    from,
    to,
    title: `${monthName(from)}整顿村考核`,
    on: officeDay(calendar, from),
  });
  const own = teams.slice(0, 3);
  for (const { villageId } of own)
    await setTargets(tx, county, { id, subjectId: villageId, version: 1, targets: ownTargets });
  await writeEntries(tx, id, teams, to);
  const inputs = [
    ...teams.flatMap((team) => villageInputs(team, from)),
    ...own.flatMap(({ villageId }) => ownInputs(villageId)),
  ];
  await saveInputs(tx, inspector, { id, inputs });
  await atMorning(tx, id, to);

  const knownOn = addWorkingDays(calendar, to, 1);
  const { publicityTo } = await publishEvaluation(tx, county, { id, version: 1 }, knownOn);
  await settleAppeal(tx, teams[0]!, [addWorkingDays(calendar, knownOn, 2), addWorkingDays(calendar, knownOn, 4)]);
  const frozenOn = addWorkingDays(calendar, publicityTo, 1);
  await freezeEvaluation(tx, freezer, { id, version: 2 }, frozenOn);
  const at = morningOf(frozenOn);
  await sql`update evaluation set frozen_at = ${at}, updated_at = ${at} where county_id = ${qinglan.id} and id = ${id}`.execute(
    tx,
  );
  await sql`update evaluation_freeze set frozen_at = ${at} where county_id = ${qinglan.id} and evaluation_id = ${id}`.execute(
    tx,
  );
}

/** 一件申诉成立：the inspector puts the grade right. */
async function settleAppeal(
  tx: Tx,
  { villageId, actor }: DemoTeam,
  [askedOn, answeredOn]: readonly [IsoDate, IsoDate],
) {
  const of = { id: frozenEvaluation, subjectId: villageId };
  const appealId = demoId("evaluation appeal");
  const text = "林地纠纷已于本期内签了调解协议，界桩已经立好，评分时协议还在乡镇备案。";
  await appealScore(tx, actor, { ...of, appealId, item: "c4.2", text }, askedOn);
  const answer = "经到村核实，情况属实，申诉成立，改评为“好”。";
  await answerAppeal(tx, county, { ...of, appealId, version: 1, upheld: true, answer }, answeredOn);
  const reason = "经申诉复核：林地纠纷已签调解协议，界桩已立";
  const again = { subjectId: villageId, item: "c4.2", kind: "grade", level: "好", version: 1, reason } as const;
  await saveInputs(tx, inspector, { id: of.id, inputs: [again] });
  await sql`update evaluation_appeal set made_at = ${morningOf(askedOn)} where county_id = ${qinglan.id} and id = ${appealId}`.execute(
    tx,
  );
  await sql`update evaluation_input set entered_at = ${morningOf(answeredOn)} where county_id = ${qinglan.id} and evaluation_id = ${of.id}
    and subject_id = ${villageId} and item = 'c4.2'`.execute(tx);
}

/** 关键节点 and 加分 of some villages. */
async function writeEntries(tx: Tx, id: string, teams: readonly DemoTeam[], onDay: IsoDate) {
  const nodes = teams.slice(0, 8).map(({ villageId }, i) => ({
    ...{ subjectId: villageId, item: "c1.2", kind: "key-node" as const, points: 0 },
    ...{ reached: i % 4 !== 3, reason: i % 4 === 3 ? missedNode : nodeReason },
  }));
  const plus = { item: "p1", kind: "plus" as const, points: 300, reached: null, reason: plusReason };
  for (const [i, entry] of [...nodes, { subjectId: teams[2]!.villageId, ...plus }].entries())
    await addEntry(tx, inspector, { id, entryId: demoId(`entry ${id} ${i}`, i), ...entry, onDay }, onDay);
}

/** When it was entered in the story. */
async function atMorning(tx: Tx, id: string, day: IsoDate) {
  const of = sql`county_id = ${qinglan.id} and evaluation_id = ${id}`;
  await sql`update evaluation_input set entered_at = ${morningOf(day)} where ${of}`.execute(tx);
  await sql`update evaluation_entry set made_at = ${morningOf(day)} where ${of}`.execute(tx);
}

/** 乡镇（街道）, of a thousand points: made known two working days ago, one township has appealed. */
async function loadMadeKnown(tx: Tx, { calendar, today }: Timeline) {
  const month = monthBefore(addDays(today, -7));
  const knownOn = officeDay(calendar, addDays(today, -2));
  const id = madeKnown;
  await arrange(tx, {
    ...{ id, scheme: townshipScheme!.title, from: month, to: lastDayOf(month) },
    ...{ title: `${monthName(month)}乡镇（街道）整顿工作考核`, on: officeDay(calendar, month) },
  });
  await saveInputs(tx, inspector, { id, inputs: townshipInputs(qinglan.townships) });
  await atMorning(tx, id, addDays(knownOn, -1));
  await publishEvaluation(tx, county, { id, version: 1 }, knownOn);
  const township = townshipOf(qinglan, "柳溪镇");
  const appeal = { subjectId: township.id, appealId: demoId("township appeal"), item: "c1.1" };
  const text = "本期党委会两次研究集体经济村的整顿难题，班子成员包村名单已经调整，请复核评定档次。";
  await appealScore(tx, actorOf(seatOfTownship(township)), { id, ...appeal, text }, knownOn);
}

/** 本月：most villages scored, the rest still to be looked at. */
async function loadAtWork(tx: Tx, teams: readonly DemoTeam[], { calendar, today }: Timeline) {
  const from = addMonths(monthBefore(today), 1);
  const on = officeDay(calendar, today);
  const id = atWork;
  await arrange(tx, {
    id,
    scheme: villageScheme!.title,
    from,
    to: lastDayOf(from),
    title: `${monthName(from)}整顿村考核`,
    on,
  });
  await saveInputs(tx, inspector, {
    id,
    inputs: teams.slice(0, scoredSoFar).flatMap((team) => villageInputs(team, from)),
  });
}
