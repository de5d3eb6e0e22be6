import path from "node:path";
import type pg from "pg";
import { markOf } from "../backup/copy-file.ts";
import { programMigrations } from "../program.ts";
import { type Finding, fine, wrong } from "./finding.ts";

export async function checkServer(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ version: string; number: number }>(
    "select current_setting('server_version') as version, current_setting('server_version_num')::int as number",
  );
  const { version, number } = rows[0]!;
  if (number >= 150_000) return fine(`数据库可以连接，PostgreSQL ${version}`);
  return wrong(`PostgreSQL ${version} 低于 15。请升级数据库`);
}

export async function checkMigrations(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ there: boolean }>(
    "select to_regclass('public.migration') is not null as there",
  );
  const past = rows[0]!.there ? (await client.query<{ name: string }>("select name from public.migration")).rows : [];
  const done = new Set(past.map(({ name }) => name));
  const own = await programMigrations();
  const unknown = [...done].find((name) => !own.includes(name));
  if (unknown) return wrong(`数据库比程序新（含 ${unknown}）。请换用更新的程序版本`);
  const pending = own.filter((name) => !done.has(name));
  if (pending.length === 0) return fine(`数据库结构是最新的（${own.at(-1)}）`);
  return wrong(`数据库有 ${pending.length} 项升级未做：${pending.join("、")}。请执行 npm run zhucun -- migrate`);
}

const tolerance = 5 * 60_000;

/** Times of the database, of this machine and of the last audit row must agree: deadlines and seals depend on them. */
export async function checkClock(client: pg.Client, now: Date): Promise<Finding> {
  const { rows } = await client.query<{ now: Date | string; last: Date | string | null }>(
    "select now() as now, (select max(at) from public.audit) as last",
  );
  const { now: database, last } = rows[0]!;
  const minutes = (time: Date | string) => Math.round((new Date(time).getTime() - now.getTime()) / 60_000);
  if (Math.abs(new Date(database).getTime() - now.getTime()) > tolerance)
    return wrong(`数据库时钟与本机相差 ${minutes(database)} 分钟。请在两台机器上开启时间同步`);
  if (last !== null && new Date(last).getTime() - now.getTime() > tolerance)
    return wrong(`最近一条审计记录比本机时钟晚 ${minutes(last)} 分钟，时钟可能被调慢。请开启时间同步`);
  const local = now.toLocaleString("zh-CN", { timeZone: "Asia/Shanghai", hour12: false });
  return fine(`时钟一致，北京时间 ${local}`);
}

export async function checkAppRole(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ special: boolean; owns: number; member: number }>(
    `select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as special,
       (select count(*)::int from pg_class where relowner = r.oid) as owns,
       (select count(*)::int from pg_auth_members where member = r.oid) as member
     from pg_roles r where rolname = 'zhucun_app'`,
  );
  const role = rows[0];
  if (!role) return wrong("没有数据库角色 zhucun_app。请执行 npm run zhucun -- migrate");
  if (role.special || role.owns > 0 || role.member > 0)
    return wrong(
      "数据库角色 zhucun_app 有超出需要的权限，行级隔离可能失效。请由数据库管理员执行 alter role zhucun_app nosuperuser nobypassrls nocreaterole nocreatedb noreplication，并收回其拥有的表和加入的角色",
    );
  return fine("数据库角色 zhucun_app 不能绕过行级隔离");
}

const sample = 50;

/** Some files of the store, drawn by the database, read and compared with their names. */
export async function checkStore(client: pg.Client, dataDir: string): Promise<Finding> {
  const { rows } = await client.query<{ sha256: string; name: string }>(
    "select sha256, name from public.file order by random() limit $1",
    [sample],
  );
  for (const { sha256, name } of rows) {
    const place = path.join(dataDir, "files", sha256.slice(0, 2), sha256.slice(2));
    const mark = await markOf(place);
    if (!mark) return wrong(`附件“${name}”的内容不在 ${place}。请从备份中恢复该文件`);
    if (mark.sha256 !== sha256) return wrong(`附件“${name}”的内容已损坏（${place}）。请从备份中恢复该文件`);
  }
  return fine(rows.length === 0 ? "没有附件" : `抽查 ${rows.length} 个附件，内容完好`);
}
