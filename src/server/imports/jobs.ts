import type { Ground } from "../http/call.ts";
import type { QueueJob } from "../jobs/boss.ts";
import { type RunningJob, runJob } from "../jobs/progress.ts";
import { checkAgain, checkFile, type Desk } from "./check.ts";
import { deskFor, type Registers } from "./commands.ts";
import { openFile } from "./upload.ts";
import { commitBatch } from "./commit.ts";
import { type Batch, lockBatch } from "./queries.ts";

interface Payload {
  readonly batchId: string;
  readonly goodRowsOnly?: boolean;
}
type Work = (desk: Desk, batch: Batch, job: RunningJob<Payload>, ground: Ground) => Promise<unknown>;

const works: Readonly<Record<string, Work>> = {
  "import.open": (desk, batch, job, { config }) => openFile(desk, config.dataDir, batch, job.signal),
  "import.check": (desk, batch, job, { config }) => checkFile(desk, config.dataDir, batch, job),
  "import.recheck": (desk, batch, job) => checkAgain(desk, batch, job),
  "import.commit": (desk, batch, job, { clock }) =>
    commitBatch(desk, batch, job.payload.goodRowsOnly === true, clock.now(), job),
};

/** The work of a step is one transaction within the reach of who asked for it: cut off anywhere, it has never been. */
export const importJobs = (registers: Registers): QueueJob[] =>
  Object.entries(works).map(([verb, work]) => ({
    verb,
    run: (ground, queued) =>
      runJob<Payload>(ground, queued, (job) =>
        ground.gate.write(job.actor, async (tx) => {
          const batch = await lockBatch(tx, job.actor, job.payload.batchId);
          const register = deskFor(registers, job.actor, batch.register);
          await work({ tx, actor: job.actor, register }, batch, job, ground);
          job.signal.throwIfAborted();
          await job.finish(tx);
        }),
      ),
  }));
