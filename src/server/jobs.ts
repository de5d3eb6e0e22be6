import { sealAudit } from "./audit/seal.ts";
import type { ClockJob, QueueJob } from "./jobs/boss.ts";
import { importJobs } from "./imports/jobs.ts";
import { registers } from "./registers.ts";
import { rankingJob } from "./screening/jobs.ts";

/** Every job of the house. */
export const clockJobs: readonly ClockJob[] = [
  {
    verb: "audit.seal",
    cron: "* * * * *",
    run: async ({ gate }) => void (await gate.write({ system: "audit" }, sealAudit)),
  },
];

export const queueJobs: readonly QueueJob[] = [rankingJob, ...importJobs(registers)];
