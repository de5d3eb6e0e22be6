import type { Db } from "../db/db.ts";
import type { Remark } from "../office/annotate.ts";
import { columnLetter } from "../office/workbook.ts";
import { type Batch } from "./queries.ts";
import { inPieces, rowsOf, type StoredRow } from "./row-reads.ts";

const words = {
  new: "新增",
  update: "更新",
  same: "与系统中的内容相同，未改动",
  wrong: "有错，未导入",
  skipped: "未读取",
};

/** What became of each row, said in the column 导入结果 of the officer's own file. */
export async function listRemarks(db: Db, batch: Batch): Promise<Remark[]> {
  const remarks: Remark[] = [];
  const rows = rowsOf(db, batch).select(["r.rowNumber", "r.outcome", "r.faults", "r.fixes"]);
  for await (const piece of inPieces<StoredRow>(rows as never, 5000)) {
    remarks.push(...piece.map((row) => ({ row: row.rowNumber - 1, sentence: remarkOn(row, batch.state) })));
  }
  return remarks;
}

function remarkOn({ outcome, faults, fixes }: StoredRow, state: Batch["state"]): string {
  if (outcome === null) return "尚未核对";
  if (outcome === "skipped") return faults.map(({ sentence }) => sentence).join("");
  const done = state === "committed" ? "已" : state === "undone" ? "已撤销：" : "待";
  const result = outcome === "new" || outcome === "update" ? `${done}${words[outcome]}` : words[outcome];
  const reasons = faults.map(({ column, sentence }) =>
    column === null ? sentence : `${columnLetter(column)} 列：${sentence}`,
  );
  const changes = Object.entries(fixes).map(
    ([column, text]) => `${columnLetter(Number(column))} 列导入时改为“${text}”。`,
  );
  return [result, ...reasons, ...changes].join("；").replaceAll("。；", "；");
}
