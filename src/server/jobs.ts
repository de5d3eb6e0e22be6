import { sealAudit } from "./audit/seal.ts";
import type { ClockJob, QueueJob } from "./jobs/boss.ts";
import { lightsClock, lightsJob } from "./evaluation/lights/jobs.ts";
import { importJobs } from "./imports/jobs.ts";
import { lookBackClock } from "./inspections/findings/sampling.ts";
import { remeasurementClock } from "./inspections/remeasurements/drawing.ts";
import { objectorsClock } from "./projects/disclosures/keeping.ts";
import { reportsClock, reportsJob } from "./records/jobs.ts";
import { keepingClock } from "./records/keeping.ts";
import { registers } from "./registers.ts";
import { rankingJob } from "./screening/jobs.ts";
import { teamHooks } from "./team-hooks.ts";
import { matchJob } from "./teams/match/jobs.ts";
import { rotationClock } from "./teams/rotation-jobs.ts";
import { solveMatch } from "./teams/match/solve.ts";

/** Every job of the house. */
export const clockJobs: readonly ClockJob[] = [
  {
    verb: "audit.seal",
    cron: "* * * * *",
    run: async ({ gate }) => void (await gate.write({ system: "audit" }, sealAudit)),
  },
  reportsClock,
  keepingClock,
  objectorsClock,
  rotationClock(teamHooks),
  lightsClock,
  lookBackClock,
  remeasurementClock,
];

export const queueJobs: readonly QueueJob[] = [
  rankingJob,
  matchJob(solveMatch),
  reportsJob,
  lightsJob,
  ...importJobs(registers),
];
