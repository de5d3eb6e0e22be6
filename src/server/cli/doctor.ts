import process from "node:process";
import type { Config } from "../config.ts";
import { findPlace, findServer } from "./backup/data-dir.ts";
import { withClient } from "./backup/tables.ts";
import { type Command, readArgs } from "./command.ts";
import { checkAppRole, checkClock, checkMigrations, checkServer, checkStore } from "./doctor/database.ts";
import { type Finding, fine, wrong } from "./doctor/finding.ts";
import { checkLedger } from "./doctor/ledger.ts";
import { checkBackup, checkSeals } from "./doctor/trail.ts";
import { checkDataDir, checkDisk, checkNode } from "./doctor/machine.ts";
import { withOwner } from "./owner.ts";

export const doctor: Command = {
  name: "doctor",
  usage: "",
  purpose: "检查运行环境、磁盘、数据库、附件、资金台账、审计封存和备份，逐项给出处理办法；有问题时退出码为 1",
  run: async (call) => {
    readArgs(call, doctor, {}, 0);
    const { config, say } = call;
    const findings: Finding[] = [];
    const tell = (finding: Finding) => {
      findings.push(finding);
      say(`${finding.advice ? "！" : finding.good ? "✓" : "✗"} ${finding.sentence}`);
    };
    tell(checkNode(process.versions.node));
    tell(await checkDisk(config.dataDir));
    tell(await checkDataDir(config.dataDir));
    if (config.databaseUrl || findPlace(config.dataDir)) {
      if (!config.databaseUrl) tell(checkOrphan(config.dataDir));
      await checkDatabase(config, tell);
    } else tell(fine("尚未建立数据库，首次启动时自动建立"));
    const bad = findings.filter(({ good }) => !good).length;
    say(bad === 0 ? "检查完毕，没有发现问题。" : `检查完毕，有 ${bad} 项需要处理。`);
    return bad === 0 ? 0 : 1;
  },
};

function checkOrphan(dataDir: string): Finding {
  const server = findServer(dataDir);
  if (!server) return fine("没有遗留的数据库进程（程序未在运行）");
  if (server.used) return fine(`程序正在运行，数据库进程 ${server.pid}`);
  return wrong(
    `程序曾被强行结束，数据库进程 ${server.pid} 仍在运行。本次检查结束时会将其正常关闭；也可直接启动程序接管`,
  );
}

async function checkDatabase(config: Config, tell: (finding: Finding) => void) {
  try {
    await withOwner(
      config,
      () => undefined,
      (ownerUrl) =>
        withClient(ownerUrl, async (client) => {
          tell(await checkServer(client));
          const migrations = await checkMigrations(client);
          tell(migrations);
          if (!migrations.good) return; // the rest reads tables that a later version knows
          tell(await checkClock(client, new Date()));
          tell(await checkAppRole(client));
          tell(await checkStore(client, config.dataDir));
          tell(await checkLedger(client));
          tell(await checkSeals(client, new Date()));
          tell(await checkBackup(client, new Date()));
        }),
    );
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    const where = config.databaseUrl ? "请检查 DATABASE_URL 和网络" : "请查看数据目录下 postgres/log 中的日志";
    tell(wrong(`数据库不能使用：${what}。${where}`));
  }
}
