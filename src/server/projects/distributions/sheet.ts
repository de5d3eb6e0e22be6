import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { DistributionStatus } from "#domain/projects/assets/distribution.ts";
import { distributionStatusLabel } from "#domain/projects/assets/labels.ts";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import { type SheetModel, type TableValue, writeWorkbook } from "../../office/write-table.ts";
import { demoMarkOf } from "../../people/demo.ts";
import { readVillageIncomes, type VillageIncomeFilter } from "./village-incomes.ts";

type Row = Awaited<ReturnType<typeof readVillageIncomes>>["rows"][number];
type Column = SheetModel["columns"][number] & { readonly of: (row: Row) => TableValue };

const yuan = (fen: number) => fen / 100;

const columns: readonly Column[] = [
  { header: "乡镇（街道）", of: (row) => row.township },
  { header: "村（社区）", of: (row) => row.village },
  { header: "计收益的项目（个）", kind: "integer", of: (row) => row.projects },
  { header: "承诺收益（元）", kind: "decimal", of: (row) => yuan(row.promisedFen) },
  { header: "应有收益（元）", kind: "decimal", of: (row) => (row.targetFen === null ? "" : yuan(row.targetFen)) },
  { header: "已收（元）", kind: "decimal", of: (row) => yuan(row.receivedFen) },
  { header: "完成率", kind: "percent", of: (row) => (row.percent === null ? "" : row.percent / 100) },
  { header: "短缺（元）", kind: "decimal", of: (row) => yuan(row.shortFen) },
  { header: "列入分配（元）", kind: "decimal", of: (row) => yuan(row.dividedFen) },
  {
    header: "分配方案",
    of: (row) => (row.planStatus === null ? "" : distributionStatusLabel[row.planStatus as DistributionStatus]),
  },
];

/** 各村项目收益与承诺对照表. */
export async function downloadVillageIncomes(tx: Tx, actor: Actor, filter: VillageIncomeFilter, today: IsoDate) {
  const { rows } = await readVillageIncomes(tx, actor, filter, today);
  const countyIds = actor.counties.filter((id) => !filter.countyId || filter.countyId === id);
  for (const countyId of countyIds)
    await record(tx, actor, {
      verb: "asset.read",
      countyId,
      subjectId: "village-incomes",
      detail: { act: "download", villages: rows.length, year: filter.year },
    });
  const mark = await demoMarkOf(tx, countyIds);
  const plain = `${filter.year} 年度各村项目收益与承诺对照表`;
  const title = mark === undefined ? plain : `${plain}（${mark}）`;
  const sheet = {
    name: "收益对照",
    title,
    note: `截至 ${today}，共 ${rows.length} 个村。应有收益取承诺和县里最低要求中较高的。`,
    columns: columns.map(({ of: _, ...column }) => column),
    rows: rows.map((row) => columns.map(({ of }) => of(row))),
  };
  return {
    fileName: `${plain} ${today}.xlsx`,
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    content: await writeWorkbook([sheet]),
  };
}
