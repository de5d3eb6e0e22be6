import { on } from "node:events";
import { Worker } from "node:worker_threads";
import { Problem } from "#contract/problem.ts";
import type { MatchInput } from "#domain/teams/match/match.ts";
import type { MatchProgress, MatchResult } from "#domain/teams/match/result.ts";
import { verify } from "#domain/teams/match/verify.ts";
import type { SolveReply } from "./solve.worker.ts";

interface Listening {
  readonly onProgress?: (progress: MatchProgress) => void;
  readonly signal?: AbortSignal;
}

/** What a worker may hold of JavaScript; the engine bounds its own memory, see search.ts. */
const megabytes = 512;
/** Villages times people and units: past it the search would hold more than a county's machine has to spare. */
const mostPairs = 400_000;
/** Beside the two time limits: loading, checking and writing the reasons. */
const graceSeconds = 30;

/**
 * The best plan for an input, with its reasons, or the rules that cannot hold together. Searches in a thread of its own, so
 * that requests are answered meanwhile; aborting the signal ends the thread. What comes back has been verified.
 */
export async function solveMatch(input: MatchInput, { onProgress, signal }: Listening = {}): Promise<MatchResult> {
  signal?.throwIfAborted();
  if (input.villages.length * (input.people.length + input.units.length) > mostPairs)
    throw new Problem("too-large", "村和人选过多，超出一次配对的范围。请按片区分次配对。");
  const { seconds, priceSeconds } = input.settings;
  const limit = AbortSignal.timeout((seconds + priceSeconds + graceSeconds) * 1000);
  const worker = new Worker(new URL("./solve.worker.ts", import.meta.url), {
    workerData: input,
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 32 },
  });
  try {
    return verified(input, await lastReply(worker, signal ? AbortSignal.any([signal, limit]) : limit, onProgress));
  } catch (error) {
    signal?.throwIfAborted();
    if (limit.aborted) throw new Problem("too-large", "计算超过规定时间，已停止。请减少村或人选后再试。");
    throw error;
  } finally {
    await worker.terminate();
  }
}

async function lastReply(
  worker: Worker,
  signal: AbortSignal,
  onProgress: Listening["onProgress"],
): Promise<MatchResult> {
  const replies = on(worker, "message", { signal, close: ["exit"] }) as AsyncIterable<[SolveReply]>;
  for await (const [reply] of replies) {
    if ("result" in reply) return reply.result;
    onProgress?.(reply.progress);
  }
  throw new Error("the solver ended without an answer");
}

/** The engine is not trusted: a plan that breaks a rule is a fault of the program and never leaves here. */
function verified(input: MatchInput, result: MatchResult): MatchResult {
  if (result.outcome === "infeasible") return result;
  const broken = verify(input, result.plan);
  if (broken.length > 0) throw new Error(`the plan breaks ${broken.length} rules: ${broken[0]!.text}`);
  return result;
}
