import { runJob } from "../jobs/progress.ts";
import type { QueueJob } from "../jobs/boss.ts";
import { perturbationOf } from "./commands.ts";
import { findRound } from "./queries.ts";
import { listRanked, saveStability } from "./ranking.ts";
import { moveWeights } from "./stability.ts";

const takenBack = "倒排已被退回或者重新进行，这一次的权重变动结果没有保存。";

/** Moves the weights of a ranking too large to wait for; nothing is locked while it counts. */
export const rankingJob: QueueJob = {
  verb: "ranking.run",
  run: (ground, queued) =>
    runJob<{ roundId: string; seed: string }>(ground, queued, async (job) => {
      const { roundId, seed } = job.payload;
      const input = await ground.gate.read(job.actor, async (db) => {
        const round = await findRound(db, job.actor, roundId);
        return round && perturbationOf(round, await listRanked(db, job.actor, round), seed);
      });
      const rows = input && (await moveWeights(input, job));
      await ground.gate.write(job.actor, async (tx) => {
        const kept = rows && (await saveStability(tx, { countyId: job.countyId, id: roundId }, seed, rows));
        await job.finish(tx, kept ? "" : takenBack);
      });
    }),
};
