import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startEmbedded } from "../db/embedded.ts";
import { migrate } from "../db/migrate.ts";
import { asOwner } from "../ground.ts";
import { seedCast } from "../testing/cast.ts";
import { ask } from "../testing/ask.ts";
import { givenAttachment, runningProgram, scratch, type } from "../testing/command-line.ts";
import { backup } from "./backup.ts";
import { readManifest } from "./backup/manifest.ts";
import { restore } from "./restore.ts";

const commands = [backup, restore];
const { at, remove } = scratch();
const source = at("source");
const target = at("target");
const taken = at("taken");
let program: Awaited<ReturnType<typeof runningProgram>>;

beforeAll(async () => {
  program = await runningProgram(source);
  await migrate(program.ownerUrl);
  await asOwner(program.ownerUrl, (tx) => seedCast(tx, "no password"));
  await givenAttachment(program.ownerUrl, source);
  await ask(program.ownerUrl, "create table mark (n integer primary key)");
});

afterAll(async () => {
  await program.stop();
  remove();
});

/** Somebody keeps writing, as in a running office. */
function busyOffice() {
  let open = true;
  const work = (async () => {
    for (let n = 1; open; n++) {
      await ask(program.ownerUrl, "insert into mark values ($1)", [n]);
      await sleep(5);
    }
  })();
  return async () => {
    open = false;
    await work;
  };
}

test("a backup of a running office is whole", async () => {
  const close = busyOffice();
  const { code, said } = await type(commands, ["backup", taken], { DATA_DIR: source }).finally(close);
  expect(said).toContain("备份完成");
  expect(code).toBe(0);
  const { tables } = await readManifest(taken);
  const [{ n } = { n: 0 }] = await ask<{ n: number }>(program.ownerUrl, "select count(*)::int as n from mark");
  expect(tables["public.mark"]!.rows).toBeGreaterThan(0);
  expect(tables["public.mark"]!.rows).toBeLessThanOrEqual(n);
});

test("a changed byte is refused and the file is named", async () => {
  const name = "cluster/global/pg_control";
  const bytes = readFileSync(path.join(taken, name));
  const changed = Buffer.from(bytes);
  changed[100]! ^= 1;
  writeFileSync(path.join(taken, name), changed);
  const { code, said } = await type(commands, ["restore", taken], { DATA_DIR: target });
  writeFileSync(path.join(taken, name), bytes);
  expect(said).toContain(`备份文件 ${name} 与清单不符`);
  expect(code).toBe(1);
  expect(existsSync(target)).toBe(false);
});

test("a missing file is refused and named", async () => {
  const name = "cluster/backup_label";
  renameSync(path.join(taken, name), at("label"));
  const { code, said } = await type(commands, ["restore", taken], { DATA_DIR: target });
  renameSync(at("label"), path.join(taken, name));
  expect(said).toContain(`备份缺少文件 ${name}`);
  expect(code).toBe(1);
  expect(existsSync(target)).toBe(false);
});

test("a changed list of contents is refused", async () => {
  const list = path.join(taken, "manifest.json");
  const text = readFileSync(list, "utf8");
  writeFileSync(list, text.replace('"rows": ', '"rows": 1'));
  const { said } = await type(commands, ["restore", taken], { DATA_DIR: target });
  writeFileSync(list, text);
  expect(said).toContain("已损坏");
});

test("a data folder in use is not touched, not even by force", async () => {
  const { code, said } = await type(commands, ["restore", taken, "--force"], { DATA_DIR: source });
  expect(said).toContain("正在运行");
  expect(code).toBe(1);
});

test("what a data folder holds is kept, and every table comes back as it was", async () => {
  const held = at("held");
  await type(commands, ["backup", held, "--portable"], { DATA_DIR: source });
  const refused = await type(commands, ["restore", taken], { DATA_DIR: held });
  expect(refused.said).toContain("不是空的，没有恢复");

  const { code, said } = await type(commands, ["restore", taken, "--force"], { DATA_DIR: held });
  expect(said).toContain("行数和校验值均与备份");
  expect(said).toContain("本次恢复已记入审计记录");
  expect(code).toBe(0);
  const aside = readdirSync(path.dirname(held)).find((name) => name.startsWith("held.before-restore-"))!;
  expect(existsSync(path.join(at(aside), "manifest.json"))).toBe(true);

  const restored = await startEmbedded(held, () => undefined, { fast: true });
  const rows = "select count(*)::int as accounts, (select sha256 from file) as sha256 from account";
  const found = await ask<{ accounts: number; sha256: string }>(restored.ownerUrl, rows);
  const trail = await ask(restored.ownerUrl, "select subject_id from audit where verb = 'system.restore'");
  await restored.stop();
  expect(trail).toEqual([{ subject_id: taken }]);
  expect(found).toEqual(await ask(program.ownerUrl, rows));
  const { sha256 } = found[0]!;
  const content = readFileSync(path.join(held, "files", sha256.slice(0, 2), sha256.slice(2)), "utf8");
  expect(content).toBe("柳溪镇上梨峪村会议记录");
});

test("a backup killed in the middle is not accepted as one", async () => {
  const dir = at("killed");
  const script = path.resolve(import.meta.dirname, "../cli.ts");
  const child = spawn(process.execPath, [script, "backup", dir], { env: { DATA_DIR: source }, stdio: "ignore" });
  while (!existsSync(path.join(dir, "cluster", "base"))) await sleep(5);
  child.kill("SIGKILL");
  await once(child, "exit");
  const { code, said } = await type(commands, ["restore", dir], { DATA_DIR: target });
  expect(said).toContain("备份没有做完");
  expect(code).toBe(1);
  const again = await type(commands, ["backup", dir], { DATA_DIR: source });
  expect(again.said).toContain("不是空目录");
});

test("a backup never lies in the folder it is taken from", async () => {
  const { said } = await type(commands, ["backup", path.join(source, "copy")], { DATA_DIR: source });
  expect(said).toContain("不能在数据目录之内");
});
