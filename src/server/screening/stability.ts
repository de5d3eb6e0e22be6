import { Worker } from "node:worker_threads";
import { type Stability, stabilityRows, type StabilityTally } from "#domain/screening/stability.ts";
import type { StabilityInput } from "#domain/screening/stability-input.ts";
import type { StabilityReply, StabilityTask } from "./stability.worker.ts";

/** 权重变动的次数和幅度：每项权重在 ±20% 以内随机变动，共 1000 次。 */
export const perturbations = { runs: 1000, spreadBasisPoints: 2000 } as const;

/** About two seconds of one core; what takes longer becomes a job with progress. */
const quickCells = 200_000_000;

export function isQuick({ villageIds, weights }: Pick<StabilityInput, "villageIds" | "weights">): boolean {
  return villageIds.length * weights.length * perturbations.runs <= quickCells;
}

interface Watch {
  report(done: number): void;
  readonly signal: AbortSignal;
}

/** Moves the weights in a thread of its own: requests go on being answered meanwhile. */
export async function moveWeights(input: StabilityInput, watch?: Watch): Promise<Stability[]> {
  watch?.signal.throwIfAborted();
  const task: StabilityTask = { input, runs: perturbations.runs };
  const worker = new Worker(new URL("./stability.worker.ts", import.meta.url), { workerData: task });
  try {
    const tally = await new Promise<StabilityTally>((resolve, reject) => {
      watch?.signal.addEventListener("abort", () => reject(watch.signal.reason as Error), { once: true });
      worker.on("message", (reply: StabilityReply) => {
        if ("tally" in reply) resolve(reply.tally);
        else watch?.report(reply.done);
      });
      worker.once("error", reject);
      worker.once("exit", (code) => reject(new Error(`the stability worker stopped with code ${code}`)));
    });
    return stabilityRows(input, tally);
  } finally {
    await worker.terminate();
  }
}
