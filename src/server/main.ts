import "./threads.ts";
import process from "node:process";
import { buildApp } from "./app.ts";
import { needsSetup } from "./auth/commands.ts";
import { type Config, readConfig } from "./config.ts";
import { startProblem } from "./db/start-problem.ts";
import { demoAccountsIn, loadDemo } from "./demo/commands.ts";
import { type Opened, openGround, refreshStatistics } from "./ground.ts";
import type { Ground } from "./http/call.ts";
import { clockJobs, queueJobs } from "./jobs.ts";
import { startJobs } from "./jobs/boss.ts";

const say = (line: string) => void process.stderr.write(`${line}\n`);

async function start() {
  const config = readConfig();
  const opened = await openGround(config, say);
  const ground = await withDemo(config, opened);
  const app = await buildApp(ground);
  const jobs = await startJobs(opened.ownerUrl, ground, { clock: clockJobs, queue: queueJobs }, (verb, error) =>
    app.log.error({ err: error, verb }, "job failed"),
  );
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    await app.close();
    await jobs.stop();
    await opened.close();
    process.exit(0);
  };
  // A terminal may deliver the same signal twice; the second must not cut the first stop short.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void (stopping ??= stop()));
  const address = await app
    .listen({ host: config.host, port: config.port })
    .catch(async (error: NodeJS.ErrnoException) => {
      await jobs.stop();
      await opened.close();
      throw listenProblem(error, config.host, config.port);
    });
  process.stdout.write(`Zhucun is ready at http://${config.host}:${new URL(address).port || 80}\n`);
}

/** An empty database is filled with the demo county unless DEMO=off; a demo says so on its sign-in page. */
async function withDemo(config: Config, { ownerUrl, ground }: Opened): Promise<Ground> {
  if (config.demo && (await needsSetup(ground.gate.shared))) {
    say("数据库为空，正在装入演示数据，约需数秒……");
    await loadDemo(ownerUrl, ground.clock.today());
    await refreshStatistics(ownerUrl);
  }
  const demoAccounts = await demoAccountsIn(ground.gate.shared);
  if (demoAccounts.length > 0 && !["127.0.0.1", "::1", "localhost"].includes(config.host))
    say("注意：系统中是演示数据，演示账号的密码公开，请勿录入真实数据。正式使用请另用空的数据库，并设 DEMO=off 启动。");
  return { ...ground, demoAccounts };
}

function listenProblem(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === "EADDRINUSE")
    return startProblem(`端口 ${port} 已被其他程序占用。请关闭该程序，或用环境变量 PORT 换一个端口后重新启动。`);
  if (error.code === "EACCES")
    return startProblem(`没有使用端口 ${port} 的权限。请用环境变量 PORT 换一个 1024 以上的端口。`);
  if (error.code === "EADDRNOTAVAIL") return startProblem(`本机没有地址 ${host}。请检查环境变量 HOST。`);
  return error;
}

start().catch((error: unknown) => {
  const problem = error instanceof Error ? error : new Error(String(error));
  say(
    problem.name === "StartProblem" ? `未能启动：${problem.message}` : `未能启动：${problem.stack ?? problem.message}`,
  );
  process.exit(1);
});
