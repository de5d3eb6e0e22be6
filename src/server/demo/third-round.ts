import { sql } from "kysely";
import { chance } from "#domain/random.ts";
import type { Level } from "#domain/screening/decision.ts";
import { addWorkingDays } from "#domain/calendar.ts";
import { openCases } from "../cases/commands.ts";
import type { Tx } from "../db/db.ts";
import { moveRound, openRound, rankRound, shortlistRound } from "../screening/commands.ts";
import { decide } from "../screening/decide.ts";
import { createRound } from "../screening/draft.ts";
import { writeOpinionsBatch } from "../screening/opinions.ts";
import { recordVerificationsBatch } from "../screening/review-batch.ts";
import { actorOf } from "./accounts.ts";
import { qinglan } from "./counties.ts";
import { demoId } from "./ids.ts";
import { keepWords, rejectWords, removeWords, findings, visitorsOf } from "./review-texts.ts";
import { handIn, loadList, settingOf, thirdRound } from "./rounds.ts";
import { approver, author, reviewers } from "./seats.ts";
import type { Timeline } from "./timeline.ts";
import { villagesOf } from "./villages.ts";

export const thirdDecision = demoId("decision of round 3");
const countyLevel = 25;

/** One village of the shortlist and what became of it. */
export interface Outcome {
  readonly villageId: string;
  readonly townshipId: string;
  readonly position: number;
  readonly outcome: "confirmed" | "rejected";
  readonly level: Level | null;
  readonly reason: string;
}

/** 摸排、倒排、联审、核实、审定：each step by the office that takes it, on the day it was taken. */
export async function loadThirdRound(tx: Tx, timeline: Timeline): Promise<Outcome[]> {
  const county = actorOf(author);
  const id = thirdRound;
  await loadList(tx, qinglan, author, timeline);
  const { openedOn, assessedBy, rankedOn, reviewedOn, decidedOn } = timeline;
  await createRound(tx, county, { id, ...settingOf(qinglan, "第三轮薄弱村整顿", assessedBy) }, openedOn);
  let { version } = await openRound(tx, county, { id, version: 1, today: openedOn });
  await handIn(tx, qinglan, id, villagesOf(qinglan), true);
  ({ version } = await rankRound(tx, county, { id, version, today: rankedOn }));
  ({ version } = await shortlistRound(tx, county, { id, version, today: rankedOn }));
  ({ version } = await moveRound(tx, county, { id, version, today: reviewedOn }, "review"));
  const outcomes = await settleOutcomes(tx);
  await writeOpinions(tx, outcomes);
  await recordVisits(tx, outcomes, timeline);
  ({ version } = await moveRound(tx, county, { id, version, today: decidedOn }, "verify"));
  await decide(
    tx,
    actorOf(approver),
    { id, version, today: decidedOn },
    decisionOf(outcomes, timeline),
    openNamedCases,
  );
  return outcomes;
}

/** 各乡镇按名次取最薄弱的若干村列入，前 25 个由县级管理。 */
async function settleOutcomes(tx: Tx): Promise<Outcome[]> {
  const listed = await tx
    .selectFrom("shortlistEntry as e")
    .innerJoin("ranking as k", (join) =>
      join
        .onRef("k.countyId", "=", "e.countyId")
        .onRef("k.roundId", "=", "e.roundId")
        .onRef("k.villageId", "=", "e.villageId"),
    )
    .where("e.countyId", "=", qinglan.id)
    .where("e.roundId", "=", thirdRound)
    .orderBy("k.position")
    .select(["e.villageId", "e.townshipId", "k.position"])
    .execute();
  const left = new Map(qinglan.townships.map(({ id, weak }) => [id, weak / 2]));
  let confirmed = 0;
  return listed.map((village, i) => {
    const places = left.get(village.townshipId)!;
    if (places === 0)
      return { ...village, outcome: "rejected", level: null, reason: rejectWords[i % rejectWords.length]! };
    left.set(village.townshipId, places - 1);
    confirmed += 1;
    return { ...village, outcome: "confirmed", level: confirmed <= countyLevel ? "county" : "township", reason: "" };
  });
}

/** 三家各看各的：each writes where it has something to say; some ask to take a village off. */
async function writeOpinions(tx: Tx, outcomes: readonly Outcome[]) {
  for (const [n, seat] of reviewers.entries()) {
    const draw = chance(`opinions ${seat.loginName}`);
    const opinions = outcomes.flatMap(({ villageId, outcome }, i) => {
      const doubt = outcome === "rejected" && draw() < 0.3;
      if (!doubt && draw() < 0.2) return [];
      const words = (doubt ? removeWords : keepWords)[seat.loginName]!;
      const reason = words[Math.floor(draw() * words.length)]!;
      const id = demoId(`opinion ${seat.loginName} ${villageId}`, n * 1000 + i);
      return { id, villageId, kind: doubt ? ("remove" as const) : ("keep" as const), reason };
    });
    await writeOpinionsBatch(tx, actorOf(seat), thirdRound, opinions);
  }
}

/** 一天十来个村，两人一组。 */
async function recordVisits(tx: Tx, outcomes: readonly Outcome[], { calendar, visitedFrom, decidedOn }: Timeline) {
  const visits = outcomes.map(({ villageId, outcome }, i) => ({
    id: demoId(`visit ${villageId}`, i),
    villageId,
    visitedOn: addWorkingDays(calendar, visitedFrom, Math.floor(i / 12)),
    visitors: visitorsOf(i),
    finding: findings[outcome][i % findings[outcome].length]!,
    upheld: outcome === "confirmed",
  }));
  await recordVerificationsBatch(tx, actorOf(author), thirdRound, visits, decidedOn);
}

const decisionOf = (outcomes: readonly Outcome[], { decidedOn }: Timeline) => ({
  id: thirdDecision,
  number: `青组发〔${decidedOn.slice(0, 4)}〕12号`,
  decidedOn,
  villages: outcomes.map(({ villageId, outcome, level, reason }) => ({ villageId, outcome, level, reason })),
});

/** The files of a decision, under ids that are the same on every machine. */
const openNamedCases: typeof openCases = async (tx, actor, decisionId, today) => {
  const opened = await openCases(tx, actor, decisionId, today);
  const files = await tx.selectFrom("caseFile").where("decisionId", "=", decisionId).select("villageId").execute();
  const villageIds = files.map(({ villageId }) => villageId);
  await sql`
    update case_file c set id = x.id
    from unnest(${villageIds}::uuid[], ${villageIds.map(caseId)}::uuid[]) as x (village_id, id)
    where c.county_id = ${qinglan.id} and c.decision_id = ${decisionId} and c.village_id = x.village_id`.execute(tx);
  return opened;
};

export const caseId = (villageId: string) => demoId(`case ${villageId}`);
