import { spawnSync } from "node:child_process";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { streamXlsxRows, writeXlsx } from "hucre/xlsx";
import { uuidv7 } from "../src/contract/uuid.ts";
import type { Actor } from "../src/domain/access.ts";
import { appUrlOf } from "../src/server/db/app-login.ts";
import { openGate, type Tx } from "../src/server/db/db.ts";
import { startEmbedded } from "../src/server/db/embedded.ts";
import { migrate } from "../src/server/db/migrate.ts";
import { saveFile } from "../src/server/files/store.ts";
import { asOwner } from "../src/server/ground.ts";
import { checkFile, type Desk } from "../src/server/imports/check.ts";
import { openFile } from "../src/server/imports/upload.ts";
import { commitBatch } from "../src/server/imports/commit.ts";
import { insertBatch, lockBatch } from "../src/server/imports/queries.ts";
import { registers } from "../src/server/registers.ts";

// Imports a ledger of villages into a scratch database and compares it with merely reading the file with the same library.

const villages = Number(process.argv[3] ?? 100_000);
const townships = 200;
const countyId = "99-bench";
const head = [
  "乡镇",
  "村名",
  "区划代码",
  "类别",
  "户数",
  "人口",
  "党员数",
  "村集体经济收入（元）",
  "联系方式",
  "备注1",
  "备注2",
  "备注3",
];

const townshipName = (i: number) => `第${i + 1}镇`;
const rowOf = (i: number) => [
  townshipName(i % townships),
  `甲${i}村`,
  `99${String(100_000_000 + i).slice(1)}00`.padEnd(12, "0").slice(0, 12),
  "村",
  50 + (i % 900),
  200 + (i % 3000),
  10 + (i % 80),
  (i % 5000) * 100,
  `0530-${1_000_000 + i}`,
  `备注${i % 40}`,
  "无",
  `第 ${i} 户`,
];

async function make(file: string) {
  const rows = [head, ...Array.from({ length: villages }, (_, i) => rowOf(i))];
  await fs.writeFile(file, await writeXlsx({ sheets: [{ name: "村名册", rows }] }));
}

async function read(file: string) {
  const started = performance.now();
  const bytes = await fs.readFile(file);
  let cells = 0;
  for await (const { values } of streamXlsxRows(bytes)) cells += values.length;
  tell({ step: "read", milliseconds: performance.now() - started, cells });
}

const actor: Actor = {
  accountId: uuidv7(),
  name: "bench",
  role: "county",
  organisationId: null,
  counties: [countyId],
  townships: "all",
  villages: "all",
};

async function run(file: string) {
  const dataDir = await fs.mkdtemp(path.join(os.tmpdir(), "zhucun-bench-"));
  const database = await startEmbedded(dataDir, () => undefined);
  try {
    await migrate(database.ownerUrl);
    await asOwner(database.ownerUrl, seed);
    const gate = openGate(await appUrlOf(database.ownerUrl));
    const bytes = await fs.readFile(file);
    const id = uuidv7();
    const inBatch = (act: (desk: Desk, batch: Awaited<ReturnType<typeof lockBatch>>) => Promise<unknown>) =>
      gate.write(actor, async (tx) =>
        act({ tx, actor, register: registers.get("village")! }, await lockBatch(tx, actor, id)),
      );
    await gate.write(actor, async (tx) => {
      const fileSha256 = await saveFile(tx, actor, dataDir, {
        countyId,
        townshipId: null,
        name: "villages.xlsx",
        bytes,
      });
      const scope = { countyId, townshipId: null, roundId: null };
      await insertBatch(tx, {
        ...scope,
        id,
        register: "village",
        fileSha256,
        fileName: "villages.xlsx",
        createdBy: actor.accountId,
      });
    });
    await timed("open", () => inBatch((desk, batch) => openFile(desk, dataDir, batch, new AbortController().signal)));
    await timed("check", () => inBatch((desk, batch) => checkFile(desk, dataDir, batch)));
    await timed("commit", () => inBatch((desk, batch) => commitBatch(desk, batch, false, new Date())));
    const { rows } = await gate.read(actor, async (db) => ({
      rows: await db
        .selectFrom("village")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .execute(),
    }));
    tell({ step: "stored", villages: rows[0]!.n });
    await gate.close();
  } finally {
    await database.stop();
    await fs.rm(dataDir, { recursive: true, force: true });
  }
}

async function seed(tx: Tx) {
  await tx
    .insertInto("area")
    .values([
      { id: "99", level: "province", name: "示例省", parentId: null, code: "99" },
      { id: "99-city", level: "city", name: "示例市", parentId: "99", code: "9901" },
      { id: countyId, level: "county", name: "示例县", parentId: "99-city", code: "990199" },
    ])
    .execute();
  const rows = Array.from({ length: townships }, (_, i) => ({
    countyId,
    id: uuidv7(),
    name: townshipName(i),
    kind: "town" as const,
    sortOrder: i,
  }));
  await tx.insertInto("township").values(rows).execute();
}

async function timed(step: string, act: () => Promise<unknown>) {
  const started = performance.now();
  await act();
  tell({ step, milliseconds: performance.now() - started });
}

const tell = (line: object) =>
  console.log(JSON.stringify({ ...line, peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) }));

/** Each part in a process of its own, so that its peak of memory is its own. */
async function all() {
  const file = path.join(os.tmpdir(), `zhucun-bench-${process.pid}.xlsx`);
  const part = (name: string) => {
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [import.meta.filename, name, String(villages), file],
      {
        encoding: "utf8",
      },
    );
    if (status !== 0) throw new Error(stderr);
    process.stdout.write(stdout);
    return stdout
      .trim()
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { step: string; milliseconds: number; peakMegabytes: number });
  };
  try {
    part("make");
    const [reading] = part("read");
    const steps = part("run");
    const spent = (...names: string[]) =>
      steps.filter(({ step }) => names.includes(step)).reduce((sum, { milliseconds }) => sum + milliseconds, 0);
    const times = (milliseconds: number) => (milliseconds / reading!.milliseconds).toFixed(2);
    console.log(
      `${villages} villages: first look, check and commit take ${times(spent("open", "check", "commit"))} × reading (check ${times(spent("check"))}, commit ${times(spent("commit"))}), peak ${Math.max(...steps.map(({ peakMegabytes }) => peakMegabytes))} MB`,
    );
  } finally {
    await fs.rm(file, { force: true });
  }
}

const [, , name, , file] = process.argv;
if (name === "make") await make(file!);
else if (name === "read") await read(file!);
else if (name === "run") await run(file!);
else await all();
