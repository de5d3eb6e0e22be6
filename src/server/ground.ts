import fs from "node:fs/promises";
import path from "node:path";
import { sql } from "kysely";
import { seedCalendar } from "./calendar/seed.ts";
import { systemClock } from "./clock.ts";
import type { Config } from "./config.ts";
import { appUrlOf } from "./db/app-login.ts";
import { openAnswers } from "./db/answers.ts";
import { type Gate, kyselyOn, openGate, openPool, type Tx } from "./db/db.ts";
import { type Embedded, startEmbedded } from "./db/embedded.ts";
import { stampEverywhere } from "./db/stamps.ts";
import { startProblem } from "./db/start-problem.ts";
import { migrate } from "./db/migrate.ts";
import type { Ground } from "./http/call.ts";

export interface Opened {
  readonly ground: Ground;
  readonly ownerUrl: string;
  close(): Promise<void>;
}

/** Opens the database (embedded or named), brings the schema up to date and seeds what every deployment needs. */
export async function openGround(config: Config, say: (line: string) => void): Promise<Opened> {
  await fs.mkdir(path.join(config.dataDir, "files"), { recursive: true });
  const embedded = config.databaseUrl ? undefined : await startEmbedded(config.dataDir, say);
  const ownerUrl = config.databaseUrl ?? embedded!.ownerUrl;
  await migrate(ownerUrl, say).catch((error: unknown) => {
    throw config.databaseUrl ? unreachable(error) : error;
  });
  await asOwner(ownerUrl, seedCalendar);
  const gate: Gate = openGate(await appUrlOf(ownerUrl));
  const watch = keepAlive(embedded, say);
  return {
    ownerUrl,
    ground: { gate, answers: openAnswers(), clock: systemClock(config.today), config, demoAccounts: [] },
    close: async () => {
      await watch.stop();
      await gate.close();
      await embedded?.stop();
    },
  };
}

/** Looks after the embedded database every two seconds: what killed it should not need a person to start it again. */
function keepAlive(embedded: Embedded | undefined, say: (line: string) => void) {
  let turn: Promise<void> = Promise.resolve();
  const look = () => {
    turn = turn.then(() => embedded?.revive()).catch((error: unknown) => say(`数据库未能重新启动：${String(error)}`));
  };
  const timer = setInterval(look, 2000);
  return {
    stop: () => {
      clearInterval(timer);
      return turn;
    },
  };
}

/** Runs as the owner of the schema, outside all reach: seeding and the command line only. */
export async function asOwner<T>(ownerUrl: string, act: (tx: Tx) => Promise<T>): Promise<T> {
  const kysely = kyselyOn(openPool(ownerUrl, 1));
  try {
    return await kysely.transaction().execute(async (transaction) => {
      const tx = transaction as unknown as Tx;
      const result = await act(tx);
      await stampEverywhere(tx);
      return result;
    });
  } finally {
    await kysely.destroy();
  }
}

/** After very many rows came in at once: without fresh statistics the first pages would take minutes. */
export async function refreshStatistics(ownerUrl: string): Promise<void> {
  await asOwner(ownerUrl, (tx) => sql`analyze`.execute(tx));
}

function unreachable(error: unknown): unknown {
  const code = (error as { code?: string }).code ?? "";
  if (!/^(ECONN|ENOTFOUND|ETIMEDOUT|EAI|28|3D)/.test(code)) return error;
  return startProblem("连接不上 DATABASE_URL 指定的数据库，请检查地址、账号、密码和网络后重新启动。");
}
