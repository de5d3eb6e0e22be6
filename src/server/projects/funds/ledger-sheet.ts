import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { entryKindLabel, ledgerAccountLabel } from "#domain/projects/funds/labels.ts";
import type { EntryRow } from "#contract/fund-shapes.ts";
import { invalid } from "#contract/problem.ts";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import { type SheetModel, type TableValue, writeWorkbook } from "../../office/write-table.ts";
import { demoMarkOf } from "../../people/demo.ts";
import { countEntries, type LedgerFilter, listEntries, readTrial } from "./ledger.ts";

const most = 50_000;

/** 资金台账 with its trial balance on a second sheet. */
export async function downloadLedger(tx: Tx, actor: Actor, filter: LedgerFilter, today: IsoDate) {
  const total = await countEntries(tx, actor, filter);
  if (total > most) throw invalid(`符合条件的分录有 ${total} 笔，超过 ${most} 笔，请按日期筛选后分次导出。`);
  const rows = await listEntries(tx, actor, filter, { page: 1, size: most });
  const { lines } = await readTrial(tx, actor, filter);
  const countyIds = filter.countyId === undefined ? actor.counties : [filter.countyId];
  for (const countyId of countyIds.filter((one) => actor.counties.includes(one)))
    await record(tx, actor, {
      verb: "fund.read",
      countyId,
      subjectId: "ledger",
      detail: { act: "export-ledger", entries: rows.length },
    });
  const mark = await demoMarkOf(tx, countyIds);
  const title = mark === undefined ? "资金台账" : `资金台账（${mark}）`;
  const trial: SheetModel = {
    name: "试算平衡",
    title: "试算平衡",
    note: `截至 ${today}。单位：元`,
    columns: [{ header: "科目" }, ...["借方", "贷方", "余额"].map((header) => ({ header, kind: "decimal" as const }))],
    rows: lines.map((line) => [
      ledgerAccountLabel[line.account],
      ...[line.debitFen, line.creditFen, line.balanceFen].map((fen) => fen / 100),
    ]),
  };
  return {
    fileName: `资金台账 ${today}.xlsx`,
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    content: await writeWorkbook([entrySheet(title, rows, today), trial]),
  };
}

type Column = SheetModel["columns"][number] & { readonly of: (row: EntryRow) => TableValue };

const columns: readonly Column[] = [
  { header: "日期", kind: "date", of: (row) => row.onDay },
  { header: "事由", of: (row) => entryKindLabel[row.kind] },
  { header: "借方科目", of: (row) => ledgerAccountLabel[row.debit] },
  { header: "贷方科目", of: (row) => ledgerAccountLabel[row.credit] },
  { header: "金额（元）", kind: "decimal", of: (row) => row.amountFen / 100 },
  { header: "县（市、区）", of: (row) => row.county },
  { header: "资金批次", width: 30, of: (row) => row.fund },
  { header: "项目", width: 24, of: (row) => row.project },
  { header: "文号、凭证号", of: (row) => row.document },
  { header: "摘要", width: 30, of: (row) => row.text },
  { header: "经办", of: (row) => row.by },
];

const entrySheet = (title: string, rows: readonly EntryRow[], today: IsoDate): SheetModel => ({
  name: "资金台账",
  title,
  note: `截至 ${today}，共 ${rows.length} 笔。单位：元`,
  columns: columns.map(({ of: _, ...column }) => column),
  rows: rows.map((row) => columns.map(({ of }) => of(row))),
});
