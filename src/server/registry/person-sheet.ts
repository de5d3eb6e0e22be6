import { personKindLabel, skillText } from "#domain/registry/person.ts";
import type { SheetModel } from "../office/write-table.ts";
import type { listPersonsForSheet } from "./persons.ts";

type Row = Awaited<ReturnType<typeof listPersonsForSheet>>[number];

/** The columns of the screen, in its order and by the names an import knows them: mended in Excel it goes in again. */
export function personSheet(
  rows: readonly Row[],
  { today, mark }: { readonly today: string; readonly mark: string | undefined },
): SheetModel {
  return {
    name: mark === undefined ? "干部名册" : `干部名册（${mark}）`,
    title: mark === undefined ? "干部名册" : `干部名册（${mark}）`,
    note: `截至 ${today}，共 ${rows.length} 人。联系电话只显示前三位和后四位；最多包联村数空着的，按本县规则。`,
    columns: [
      { header: "序号", kind: "integer" },
      { header: "姓名" },
      { header: "类别" },
      { header: "单位" },
      { header: "任职乡镇（街道）" },
      { header: "职务" },
      { header: "单位主要负责人" },
      { header: "出生年份", kind: "code" },
      { header: "政治面貌" },
      { header: "特长" },
      { header: "籍贯" },
      { header: "最多包联村数", kind: "integer" },
      { header: "联系电话", kind: "code" },
      { header: "排序", kind: "integer" },
      { header: "移出名册日期", kind: "date" },
    ],
    rows: rows.map((row, i) => [
      i + 1,
      row.name,
      personKindLabel[row.kind],
      row.organisation,
      row.township,
      row.post,
      row.unitHead ? "是" : "",
      row.birthYear === null ? "" : String(row.birthYear),
      row.partyMember ? "中共党员" : "",
      row.skills.map(skillText).join("、"),
      row.homeTownship ?? row.homePlace,
      row.villageCapacity,
      row.phoneMasked,
      row.sortOrder,
      row.validTo,
    ]),
  };
}
