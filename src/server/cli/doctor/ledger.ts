import type pg from "pg";
import { type Finding, fine, wrong } from "./finding.ts";

/** 资金台账: whether every running total is what the entries say, county by county, and debit equals credit. */
export async function checkLedger(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ name: string; faults: number; entries: number }>(
    `select c.name, (select count(*)::int from ledger_faults(c.id)) as faults,
       (select count(*)::int from public.ledger_entry e where e.county_id = c.id) as entries
     from public.area c where exists (select from public.fund_batch b where b.county_id = c.id) order by c.id`,
  );
  if (rows.length === 0) return fine("还没有登记资金，没有需要核对的台账");
  const bad = rows.filter(({ faults }) => faults > 0);
  const entries = rows.reduce((sum, one) => sum + one.entries, 0);
  if (bad.length === 0) return fine(`资金台账 ${entries} 笔分录，与各项余额核对一致`);
  const where = bad.map(({ name, faults }) => `${name} ${faults} 处`).join("、");
  return wrong(`资金台账与余额不一致：${where}。请停止办理拨付，保留现场，从最近的备份核对后再办`);
}
