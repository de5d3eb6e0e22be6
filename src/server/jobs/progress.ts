import { sql } from "kysely";
import { forbidden, notFound, Problem, refused } from "#contract/problem.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Actor } from "#domain/access.ts";
import type { Db, Tx } from "../db/db.ts";
import type { Ground } from "../http/call.ts";
import { withinCounties } from "../people/reach.ts";
import { enqueue } from "./boss.ts";

interface NewJob {
  readonly countyId: string;
  readonly verb: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly total?: number;
}

/** Puts visible work into the queue, in the transaction of the write that asks for it. It will run within the actor's reach. */
export async function startJob(tx: Tx, actor: Actor, job: NewJob): Promise<string> {
  const { countyId, verb, payload, total = 0 } = job;
  const id = uuidv7();
  const kept = JSON.stringify({ ...payload, actor });
  await tx.insertInto("job").values({ countyId, id, verb, accountId: actor.accountId, payload: kept, total }).execute();
  await enqueue(tx, verb, { countyId, jobId: id });
  return id;
}

export interface Progress {
  /** Remembered at once, written at most twice a second. */
  report(done: number, total?: number): void;
  /** Aborted when the officer cancels; thrown out of the transaction it undoes everything. */
  readonly signal: AbortSignal;
}

export interface RunningJob<Payload> extends Progress {
  readonly id: string;
  readonly countyId: string;
  readonly actor: Actor;
  readonly payload: Payload;
  /** Marks the job done in the transaction of its work: neither stands without the other. */
  finish(tx: Tx, message?: string): Promise<void>;
}

const tickMilliseconds = 500;
/** Longer than all attempts of the queue together. */
const silentMilliseconds = 2 * 60_000;
const cancelled = "任务已取消，没有写入任何内容。";
const takenUpAgain = "服务器曾中途停止，没有写入任何内容，现已自动重新办理。";

/**
 * Runs a job taken from the queue. Its progress is written in transactions of its own, so that others see it while the
 * work is still one open transaction. A job already ended is left alone: the queue hands one out again after a crash. `dropped` settles what
 * waits for a job that was cancelled before it began.
 */
export async function runJob<Payload>(
  ground: Ground,
  queued: unknown,
  act: (job: RunningJob<Payload>) => Promise<void>,
  dropped?: (tx: Tx, job: Pick<RunningJob<Payload>, "actor" | "payload">) => Promise<void>,
): Promise<void> {
  const { countyId, jobId } = queued as { countyId: string; jobId: string };
  const begun = await ground.gate.write({ system: "county", countyId }, (tx) => begin(tx, countyId, jobId));
  if (!begun) return;
  const { actor, ...payload } = begun.payload as { actor: Actor };
  if (begun.cancelAsked) {
    await ground.gate.write(actor, async (tx) => dropped?.(tx, { actor, payload: payload as Payload }));
    return;
  }
  const stop = new AbortController();
  const ticker = progressTicker(ground, countyId, jobId, stop);
  try {
    stop.signal.throwIfAborted();
    await act({
      id: jobId,
      countyId,
      actor,
      payload: payload as Payload,
      report: ticker.report,
      signal: stop.signal,
      finish: (tx, message = "") => endJob(tx, countyId, jobId, "done", message),
    });
    await ticker.stop();
  } catch (error) {
    await ticker.stop();
    const [state, message] = stop.signal.aborted ? (["cancelled", cancelled] as const) : failureOf(error);
    await ground.gate.write({ system: "county", countyId }, (tx) => endJob(tx, countyId, jobId, state, message));
    if (!stop.signal.aborted && !(error instanceof Problem)) throw error;
  }
}

const failureOf = (error: unknown) =>
  [
    "failed",
    error instanceof Problem
      ? error.message
      : "系统出现意外错误，没有写入任何内容。请重试；如再次出现，请联系系统管理员。",
  ] as const;

