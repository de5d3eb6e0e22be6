import { addDays, addMonths, type IsoDate } from "#domain/date.ts";
import { problemAspects } from "#domain/cases/problem-aspects.ts";
import { acceptCase, closeCase, delistCase } from "../cases/acceptances.ts";
import { addItemsBatch, markItemsBatch } from "../cases/batch.ts";
import { lookBack, recordCheck } from "../cases/follow-up.ts";
import { checkCase, selfAssess } from "../cases/steps.ts";
import type { Tx } from "../db/db.ts";
import { record } from "../audit/record.ts";
import { actorOf } from "./accounts.ts";
import { acceptanceOf, versionOf } from "./case-ends.ts";
import { qinglan } from "./counties.ts";
import { demoId } from "./ids.ts";
import { problemTexts } from "./problem-texts.ts";
import { approver, author, seatOfTownship } from "./seats.ts";
import type { Outcome } from "./third-round.ts";
import { takeOverRound } from "./taken-over.ts";
import { officeDay, type Timeline } from "./timeline.ts";

const secondRound = demoId("round 2");
const decision = demoId("decision of round 2");
const villagesInAll = 14;
/** 销号之后又反弹的：which of them, and how many months later. */
const relapses = new Map([
  [3, 14],
  [8, 9],
]);

/**
 * 上一轮的历史：taken over from paper as decided, then walked through the steps on their days. Fourteen villages of other
 * places than those of today; two fell back after they had been taken off the list.
 */
export async function loadSecondRound(tx: Tx, outcomes: readonly Outcome[], timeline: Timeline) {
  const { today, calendar } = timeline;
  const office = (day: IsoDate) => officeDay(calendar, day);
  const villages = outcomes.filter((one) => one.outcome === "rejected").slice(0, villagesInAll);
  const decidedOn = office(addMonths(today, -40));
  await takeOverRound(tx, {
    county: qinglan,
    by: author,
    id: secondRound,
    decisionId: decision,
    name: "第二轮薄弱村整顿",
    number: `青组发〔${decidedOn.slice(0, 4)}〕8号`,
    decidedOn,
    dueOn: addMonths(decidedOn, 24),
    villages: villages.map(({ villageId, townshipId }) => ({ id: fileId(villageId), villageId, townshipId })),
  });
  for (const [i, village] of villages.entries()) {
    const delistedOn = office(addDays(addMonths(today, -30 + i), 11));
    await walk(tx, village, i, { decidedOn, delistedOn, today, office });
  }
  await record(tx, actorOf(author), {
    verb: "case.write",
    countyId: qinglan.id,
    subjectId: secondRound,
    detail: { demo: true, villages: villages.length },
  });
}

const fileId = (villageId: string) => demoId(`case of round 2 ${villageId}`);

interface Days {
  readonly decidedOn: IsoDate;
  readonly delistedOn: IsoDate;
  readonly today: IsoDate;
  readonly office: (day: IsoDate) => IsoDate;
}

async function walk(
  tx: Tx,
  { villageId, townshipId }: Outcome,
  i: number,
  { decidedOn, delistedOn, today, office }: Days,
) {
  const id = fileId(villageId);
  const township = actorOf(seatOfTownship(qinglan.townships.find((one) => one.id === townshipId)!));
  const [worker, judge] = [actorOf(author), actorOf(approver)];
  const step = async () => ({ id, version: await versionOf(tx, id) });
  const before = (days: number) => office(addDays(delistedOn, -days));
  const problems = await writeProblems(tx, id, i, { decidedOn, doneOn: before(60) });
  await selfAssess(tx, worker, { ...(await step()), opinion: "问题清单逐项解决，申请核验。" }, before(45));
  await checkCase(tx, township, { ...(await step()), passed: true, opinion: "情况属实，同意。" }, before(35));
  const heldOn = before(20);
  await acceptCase(
    tx,
    judge,
    { ...(await step()), ...acceptanceOf(villageId, heldOn, { full: 0.82, dissatisfied: 1 }) },
    heldOn,
  );
  const number = `青组发〔${delistedOn.slice(0, 4)}〕${30 + i}号`;
  await delistCase(tx, judge, { ...(await step()), number, decidedOn: delistedOn }, delistedOn);
  const relapsedOn = relapses.has(i) ? office(addMonths(delistedOn, relapses.get(i)!)) : undefined;
  await lookIn(tx, id, { until: relapsedOn ?? today, today, office });
  if (relapsedOn === undefined) return closeWhenOver(tx, id, today);
  await lookBack(
    tx,
    actorOf(author),
    {
      ...(await step()),
      lookBackId: demoId(`look back ${villageId}`),
      onDay: relapsedOn,
      visitors: "县委组织部、县委政法委联合回访组",
      finding: "班子又不团结，村务公开停了半年，群众意见大。",
      relapsed: true,
      newId: demoId(`case again ${villageId}`),
      newDueOn: addMonths(relapsedOn, 12) > today ? addMonths(relapsedOn, 12) : addMonths(today, 4),
      problems,
    },
    relapsedOn,
  );
}

