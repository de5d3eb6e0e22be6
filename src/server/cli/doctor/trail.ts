import type pg from "pg";
import { advice, type Finding, fine, wrong } from "./finding.ts";

const beijing = (time: Date | string) =>
  new Date(time).toLocaleString("zh-CN", { timeZone: "Asia/Shanghai", hour12: false });

const minute = 60_000;
const sealedWithin = 10 * minute;

/** The links of the chain alone; what each seal covers is read again by audit-verify. */
export async function checkSeals(client: pg.Client, now: Date): Promise<Finding> {
  const { rows: broken } = await client.query<{ number: string }>(
    `select number from (
       select county_id, number, previous, lag(hash) over chain as hash, lag(number) over chain as before
       from public.audit_seal window chain as (partition by county_id order by number)) as link
     where number <> coalesce(before, 0) + 1 or previous <> coalesce(hash, repeat('0', 64)) limit 1`,
  );
  if (broken[0]) return wrong(`审计封存在第 ${broken[0].number} 号处断开。请执行 npm run zhucun -- audit-verify 查明`);
  const { rows } = await client.query<{ seals: number; last: Date | null; oldest: Date | null; waiting: number }>(
    `select (select count(*)::int from public.audit_seal) as seals, (select max(at) from public.audit_seal) as last,
       min(a.at) as oldest, count(a.id)::int as waiting from public.audit a
     where not exists (select from public.audit_sealed s where s.county_id = a.county_id and s.audit_id = a.id)`,
  );
  const { seals, last, oldest, waiting } = rows[0]!;
  if (oldest !== null && now.getTime() - new Date(oldest).getTime() > sealedWithin)
    return advice(`有 ${waiting} 条审计记录尚未封存，最早的在 ${beijing(oldest)}。程序运行时每分钟自动封存`);
  if (last === null) return fine(waiting > 0 ? `有 ${waiting} 条审计记录等候封存` : "还没有需要封存的审计记录");
  return fine(`审计封存 ${seals} 个，前后衔接，最近一次 ${beijing(last)}`);
}

const day = 24 * 60 * minute;
const recent = 7 * day;

export async function checkBackup(client: pg.Client, now: Date): Promise<Finding> {
  const { rows } = await client.query<{ at: Date; place: string }>(
    `select at, subject_id as place from public.audit where county_id = '-' and verb = 'system.backup'
     order by at desc limit 1`,
  );
  const last = rows[0];
  if (!last) return advice("还没有备份过。请执行 npm run zhucun -- backup 目录，最好备份到另一块磁盘");
  const age = now.getTime() - new Date(last.at).getTime();
  const said = `最近一次备份 ${beijing(last.at)}，在 ${last.place}`;
  return age <= recent ? fine(said) : advice(`${said}，已过去 ${Math.floor(age / day)} 天。请尽快备份`);
}
