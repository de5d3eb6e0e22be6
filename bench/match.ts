/**
 * The matching of people and villages: a county of 45 villages, 100 people and 34 units to the proven optimum with its reasons, while
 * the real program answers requests beside it; then 50 made-up counties against the plan made by hand, village after village.
 * The process that solves stands where the program's worker thread stands: both share the machine with the program and its database.
 */
import process from "node:process";
import { planFit } from "#domain/teams/match/fit.ts";
import { greedyPlan } from "#domain/teams/match/greedy.ts";
import { groundOf } from "#domain/teams/match/ground.ts";
import { conflictsOf } from "#domain/teams/match/infeasible.ts";
import type { MatchSolved } from "#domain/teams/match/result.ts";
import { search } from "../src/server/teams/match/search.ts";
import { solveMatch } from "../src/server/teams/match/solve.ts";
import { countyOf45, madeCounty } from "../src/server/testing/made-county.ts";
import { ask, percentile, signIn } from "./ground/clients.ts";
import { openCountry, password } from "./ground/country.ts";
import { startProgram } from "./ground/program.ts";

const counties = Number(process.argv[2] ?? 50);
const bars = { seconds: 20, p95: 100, better: 5 };
let missed = false;
const verdict = (held: boolean) => {
  missed ||= !held;
  return held ? "held" : "missed";
};

async function alone(seed: string): Promise<MatchSolved> {
  const result = await solveMatch(madeCounty(countyOf45, seed));
  if (result.outcome !== "solved") throw new Error(`${seed} cannot be matched`);
  return result;
}

/** Requests in two connections without a pause, before and while counties are matched. */
async function beside(): Promise<void> {
  const country = await openCountry(6_000);
  try {
    const program = await startProgram(["src/server/main.ts"], { DATABASE_URL: country.ownerUrl, DEMO: "off" });
    try {
      const asked = {
        origin: program.origin,
        path: "/api/auth/me",
        cookie: await signIn(program.origin, "county", password),
      };
      const crowd = { clients: 2, seconds: 4 };
      await ask(asked, { ...crowd, seconds: 1 });
      const quiet = await ask(asked, crowd);
      const matching = alone("beside");
      const busy = await ask(asked, { ...crowd, pause: 20 });
      await matching;
      const p95 = percentile(busy.times, 0.95);
      console.log(
        `requests while matching: p95 ${p95.toFixed(1)} ms of ${busy.times.length} answers (alone ${percentile(quiet.times, 0.95).toFixed(1)} ms), bar ${bars.p95} ms: ${verdict(p95 <= bars.p95)}`,
      );
    } finally {
      await program.stop();
    }
  } finally {
    await country.close();
  }
}

function spread(values: readonly number[], digits = 1): string {
  const sorted = values.toSorted((a, b) => a - b);
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return `mean ${mean.toFixed(digits)}, least ${sorted[0]!.toFixed(digits)}, most ${sorted.at(-1)!.toFixed(digits)}`;
}

/** The search alone, without reasons: only the worth is compared. */
async function againstHand(): Promise<void> {
  const better: number[] = [];
  const seconds: number[] = [];
  let proven = 0;
  for (let n = 1; better.length < counties; n += 1) {
    const ground = groundOf(madeCounty(countyOf45, `county ${n}`));
    if (conflictsOf(ground).length > 0) continue;
    const hand = planFit(ground, greedyPlan(ground)).total;
    const began = performance.now();
    const found = await search(ground, { seconds: bars.seconds, seed: `${n}` });
    seconds.push((performance.now() - began) / 1000);
    proven += found.proven ? 1 : 0;
    better.push((found.objective / hand - 1) * 100);
  }
  console.log(`${counties} counties proven optimal within ${bars.seconds} s: ${proven}; seconds ${spread(seconds)}`);
  console.log(
    `better than by hand, percent: ${spread(better)}; bar ${bars.better} in the mean: ${verdict(better.reduce((a, b) => a + b, 0) / counties >= bars.better)}`,
  );
}

const { proven, seconds, prices, reasons } = await alone("first");
console.log(
  `45 villages × 100 people × 34 units with ${reasons.length} reasons and ${prices.length} prices: ${seconds.toFixed(1)} s, ${proven ? "proven optimal" : "not proven"}, bar ${bars.seconds} s: ${verdict(proven && seconds <= bars.seconds)}`,
);
await beside();
await againstHand();
if (missed) process.exitCode = 1;
