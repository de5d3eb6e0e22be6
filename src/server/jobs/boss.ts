import { CompiledQuery } from "kysely";
import pg from "pg";
import { PgBoss } from "pg-boss";
import type { Tx } from "../db/db.ts";
import type { Ground } from "../http/call.ts";

/** Work done on the clock, e.g. every minute. */
export interface ClockJob {
  readonly verb: string;
  /** Five fields, Asia/Shanghai. */
  readonly cron: string;
  run(ground: Ground): Promise<void>;
}

/** Work put into the queue in the transaction of the write that asks for it. */
export interface QueueJob {
  readonly verb: string;
  run(ground: Ground, payload: unknown): Promise<void>;
}

export interface Jobs {
  stop(): Promise<void>;
}

const schema = "pgboss";

/** Creates the queue's tables and lets the application role use them. */
async function prepare(boss: PgBoss, ownerUrl: string) {
  await boss.start();
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`grant usage on schema ${schema} to zhucun_app`);
    await client.query(`grant select, insert, update, delete on all tables in schema ${schema} to zhucun_app`);
    await client.query(`grant execute on all functions in schema ${schema} to zhucun_app`);
  } finally {
    await client.end();
  }
}

/** The queues alone, without anybody at work: a job can be put in before the first server starts. */
export async function createQueues(ownerUrl: string, verbs: readonly string[]) {
  const boss = new PgBoss({ connectionString: ownerUrl, schema, max: 1, supervise: false, schedule: false });
  await prepare(boss, ownerUrl);
  for (const verb of verbs) await boss.createQueue(verb, queueOptions);
  await boss.stop({ graceful: false });
}

/** A job whose server fell silent is handed out again within half a minute, twice at most: its officer is waiting. */
const queueOptions = { retryLimit: 2, expireInSeconds: 3600, heartbeatSeconds: 20 };
const watchful = { superviseIntervalSeconds: 5, monitorIntervalSeconds: 5 };

export async function startJobs(
  ownerUrl: string,
  ground: Ground,
  { clock, queue }: { clock: readonly ClockJob[]; queue: readonly QueueJob[] },
  fail: (verb: string, error: unknown) => void,
): Promise<Jobs> {
  const boss = new PgBoss({ connectionString: ownerUrl, schema, max: 4, application_name: "zhucun jobs", ...watchful });
  boss.on("error", (error) => fail("queue", error));
  await prepare(boss, ownerUrl);
  for (const job of clock) {
    await boss.createQueue(job.verb, { policy: "singleton", retryLimit: 0 });
    await boss.schedule(job.verb, job.cron, null, { tz: "Asia/Shanghai" });
    await boss.work(job.verb, () => report(job.verb, fail, () => job.run(ground)));
  }
  for (const job of queue) {
    await boss.createQueue(job.verb, queueOptions);
    await boss.updateQueue(job.verb, queueOptions); // made by an earlier version with other options
    await boss.work(job.verb, { pollingIntervalSeconds: 0.5 }, async ([one]) =>
      report(job.verb, fail, () => job.run(ground, one!.data)),
    );
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 10_000 }) };
}

async function report(verb: string, fail: (verb: string, error: unknown) => void, act: () => Promise<void>) {
  try {
    await act();
  } catch (error) {
    fail(verb, error);
    throw error;
  }
}

/**
 * Puts a job into the queue in the transaction of the write: neither exists without the other. Written straight into the
 * queue's table, because a sender that was never started does not know its queues.
 */
export async function enqueue(tx: Tx, verb: string, payload: object): Promise<void> {
  const put = CompiledQuery.raw(
    `insert into ${schema}.job (name, data, policy, retry_limit, expire_seconds, heartbeat_seconds)
     select name, $2::jsonb, policy, retry_limit, expire_seconds, heartbeat_seconds from ${schema}.queue where name = $1
     returning id`,
    [verb, JSON.stringify(payload)],
  );
  const { rows } = await tx.executeQuery(put);
  if (rows.length === 0) throw new Error(`there is no queue ${verb}`);
}
