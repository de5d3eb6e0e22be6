import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { projectCode } from "#domain/projects/draft.ts";
import { assetClassLabel, projectKindLabel, projectStatusLabel, standingLabel } from "#domain/projects/labels.ts";
import { invalid } from "#contract/problem.ts";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import { type SheetModel, type TableValue, writeWorkbook } from "../../office/write-table.ts";
import { demoMarkOf } from "../../people/demo.ts";
import { listProjects, type ProjectFilter, type ProjectRow } from "./list.ts";

const sheetLimit = 20_000;

/** 项目清单 as the page shows it. */
export async function downloadProjects(tx: Tx, actor: Actor, filter: ProjectFilter, today: IsoDate) {
  const rows = await listProjects(tx, actor, filter, { page: 1, size: sheetLimit + 1 });
  if (rows.length > sheetLimit) throw invalid(`符合条件的项目超过 ${sheetLimit} 个，请筛选后分次导出。`);
  const countyIds = [...new Set(rows.map(({ countyId }) => countyId))];
  for (const countyId of countyIds) {
    const found = rows.filter((row) => row.countyId === countyId).length;
    await record(tx, actor, {
      verb: "project.read",
      countyId,
      subjectId: "sheet",
      detail: { act: "download", projects: found, ...filter },
    });
  }
  const mark = await demoMarkOf(tx, countyIds);
  return {
    fileName: `项目清单 ${today}.xlsx`,
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    content: await writeWorkbook([projectSheet(rows, today, mark)]),
  };
}

type Column = SheetModel["columns"][number] & { readonly of: (row: ProjectRow) => TableValue };

const wan = (fen: number | null): TableValue => (fen === null ? null : fen / 1_000_000);

const columns: readonly Column[] = [
  { header: "编号", of: projectCode },
  { header: "项目", width: 30, of: (row) => row.name },
  { header: "类型", of: (row) => projectKindLabel[row.kind] },
  { header: "形成资产", of: (row) => assetClassLabel[row.assetClass] },
  { header: "县（市、区）", of: (row) => row.county },
  { header: "牵头乡镇（街道）", of: (row) => row.township },
  { header: "受益村数", kind: "integer", of: (row) => row.villages },
  { header: "受益村", width: 30, of: (row) => villagesOf(row) },
  { header: "概算（万元）", kind: "decimal", of: (row) => wan(row.estimateFen) },
  { header: "预算（万元）", kind: "decimal", of: (row) => wan(row.budgetFen) },
  { header: "已分配（万元）", kind: "decimal", of: (row) => wan(row.allocatedFen) },
  { header: "合同（万元）", kind: "decimal", of: (row) => wan(row.contractedFen) },
  { header: "已拨付（万元）", kind: "decimal", of: (row) => wan(row.paidFen) },
  { header: "到哪一步", of: (row) => projectStatusLabel[row.status] },
  { header: "附带状态", of: (row) => (row.standing === "normal" ? "" : standingLabel[row.standing]) },
  { header: "计划完工", kind: "date", of: (row) => row.planFinishOn },
];

const villagesOf = ({ villages, villageNames }: ProjectRow) =>
  villages > 3 ? `${villageNames}等 ${villages} 个村` : villageNames;

function projectSheet(rows: readonly ProjectRow[], today: IsoDate, mark: string | undefined): SheetModel {
  const title = mark === undefined ? "项目清单" : `项目清单（${mark}）`;
  return {
    name: title,
    title,
    note: `截至 ${today}，共 ${rows.length} 个项目。金额单位为万元。`,
    columns: columns.map(({ of: _, ...column }) => column),
    rows: rows.map((row) => columns.map(({ of }) => of(row))),
  };
}