const goal = {
  task: "fill-posts" as const,
  text: "补齐村“两委”班子",
  measure: "乡镇党委提名，党员大会选举",
  responsibleUnit: "乡镇（街道）党委",
  responsiblePerson: "包村领导",
};

async function writeProblems(
  tx: Tx,
  id: string,
  i: number,
  { decidedOn, doneOn }: { decidedOn: IsoDate; doneOn: IsoDate },
) {
  const aspects = [problemAspects[i % problemAspects.length]!, problemAspects[(i * 3 + 1) % problemAspects.length]!];
  const fields = [...new Set(aspects)].map((aspect) => problemTexts.find((one) => one.aspect === aspect)!);
  const items = fields.map((one, n) => ({
    list: "problems" as const,
    id: demoId(`problem of round 2 ${id} ${n}`, n),
    fields: { ...one, dueOn: addMonths(decidedOn, 12) },
  }));
  const goalId = demoId(`goal of round 2 ${id}`);
  const dueOn = addMonths(decidedOn, 12);
  await addItemsBatch(tx, actorOf(author), id, [...items, { list: "goals", id: goalId, fields: { ...goal, dueOn } }]);
  const marks = items.map(({ id: itemId }) => ({ list: "problems" as const, itemId, doneOn }));
  const done = { list: "goals" as const, itemId: goalId, doneOn };
  await markItemsBatch(tx, actorOf(author), id, [...marks, done], doneOn);
  return items.map(({ id: problemId }) => problemId);
}

interface Until {
  readonly until: IsoDate;
  readonly today: IsoDate;
  readonly office: (day: IsoDate) => IsoDate;
}

/** 巩固期检查：those that were due, a week late at most; the last one may still wait. */
async function lookIn(tx: Tx, caseId: string, { until, office }: Until) {
  const checks = await tx
    .selectFrom("consolidationCheck")
    .where("countyId", "=", qinglan.id)
    .where("caseId", "=", caseId)
    .select(["id", "dueOn", "version"])
    .orderBy("month")
    .execute();
  for (const { id: checkId, dueOn, version } of checks) {
    const doneOn = office(addDays(dueOn, 5));
    if (doneOn > until) return;
    const finding = "班子运转正常，问题没有反复。";
    await recordCheck(tx, actorOf(author), { id: caseId, checkId, version, doneOn, sound: true, finding }, doneOn);
  }
}

async function closeWhenOver(tx: Tx, id: string, today: IsoDate) {
  const open = await tx
    .selectFrom("consolidationCheck")
    .where("countyId", "=", qinglan.id)
    .where("caseId", "=", id)
    .select(({ fn }) => [
      fn.countAll<number>().as("checks"),
      fn.count<number>("doneOn").as("done"),
      fn.max("doneOn").as("last"),
    ])
    .executeTakeFirstOrThrow();
  if (Number(open.checks) > Number(open.done)) return;
  const day = addDays(open.last as IsoDate, 7);
  if (day > today) return;
  await closeCase(tx, actorOf(approver), { id, version: await versionOf(tx, id) }, day);
}
