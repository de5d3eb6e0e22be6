import { invalid } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { assetStatusLabel, ownerKindLabel } from "#domain/projects/assets/labels.ts";
import { assetClassLabel } from "#domain/projects/labels.ts";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import { type SheetModel, type TableValue, writeWorkbook } from "../../office/write-table.ts";
import { demoMarkOf } from "../../people/demo.ts";
import { type AssetFilter, type AssetRow, listAssets } from "./list.ts";

const limit = 20_000;

/** 资产台账 as the list has it; telephone numbers are not in it. */
export async function downloadAssets(tx: Tx, actor: Actor, filter: AssetFilter, today: IsoDate) {
  const rows = await listAssets(tx, actor, filter, { page: 1, size: limit + 1, today });
  if (rows.length > limit) throw invalid(`符合条件的资产超过 ${limit} 项，请筛选后分次导出。`);
  const countyIds = [...new Set(rows.map(({ countyId }) => countyId))];
  for (const countyId of countyIds) {
    const assets = rows.filter((row) => row.countyId === countyId).length;
    await record(tx, actor, {
      verb: "asset.read",
      countyId,
      subjectId: "sheet",
      detail: { act: "download", assets, ...askedOf(filter) },
    });
  }
  const mark = await demoMarkOf(tx, countyIds);
  return {
    fileName: `资产台账 ${today}.xlsx`,
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    content: await writeWorkbook([sheetOf(rows, today, mark)]),
  };
}

/** What was asked for, in the words of the audit. */
const askedOf = ({ class: assetClass, status: assetStatus, missing: lacking, ...rest }: AssetFilter) => ({
  ...rest,
  ...(assetClass && { assetClass }),
  ...(assetStatus && { assetStatus }),
  ...(lacking && { lacking }),
});

type Column = SheetModel["columns"][number] & { readonly of: (row: AssetRow) => TableValue };

const yuan = (fen: number) => fen / 100;

const columns: readonly Column[] = [
  { header: "编号", kind: "integer", of: (row) => row.number },
  { header: "县（市、区）", of: (row) => row.county },
  { header: "乡镇（街道）", of: (row) => row.township },
  { header: "村（社区）", of: (row) => row.village ?? "统筹" },
  { header: "资产名称", width: 30, of: (row) => row.name },
  { header: "类别", of: (row) => assetClassLabel[row.class] },
  { header: "来源项目", width: 30, of: (row) => row.project ?? "" },
  { header: "所有者类型", of: (row) => ownerKindLabel[row.ownerKind] },
  { header: "所有者", width: 24, of: (row) => row.owner },
  { header: "原值（元）", kind: "decimal", of: (row) => yuan(row.valueFen) },
  { header: "证书编号", width: 30, of: (row) => row.certificate },
  { header: "管护人", of: (row) => row.caretaker },
  { header: "使用状况", of: (row) => assetStatusLabel[row.status] },
  { header: "状况日期", kind: "date", of: (row) => row.statusOn },
  { header: "承租人", width: 20, of: (row) => row.lessee ?? "" },
  { header: "本年度回头看", of: (row) => (row.lookedBack ? "已看" : "未看") },
];

function sheetOf(rows: readonly AssetRow[], today: IsoDate, mark: string | undefined): SheetModel {
  const title = mark === undefined ? "资产台账" : `资产台账（${mark}）`;
  const sum = rows.filter(({ status }) => status !== "disposed").reduce((all, { valueFen }) => all + valueFen, 0);
  return {
    name: title,
    title,
    note: `截至 ${today}，共 ${rows.length} 项；未处置的原值合计 ${yuan(sum).toFixed(2)} 元。`,
    columns: columns.map(({ of: _, ...column }) => column),
    rows: rows.map((row) => columns.map(({ of }) => of(row))),
  };
}