/** undefined: it has ended. A job cancelled while waiting ends here, and says so. */
async function begin(tx: Tx, countyId: string, id: string) {
  const job = await tx
    .selectFrom("job")
    .select(["state", "payload", "cancelAsked"])
    .where("countyId", "=", countyId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!job || (job.state !== "waiting" && job.state !== "running")) return undefined;
  if (job.cancelAsked) {
    await endJob(tx, countyId, id, "cancelled", cancelled);
    return job;
  }
  const now = sql<string>`now()`;
  // Running already: the server that ran it has died.
  const message = job.state === "running" ? takenUpAgain : "";
  await tx
    .updateTable("job")
    .set({ state: "running", startedAt: now, beatAt: now, done: 0, message })
    .where("countyId", "=", countyId)
    .where("id", "=", id)
    .execute();
  return job;
}

async function endJob(tx: Tx, countyId: string, id: string, state: "done" | "failed" | "cancelled", message: string) {
  await tx
    .updateTable("job")
    .set({ state, message, endedAt: sql`now()`, ...(state === "done" && { done: sql<number>`total` }) })
    .where("countyId", "=", countyId)
    .where("id", "=", id)
    .execute();
}

function progressTicker(ground: Ground, countyId: string, id: string, stop: AbortController) {
  let now: { done: number; total?: number } = { done: 0 };
  let writing: Promise<void> = Promise.resolve();
  let busy = false;
  const write = async () => {
    const row = await ground.gate.write({ system: "county", countyId }, (tx) => beat(tx, countyId, id, now));
    if (row?.cancelAsked) stop.abort(new Problem("refused", cancelled));
  };
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    writing = write().finally(() => (busy = false));
    // A lost beat stops the work rather than leaving it unseen.
    writing.catch((error: unknown) => stop.abort(error));
  }, tickMilliseconds);
  return {
    report: (done: number, total?: number) => (now = total === undefined ? { ...now, done } : { done, total }),
    stop: async () => {
      clearInterval(timer);
      await Promise.allSettled([writing]);
    },
  };
}

/** The work's own transaction may hold this row at its very end; a beat then waits for nothing and is left out. */
function beat(tx: Tx, countyId: string, id: string, now: { done: number; total?: number }) {
  return sql<{ cancelAsked: boolean }>`
    update job set beat_at = now(), done = ${now.done}, total = coalesce(${now.total ?? null}::integer, total)
    where county_id = ${countyId} and id = (
      select id from job where county_id = ${countyId} and id = ${id} and state = 'running' for update skip locked)
    returning cancel_asked`
    .execute(tx)
    .then(({ rows }) => rows[0]);
}

/** The actor's own jobs, and for a county's desk all jobs of the county. A job silent for long died with its server. */
function jobsInReach(db: Db, actor: Actor, id: string) {
  return db
    .selectFrom("job as j")
    .where("j.id", "=", id)
    .where(withinCounties(actor, "j"))
    .$if(actor.townships !== "all", (q) => q.where("j.accountId", "=", actor.accountId));
}

export async function getJob(db: Db, actor: Actor, id: string, now: Date) {
  const job = await jobsInReach(db, actor, id)
    .select([
      "j.id",
      "j.verb",
      "j.state",
      "j.done",
      "j.total",
      "j.message",
      "j.cancelAsked",
      "j.createdAt",
      "j.endedAt",
      "j.beatAt",
    ])
    .executeTakeFirst();
  if (!job) throw notFound("后台任务");
  const { beatAt, ...view } = job;
  const silent = job.state === "running" && now.getTime() - Date.parse(beatAt ?? job.createdAt) > silentMilliseconds;
  if (!silent) return view;
  return { ...view, state: "failed" as const, message: "服务器中途停止，没有写入任何内容。请重新办理。" };
}

export async function cancelJob(tx: Tx, actor: Actor, id: string) {
  const job = await jobsInReach(tx, actor, id).select(["j.countyId", "j.state", "j.accountId"]).executeTakeFirst();
  if (!job) throw notFound("后台任务");
  if (job.accountId !== actor.accountId) throw forbidden("只有办理人本人可以取消这项任务。");
  if (job.state !== "waiting" && job.state !== "running")
    throw refused([{ rule: "job-ended", sentence: "任务已经结束，不能取消。" }]);
  await tx
    .updateTable("job")
    .set({ cancelAsked: true })
    .where("countyId", "=", job.countyId)
    .where("id", "=", id)
    .execute();
}
