import { sealAudit } from "./audit/seal.ts";
import type { ClockJob, QueueJob } from "./jobs/boss.ts";
import { rankingJob } from "./screening/jobs.ts";

/** Every job of the house. */
export const clockJobs: readonly ClockJob[] = [
  {
    verb: "audit.seal",
    cron: "* * * * *",
    run: async ({ gate }) => void (await gate.write({ system: "audit" }, sealAudit)),
  },
];

export const queueJobs: readonly QueueJob[] = [rankingJob];
