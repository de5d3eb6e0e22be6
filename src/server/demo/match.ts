import type { IsoDate } from "#domain/date.ts";
import { planFit } from "#domain/teams/match/fit.ts";
import { groundOf } from "#domain/teams/match/ground.ts";
import type { MatchPick } from "#domain/teams/match/match.ts";
import type { MatchSolved } from "#domain/teams/match/result.ts";
import { reasonsOf } from "#domain/teams/match/reasons.ts";
import type { Tx } from "../db/db.ts";
import { ruleOf } from "../rules/queries.ts";
import { buildInput } from "../teams/match/input.ts";
import { actorOf } from "./accounts.ts";
import { qinglan } from "./counties.ts";
import { demoId } from "./ids.ts";
import { thirdRound } from "./rounds.ts";
import { approver, author } from "./seats.ts";
import { planPrices } from "./team-plan.ts";
import { morningOf, type Timeline } from "./timeline.ts";

const matchRun = demoId("match of round 3");

/** 已确认的配对方案：found once by the search and kept here, since a demo should not search; its reasons are worked out anew. */
export async function saveConfirmedMatch(
  tx: Tx,
  picks: readonly MatchPick[],
  term: { readonly from: IsoDate; readonly to: IsoDate },
  { formedOn }: Timeline,
) {
  const { content } = await ruleOf(tx, qinglan.id, "match", term.from);
  const settings = { ...content, termFrom: term.from, termTo: term.to, capacities: [] };
  const input = await buildInput(tx, actorOf(author), { countyId: qinglan.id, id: thirdRound }, settings);
  const ground = groundOf(input);
  const fit = planFit(ground, picks);
  const objective = Math.round(fit.total);
  const result: MatchSolved = {
    outcome: "solved",
    plan: { termFrom: term.from, termTo: term.to, picks },
    objective,
    bound: objective,
    proven: true,
    reasons: reasonsOf(ground, picks),
    prices: planPrices,
    fairness: fit.byTownship.map((one) => ({ ...one, mean: Math.round(one.mean) })),
    seconds: 6,
  };
  await tx
    .insertInto("matchRun")
    .values({
      countyId: qinglan.id,
      id: matchRun,
      roundId: thirdRound,
      status: "confirmed",
      settings: JSON.stringify(settings),
      input: JSON.stringify(input),
      result: JSON.stringify(result),
      picks: JSON.stringify(picks),
      createdBy: author.accountId,
      createdAt: morningOf(formedOn),
      confirmedBy: approver.accountId,
      confirmedAt: morningOf(formedOn),
    })
    .execute();
  return matchRun;
}
