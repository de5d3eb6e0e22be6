import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Problem } from "#contract/problem.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { readConfig } from "../config.ts";
import { appUrlOf } from "../db/app-login.ts";
import { noAnswers } from "../db/answers.ts";
import { openGate, type Tx } from "../db/db.ts";
import { asOwner } from "../ground.ts";
import type { Ground } from "../http/call.ts";
import { registers } from "../registers.ts";
import { countyClerk as county, qinglan } from "../testing/cast.ts";
import { together } from "../testing/together.ts";
import { aWorkbook, villageHead } from "../testing/given-imports.ts";
import { ownDatabase } from "../testing/own-database.ts";
import { check, commit, deskFor } from "./commands.ts";
import { commitBatch } from "./commit.ts";
import { lockBatch } from "./queries.ts";
import { upload } from "./upload.ts";

// Two officers truly at once need two connections and commits; this file has a database of its own.

const register = deskFor(registers, county, "village");
const scope = { countyId: qinglan, townshipId: null, roundId: null };

let ground: Ground;
let ownerUrl: string;

beforeAll(async () => {
  ownerUrl = await ownDatabase("clone");
  const dataDir = await fs.mkdtemp(path.join(os.tmpdir(), "zhucun-races-"));
  ground = {
    gate: openGate(await appUrlOf(ownerUrl)),
    config: { ...readConfig({ LOG_LEVEL: "silent" }), dataDir },
    clock: { now: () => new Date(), today: () => "2026-11-22" },
    answers: noAnswers,
    demoAccounts: [],
  };
});
afterAll(async () => {
  await ground.gate.close();
  await fs.rm(ground.config.dataDir, { recursive: true, force: true });
});

/** A checked batch of villages, each with five households. */
async function aBatch(names: readonly string[]) {
  const file = await aWorkbook([villageHead, ...names.map((name) => ["柳溪镇", name, null, 5, 9])]);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const id = uuidv7();
  await ground.gate.write(county, async (tx) => {
    await upload({ tx, actor: county, file: { name: "村名册.xlsx", bytes }, ground, id, register, scope });
    const batch = await lockBatch(tx, county, id);
    await check({ tx, actor: county, register }, batch, ground.config.dataDir, new Date());
  });
  return id;
}

const importing = (id: string) =>
  ground.gate.write(county, async (tx) =>
    commit({ tx, actor: county, register }, await lockBatch(tx, county, id), false, new Date()),
  );

const standing = () =>
  asOwner(ownerUrl, async (tx) => {
    const { rows } = await sql<{ villages: number; trail: number; committed: number }>`
      select (select count(*)::integer from village) as villages, (select count(*)::integer from audit) as trail,
        (select count(*)::integer from import_batch where state = 'committed') as committed`.execute(tx);
    return rows[0]!;
  });

test("of two officers who import one batch at the same moment one wins, and a third is told", async () => {
  const id = await aBatch(["东洼村", "西洼村"]);
  const before = await standing();
  const twice = "这一批已经导入过，不能重复导入。";
  expect(await together([importing(id), importing(id)], "message")).toEqual({ done: 1, refused: [twice] });
  await expect(importing(id)).rejects.toThrow(twice);
  const after = await standing();
  expect([after.villages - before.villages, after.committed - before.committed]).toEqual([2, 1]);
});

test("of two batches that change one village at the same moment one wins", async () => {
  const [first, second] = [await aBatch(["上梨峪村"]), await aBatch(["上梨峪村"])];
  const end = await together([importing(first), importing(second)], "message");
  expect(end.done).toBe(1);
  expect(end.refused).toEqual([expect.stringContaining("已被他人修改，本批没有导入")]);
});

test("of two batches that add one village at the same moment one wins, in words", async () => {
  const [first, second] = [await aBatch(["同名村", "甲洼村"]), await aBatch(["同名村", "乙洼村"])];
  const before = await standing();
  const end = await together([importing(first), importing(second)], "message");
  expect(end).toEqual({ done: 1, refused: [expect.stringMatching(/。$/)] });
  expect((await standing()).villages - before.villages).toBe(2);
});

/** The whole of an import up to its last moment, then `act`. */
const cutOff = (id: string, act: (tx: Tx) => Promise<unknown>) =>
  ground.gate.write(county, async (tx) => {
    await commitBatch({ tx, actor: county, register }, await lockBatch(tx, county, id), false, new Date());
    await act(tx);
  });

test("cancelled midway, an import leaves nothing, and goes in afterwards", async () => {
  const id = await aBatch(["南坡村", "北坡村"]);
  const before = await standing();
  const stop = new AbortController();
  stop.abort(new Problem("refused", "任务已取消，没有写入任何内容。"));
  const cancelled = ground.gate.write(county, async (tx) => {
    const progress = { report: () => undefined, signal: stop.signal };
    const batch = await lockBatch(tx, county, id);
    await commitBatch({ tx, actor: county, register }, batch, false, new Date(), progress);
  });
  await expect(cancelled).rejects.toThrow("任务已取消");
  await expect(cutOff(id, () => Promise.reject(new Error("cancelled at the end")))).rejects.toThrow("at the end");
  expect(await standing()).toEqual(before);
  await importing(id);
  expect((await standing()).villages - before.villages).toBe(2);
});

test("a connection lost after the last row leaves nothing half-written", async () => {
  const id = await aBatch(["断线村", "又断线村"]);
  const before = await standing();
  const lost = cutOff(id, async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    await asOwner(ownerUrl, (owner) => sql`select pg_terminate_backend(${rows[0]!.pid})`.execute(owner));
    await sql`select 1`.execute(tx);
  });
  await expect(lost).rejects.toThrow();
  expect(await standing()).toEqual(before);
  await importing(id);
  expect((await standing()).villages - before.villages).toBe(2);
});
