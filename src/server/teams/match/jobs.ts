import { refused } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { MatchProgress, MatchResult } from "#domain/teams/match/result.ts";
import type { MatchInput } from "#domain/teams/match/match.ts";
import { verify } from "#domain/teams/match/verify.ts";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import type { QueueJob } from "../../jobs/boss.ts";
import { type RunningJob, runJob } from "../../jobs/progress.ts";
import { lockRun, type MatchRun, saveRun } from "./queries.ts";

export interface Watch {
  readonly onProgress: (progress: MatchProgress) => void;
  readonly signal: AbortSignal;
}

/** The search, wherever it runs; it is not trusted. */
export type Solve = (input: MatchInput, watch: Watch) => Promise<MatchResult>;

interface Payload {
  readonly runId: string;
}

/**
 * Solves a run from its frozen input, in a thread of its own; nothing is locked meanwhile. A server that dies in between
 * leaves the run as it was, and the queue hands it out again. Nothing is saved that verify() does not pass.
 */
export const matchJob = (solve: Solve): QueueJob => ({
  verb: "match.edit",
  run: (ground, queued) =>
    runJob<Payload>(
      ground,
      queued,
      async (job) => {
        const { actor, payload } = job;
        const run = await ground.gate.write(actor, (tx) => beginRun(tx, actor, payload.runId));
        if (!run) return ground.gate.write(actor, (tx) => job.finish(tx));
        try {
          const result = await solved(run, job, solve);
          await ground.gate.write(actor, async (tx) => {
            await saveResult(tx, job, run, result);
            await job.finish(tx, finished(result));
          });
        } catch (error) {
          await ground.gate.write(actor, (tx) => failRun(tx, actor, run.id));
          throw error;
        }
      },
      (tx, { actor, payload }) => failRun(tx, actor, payload.runId),
    ),
});

const isOpen = ({ status }: MatchRun) => status === "waiting" || status === "solving";

/** Taken up, also for the second time after a server died; undefined when there is nothing to solve any more. */
async function beginRun(tx: Tx, actor: Actor, id: string): Promise<MatchRun | undefined> {
  const run = await lockRun(tx, actor, id);
  if (!run || !isOpen(run)) return undefined;
  if (run.status === "waiting") await saveRun(tx, run, { status: "solving" });
  return run;
}

async function failRun(tx: Tx, actor: Actor, id: string): Promise<void> {
  const run = await lockRun(tx, actor, id);
  if (run && isOpen(run)) await saveRun(tx, run, { status: "failed" });
}

async function solved({ input }: MatchRun, job: RunningJob<Payload>, solve: Solve): Promise<MatchResult> {
  const { seconds, priceSeconds } = input.settings;
  const result = await solve(input, {
    signal: job.signal,
    onProgress: (progress) => job.report(Math.min(Math.floor(progress.seconds), seconds + priceSeconds)),
  });
  job.signal.throwIfAborted();
  if (result.outcome === "solved") {
    const [first, ...more] = verify(input, result.plan);
    if (first)
      throw refused([
        {
          rule: "plan-unsound",
          sentence: `算出的方案没有通过核验（${first.text}${more.length > 0 ? `等 ${more.length + 1} 处` : ""}），没有保存。请重新求解；如再次出现，请联系系统管理员。`,
        },
      ]);
  }
  return result;
}

async function saveResult(tx: Tx, { actor, countyId }: RunningJob<Payload>, run: MatchRun, result: MatchResult) {
  const held = await lockRun(tx, actor, run.id);
  if (!held || !isOpen(held)) return;
  const found = result.outcome === "solved";
  await saveRun(tx, run, {
    status: found ? "solved" : "infeasible",
    result,
    ...(found && { picks: result.plan.picks }),
  });
  await record(tx, actor, {
    verb: "match.edit",
    countyId,
    subjectId: run.id,
    detail: { action: "solve", found, ...(found && { proven: result.proven }) },
  });
}

function finished(result: MatchResult): string {
  if (result.outcome === "infeasible") return "各项条件不能同时满足，请按提示调整后重新求解。";
  return result.proven ? "已得出最优方案。" : "时限已到，得出的是目前最好的方案。";
}
