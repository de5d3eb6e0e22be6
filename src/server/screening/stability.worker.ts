import { parentPort, workerData } from "node:worker_threads";
import { emptyTally, runStability, type StabilityTally } from "#domain/screening/stability.ts";
import type { StabilityInput } from "#domain/screening/stability-input.ts";

export interface StabilityTask {
  readonly input: StabilityInput;
  readonly runs: number;
}

export type StabilityReply = { readonly done: number } | { readonly tally: StabilityTally };

/** Divisible by four: the runs share a reading of the matrix in fours. */
const piece = 40;

const { input, runs } = workerData as StabilityTask;
const tally = emptyTally(input.villageIds.length);
for (let from = 0; from < runs; from += piece) {
  runStability(input, from, Math.min(runs, from + piece), tally);
  parentPort!.postMessage({ done: tally.runs } satisfies StabilityReply);
}
parentPort!.postMessage({ tally } satisfies StabilityReply);
