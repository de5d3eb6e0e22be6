import { parentPort, workerData } from "node:worker_threads";
import { planFit } from "#domain/teams/match/fit.ts";
import { type Ground, groundOf } from "#domain/teams/match/ground.ts";
import { conflictsOf } from "#domain/teams/match/infeasible.ts";
import type { MatchInput, MatchPick } from "#domain/teams/match/match.ts";
import type { MatchProgress, MatchResult, RulePrice } from "#domain/teams/match/result.ts";
import { groundWithout, priceOf, relaxations } from "#domain/teams/match/prices.ts";
import { reasonsOf } from "#domain/teams/match/reasons.ts";
import { type Found, search } from "./search.ts";

export type SolveReply = { readonly progress: MatchProgress } | { readonly result: MatchResult };

const began = performance.now();
const seconds = () => (performance.now() - began) / 1000;
const post = (reply: SolveReply) => parentPort!.postMessage(reply);
const tell = (stage: MatchProgress["stage"], found: { objective: number; bound: number } | null) =>
  post({
    progress: {
      stage,
      objective: found && Math.round(found.objective),
      bound: found && Number.isFinite(found.bound) ? Math.round(found.bound) : null,
      seconds: seconds(),
    },
  });

async function solve(input: MatchInput): Promise<MatchResult> {
  const ground = groundOf(input);
  tell("checking", null);
  const conflicts = conflictsOf(ground);
  if (conflicts.length > 0) return { outcome: "infeasible", conflicts };
  tell("searching", null);
  const { seed, seconds: limit } = input.settings;
  const found = await search(ground, { seconds: limit, seed, heard: (so) => tell("searching", so) });
  tell("explaining", found);
  return solved(ground, found, await pricesOf(ground, found));
}

/** Every rule is dropped once and the matching searched anew, each within its share of the time. */
async function pricesOf(ground: Ground, found: Found): Promise<RulePrice[]> {
  const { seed, priceSeconds } = ground.input.settings;
  const all = relaxations(ground, found.picks);
  const prices: RulePrice[] = [];
  const until = performance.now() + priceSeconds * 1000;
  for (const [i, relaxed] of all.entries()) {
    const share = Math.max(0, until - performance.now()) / 1000 / (all.length - i);
    const without = await search(groundWithout(relaxed), { seconds: share, seed, start: found.picks });
    prices.push(priceOf(relaxed, found.objective, without));
  }
  return prices.filter(({ gain, atMost }) => gain > 0 || atMost !== 0);
}

function solved(ground: Ground, found: Found, prices: readonly RulePrice[]): MatchResult {
  const { termFrom, termTo } = ground.input.settings;
  const picks: MatchPick[] = found.picks.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  const objective = Math.round(found.objective);
  return {
    outcome: "solved",
    plan: { termFrom, termTo, picks },
    objective,
    bound: found.proven ? objective : Math.round(found.bound),
    proven: found.proven,
    reasons: reasonsOf(ground, picks),
    prices,
    fairness: planFit(ground, picks).byTownship.map((one) => ({ ...one, mean: Math.round(one.mean) })),
    seconds: seconds(),
  };
}

const placeOf = ({ villageId, slot, holderId }: MatchPick) => `${villageId} ${slot} ${holderId}`;

post({ result: await solve(workerData as MatchInput) });
