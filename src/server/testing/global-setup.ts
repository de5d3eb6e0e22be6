import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { hashPassword } from "../auth/password.ts";
import { seedCalendar } from "../calendar/seed.ts";
import { appUrlOf } from "../db/app-login.ts";
import { startEmbedded } from "../db/embedded.ts";
import { createQueues } from "../jobs/boss.ts";
import { queueJobs } from "../jobs.ts";
import { migrate } from "../db/migrate.ts";
import { asOwner } from "../ground.ts";
import { seedCast } from "./cast.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Owner address of the template database. */
    readonly templateUrl: string;
  }
}

export const castPassword = "Liuxi-2026-mountain";

/** One PostgreSQL for the run; every worker clones the template and every test rolls back. */
let finish: () => Promise<void>;

export async function setup(project: TestProject) {
  const dir = await fs.mkdtemp(path.join(os.tmpdir(), "zhucun-test-"));
  const server = await startEmbedded(dir, () => undefined, { fast: true });
  await migrate(server.ownerUrl);
  await appUrlOf(server.ownerUrl);
  await createQueues(
    server.ownerUrl,
    queueJobs.map(({ verb }) => verb),
  );
  const passwordHash = await hashPassword(castPassword);
  await asOwner(server.ownerUrl, async (tx) => {
    await seedCalendar(tx);
    await seedCast(tx, passwordHash);
  });
  project.provide("templateUrl", server.ownerUrl);
  finish = async () => {
    await server.stop();
    await fs.rm(dir, { recursive: true, force: true });
  };
}

export const teardown = () => finish();
