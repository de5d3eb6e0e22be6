import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { appUrlOf } from "../../db/app-login.ts";
import { openGate } from "../../db/db.ts";
import { type Embedded, startEmbedded } from "../../db/embedded.ts";
import { migrate } from "../../db/migrate.ts";
import { asOwner } from "../../ground.ts";
import { ask } from "../../testing/ask.ts";
import { qinglan, seedCast } from "../../testing/cast.ts";
import { actOnMoney, aMoneyScene, type MoneyDone, type MoneyKind } from "../../testing/money-acts.ts";
import { ownDatabase } from "../../testing/own-database.ts";

const cleaners: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const clean of cleaners.reverse()) await clean();
});

/** Everything that must hold whatever has happened. */
async function soundness(url: string) {
  const faults = await ask(url, "select * from ledger_faults($1)", [qinglan]);
  const [sums] = await ask<{ balance: string; broken: number; twice: number }>(
    url,
    `select coalesce(sum(side), 0)::text as balance,
       (select count(*)::int from project p where paid_fen > contracted_fen or paid_fen > allocated_fen or contracted_fen > budget_fen)
         + (select count(*)::int from project_contract where paid_fen > amount_fen)
         + (select count(*)::int from fund_batch where allocated_fen + returned_fen > amount_fen)
         + (select count(*)::int from fund_allocation where paid_fen + recalled_fen > amount_fen) as broken,
       (select count(*)::int from (select payment_id from ledger_entry where kind = 'pay' group by payment_id, allocation_id having count(*) > 1) t) as twice
     from (select amount_fen as side from ledger_entry union all select -amount_fen from ledger_entry) s`,
  );
  return { faults, ...sums };
}

const sound = { faults: [], balance: "0", broken: 0, twice: 0 };

/** What the ledger says came of each kind of act. */
async function entered(url: string) {
  const rows = await ask<{ kind: string; fen: string }>(
    url,
    "select kind, sum(amount_fen)::text as fen from ledger_entry group by 1",
  );
  return new Map(rows.map(({ kind, fen }) => [kind, Number(fen)]));
}

test("ten thousand acts by eight connections: every balance is zero, no limit is broken, nothing acknowledged is lost", async () => {
  const ownerUrl = await ownDatabase("clone");
  const scene = await asOwner(ownerUrl, (tx) => aMoneyScene(tx));
  const before = await entered(ownerUrl);
  const gate = openGate(await appUrlOf(ownerUrl));
  cleaners.push(() => gate.close());
  const run = { gate, scene, paid: [] as string[], random: Math.random };
  const done: MoneyDone[] = [];
  let left = 10_000;
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      while ((left -= 1) >= 0) {
        const one = await actOnMoney(run);
        if (one) done.push(one);
      }
    }),
  );
  expect(await soundness(ownerUrl)).toEqual(sound);
  const after = await entered(ownerUrl);
  const told = (kind: MoneyKind) => done.filter((one) => one.kind === kind).reduce((sum, { fen }) => sum + fen, 0);
  for (const kind of ["pay", "reverse", "allocate", "recall", "return"] as const)
    expect([kind, (after.get(kind) ?? 0) - (before.get(kind) ?? 0)]).toEqual([kind, told(kind)]);
  const kept = await ask<{ id: string }>(ownerUrl, "select id from payment where status = 'paid'");
  expect(kept.map(({ id }) => id).toSorted()).toEqual([...run.paid].toSorted());
  // A game in which everything, or nothing, was refused would prove nothing.
  expect(done.length).toBeGreaterThan(3_000);
  expect(done.length).toBeLessThan(10_000);
}, 120_000);

/** Another process that acts on money by four connections until it is killed: what it began and what it was told. */
function worker(ownerUrl: string, sceneFile: string) {
  const from = (name: string) => JSON.stringify(path.join(import.meta.dirname, "../..", name));
  const script = `import fs from "node:fs";
    import { openGate } from ${from("db/db.ts")};
    import { appUrlOf } from ${from("db/app-login.ts")};
    import { actOnMoney } from ${from("testing/money-acts.ts")};
    const scene = JSON.parse(fs.readFileSync(${JSON.stringify(sceneFile)}, "utf8"));
    const say = (...words) => fs.writeSync(1, words.join(" ") + "\\n");
    const gate = openGate(await appUrlOf(${JSON.stringify(ownerUrl)}));
    const run = { gate, scene, paid: [], random: Math.random, before: (id) => say("began", id) };
    await Promise.all([1, 2, 3, 4].map(async () => {
      for (;;) {
        const one = await actOnMoney(run);
        if (one) say("done", one.kind, one.id);
      }
    })).catch((error) => say("ended", error.code ?? error.message));`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const begun = async () => {
    while (said.split("\n").length < 60) await sleep(5);
  };
  return {
    child,
    begun,
    said: () =>
      said
        .split("\n")
        .slice(0, -1)
        .map((line) => line.split(" ")),
  };
}

/** What was acknowledged stands; what stands was at least begun. */
async function compare(ownerUrl: string, lines: readonly string[][]) {
  const ids = (word: string, kind?: string) =>
    new Set(
      lines.filter(([first, second]) => first === word && (!kind || second === kind)).map((line) => line.at(-1)!),
    );
  const rows = await ask<{ id: string; status: string }>(ownerUrl, "select id, status from payment");
  const stands = new Map(rows.map(({ id, status }) => [id, status]));
  const [paid, reversed, begun] = [ids("done", "pay"), ids("done", "reverse"), ids("began")];
  expect([...paid].filter((id) => !["paid", "reversed"].includes(stands.get(id) ?? ""))).toEqual([]);
  expect([...reversed].filter((id) => stands.get(id) !== "reversed")).toEqual([]);
  expect([...stands.keys()].filter((id) => !begun.has(id))).toEqual([]);
  return paid.size;
}

async function killPostmaster(dir: string) {
  const pid = Number(
    (await fs.readFile(path.join(dir, "postgres", "cluster", "postmaster.pid"), "utf8")).split("\n")[0],
  );
  process.kill(pid, "SIGKILL");
}

test("killed in the middle, the program and then the database: what was acknowledged stands, what was not is whole or not there", async () => {
  // With the settings of a real deployment: those of quick tests write what is committed a moment later.
  const dir = await fs.mkdtemp(path.join(os.tmpdir(), "zhucun-money-"));
  let embedded: Embedded = await startEmbedded(dir, () => undefined);
  cleaners.push(async () => {
    await embedded.stop();
    await fs.rm(dir, { recursive: true, force: true });
  });
  const { ownerUrl } = embedded;
  await migrate(ownerUrl);
  const scene = await asOwner(ownerUrl, async (tx) => {
    await seedCast(tx, "");
    return aMoneyScene(tx);
  });
  const sceneFile = path.join(dir, "scene.json");
  await fs.writeFile(sceneFile, JSON.stringify(scene));
  const lines: string[][] = [];
  for (const killed of ["program", "database", "program", "database"] as const) {
    const one = worker(ownerUrl, sceneFile);
    await one.begun();
    await sleep(300 * Math.random());
    if (killed === "database") await killPostmaster(dir);
    else one.child.kill("SIGKILL");
    if (one.child.exitCode === null && one.child.signalCode === null) await once(one.child, "close");
    if (killed === "database") {
      await embedded.stop();
      embedded = await startEmbedded(dir, () => undefined);
    }
    lines.push(...one.said());
    expect(embedded.ownerUrl).toBe(ownerUrl);
    expect(await soundness(ownerUrl)).toEqual(sound);
    expect(await compare(ownerUrl, lines)).toBeGreaterThan(0);
  }
}, 120_000);
