import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { disclosureLevelLabel, disclosureStepLabel } from "#domain/projects/disclosures/labels.ts";
import { invalid } from "#contract/problem.ts";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import { type SheetModel, type TableValue, writeWorkbook } from "../../office/write-table.ts";
import { demoMarkOf } from "../../people/demo.ts";
import { type DisclosureFilter, listDisclosures } from "./list.ts";
import type { NoticeRow } from "./rows.ts";

const limit = 20_000;

type Column = SheetModel["columns"][number] & { readonly of: (row: NoticeRow) => TableValue };

const columns: readonly Column[] = [
  { header: "县（市、区）", of: (row) => row.county },
  { header: "乡镇（街道）", of: (row) => row.township },
  { header: "村（社区）", of: (row) => row.village },
  { header: "项目", width: 30, of: (row) => row.project },
  { header: "公示标题", width: 40, of: (row) => row.title },
  { header: "环节", of: (row) => disclosureStepLabel[row.step] },
  { header: "层级", of: (row) => disclosureLevelLabel[row.level] },
  { header: "张贴日期", kind: "date", of: (row) => row.fromOn },
  { header: "期满日期", kind: "date", of: (row) => row.untilOn },
  { header: "撤下日期", kind: "date", of: (row) => row.withdrawnOn },
  { header: "异议（件）", kind: "integer", of: (row) => row.objections },
  { header: "其中未答复（件）", kind: "integer", of: (row) => row.openObjections },
];

/** 公告公示台账, as filtered. */
export async function downloadDisclosures(tx: Tx, actor: Actor, filter: DisclosureFilter, today: IsoDate) {
  const { step, ...asked } = filter;
  const rows = await listDisclosures(tx, actor, filter, { page: 1, size: limit + 1, today });
  if (rows.length > limit) throw invalid(`符合条件的公示超过 ${limit} 份，请筛选后分次导出。`);
  const countyIds = [...new Set(rows.map(({ countyId }) => countyId))];
  for (const countyId of countyIds) {
    const notices = rows.filter((row) => row.countyId === countyId).length;
    await record(tx, actor, {
      verb: "disclosure.read",
      countyId,
      subjectId: "sheet",
      detail: { notices, ...asked, ...(step && { disclosureStep: step }) },
    });
  }
  const mark = await demoMarkOf(tx, countyIds);
  const sheet = {
    name: "公告公示",
    title: `公告公示台账（${today}）`,
    columns: columns.map(({ of: _, ...column }) => column),
    rows: rows.map((row) => columns.map(({ of }) => of(row))),
    ...(mark && { mark }),
  };
  return {
    fileName: `公告公示台账 ${today}.xlsx`,
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    content: await writeWorkbook([sheet]),
  };
}
