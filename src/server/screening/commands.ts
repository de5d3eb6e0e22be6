import { refused } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import { deviations } from "#domain/screening/deviation.ts";
import { gapPlaces } from "#domain/screening/gap.ts";
import { roundRefusalLabel } from "#domain/screening/labels.ts";
import { quota, shortlist } from "#domain/screening/quota.ts";
import { isAssessed, type Ranked } from "#domain/screening/rank.ts";
import { stabilityInput } from "#domain/screening/stability-input.ts";
import type { Tx } from "../db/db.ts";
import { startJob } from "../jobs/progress.ts";
import { factsOf, roundReasons } from "./overview.ts";
import type { RoundRow } from "./queries.ts";
import { deleteRanking, listRanked, saveGaps, saveRanking, saveRun, saveStability } from "./ranking.ts";
import { saveOpening, saveWaitingVillages } from "./settings.ts";
import { deleteListedByRatio, saveShortlist } from "./shortlist.ts";
import { isQuick, moveWeights, perturbations } from "./stability.ts";
import { begin, end, lockAt, type Step } from "./step.ts";

export async function openRound(tx: Tx, actor: Actor, step: Step) {
  const round = await lockAt(tx, actor, step.id, step.version);
  await saveOpening(tx, actor, round, step.today);
  const villages = await saveWaitingVillages(tx, actor, round);
  const why = roundReasons(round, "open", { ...(await factsOf(tx, actor, round)), villages }, step);
  if (villages === 0) why.push({ rule: "no-village", sentence: `${roundRefusalLabel["no-village"]}。` });
  if (why.length > 0) throw refused(why);
  return end(tx, actor, round, "open", { villages });
}

/** 倒排：ranked in the database, the line drawn by the rule; long perturbations go on as a job after the commit. */
export async function rankRound(tx: Tx, actor: Actor, step: Step) {
  const round = await begin(tx, actor, step, "rank");
  await saveRanking(tx, actor, round);
  const ranked = await listRanked(tx, actor, round);
  const setting = settingOf(round, ranked.length);
  const { line, listed } = shortlist(ranked, setting);
  const seed = `${round.id}:${round.version}`;
  const input = stabilityInput(ranked, round.indicators, { ...setting, ...perturbations, seed });
  const quick = isQuick(input);
  const jobId = quick ? null : await askForStability(tx, actor, round, seed);
  const apart = deviations(ranked.filter(isAssessed));
  const run = { villages: ranked.length, places: setting.places, line, seed, jobId, deviations: apart };
  await saveRun(tx, actor, round, run, listed);
  await saveGaps(tx, actor, round, gapPlaces(ranked));
  if (quick) await saveStability(tx, round, seed, await moveWeights(input));
  const moved = await end(tx, actor, round, "rank", { villages: run.villages, places: run.places, line, seed });
  return { ...moved, jobId };
}

const askForStability = (tx: Tx, actor: Actor, { countyId, id }: RoundRow, seed: string) =>
  startJob(tx, actor, { countyId, verb: "ranking.run", payload: { roundId: id, seed }, total: perturbations.runs });

const settingOf = (round: RoundRow, villages: number) => ({
  places: quota(villages, round.ratioBasisPoints, round.rounding),
  tie: round.tie,
  directHits: round.directHitMode,
});

/** What the job moves the weights of. */
export function perturbationOf(round: RoundRow, ranked: readonly Ranked[], seed: string) {
  return stabilityInput(ranked, round.indicators, { ...settingOf(round, ranked.length), ...perturbations, seed });
}

export async function shortlistRound(tx: Tx, actor: Actor, step: Step) {
  const round = await begin(tx, actor, step, "shortlist");
  const listed = await saveShortlist(tx, actor, round);
  return { ...(await end(tx, actor, round, "shortlist", { listed })), listed };
}

export async function moveRound(tx: Tx, actor: Actor, step: Step, action: "review" | "verify") {
  return end(tx, actor, await begin(tx, actor, step, action), action);
}

/** 审定之前，每一步都可以退回：what the step had made is taken away, what people wrote stays. */
export async function withdrawRound(tx: Tx, actor: Actor, step: Step, reason: string) {
  const round = await begin(tx, actor, step, "withdraw");
  if (round.status === "ranked") await deleteRanking(tx, actor, round);
  if (round.status === "shortlisted") await deleteListedByRatio(tx, actor, round);
  return end(tx, actor, round, "withdraw", { reason });
}
