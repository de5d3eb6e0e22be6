import { z } from "zod";
import { byId, done, id, pageOf, paging } from "./common.ts";
import { reason } from "./problem.ts";
import { route } from "./route.ts";

export const registerCode = z.enum(["township", "village", "assessment"]);
export const batchState = z.enum(["read", "checked", "committed", "undone", "discarded"]);
export const rowOutcome = z.enum(["new", "update", "same", "wrong", "skipped"]);

/** Rows and columns of a sheet count from 1, as the officer sees them; a column is also named by its letter. */
const rowNumber = z.int().min(1);
const columnNumber = z.int().min(1).max(200);
const cellText = z.string().max(2000, "一格不能超过 2000 个字");

const counts = z.object({ new: z.int(), update: z.int(), same: z.int(), wrong: z.int(), skipped: z.int() });
const headerRows = z.object({ first: rowNumber, last: rowNumber });

const batchRow = z.object({
  id,
  number: z.string(),
  register: registerCode,
  registerTitle: z.string(),
  fileName: z.string(),
  state: batchState,
  counts,
  createdAt: z.string(),
  createdBy: z.string(),
  committedAt: z.string().nullable(),
  undoUntil: z.string().nullable(),
  draftOf: id.nullable(),
});

const column = z.object({
  column: columnNumber,
  letter: z.string(),
  header: z.string(),
  unit: z.string().nullable(),
  /** The field this column is read into. */
  field: z.string().nullable(),
});

const field = z.object({ key: z.string(), head: z.string(), required: z.boolean(), hint: z.string() });

export const batch = batchRow.extend({
  roundId: id.nullable(),
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean(), rows: z.int() })),
  sheet: z.int(),
  header: headerRows.nullable(),
  columns: z.array(column),
  fields: z.array(field),
  clearEmpty: z.boolean(),
  /** An office used this mapping before for the same header. */
  remembered: z.boolean(),
  warnings: z.array(z.string()),
  /** The job at work on this batch, or the last one when it failed. */
  jobId: id.nullable(),
  draftId: id.nullable(),
  can: z.object({ edit: z.boolean(), commit: z.boolean(), undo: z.boolean(), discard: z.boolean() }),
});

export const rowFault = z.object({
  row: rowNumber,
  /** null: about the row as a whole. */
  column: columnNumber.nullable(),
  at: z.string(),
  rule: z.string(),
  sentence: z.string(),
});

export const checkedRow = z.object({
  row: rowNumber,
  outcome: rowOutcome.nullable(),
  /** In the order of the columns of the sheet, with the fixes in place. */
  cells: z.array(z.string()),
  /** Columns the officer has changed here. */
  fixed: z.array(columnNumber),
  faults: z.array(rowFault),
  candidates: z.array(z.object({ id, name: z.string() })),
  chosenId: id.nullable(),
});

/** `jobId` is null when the step is already done. */
const stepped = z.object({ jobId: id.nullable() });
const ofRow = z.object({ id, row: z.coerce.number().int().min(1) });
const ofRegister = { register: registerCode, roundId: id.optional() };

export const imports = {
  list: route({
    verb: "import.read",
    method: "GET",
    path: "/imports",
    title: "本单位的导入批次",
    query: z.object({ register: registerCode.optional(), ...paging }),
    result: pageOf(batchRow),
  }),
  template: route({
    verb: "import.read",
    method: "GET",
    path: "/imports/template",
    title: "下载填报模板",
    query: z.object(ofRegister),
    download: "xlsx",
  }),
  upload: route({
    verb: "import.write",
    method: "POST",
    path: "/imports",
    title: "上传表格，新建一个导入批次",
    query: z.object({ ...ofRegister, id }),
    upload: true,
    result: stepped.extend({ id, warnings: z.array(z.string()) }),
  }),
  read: route({
    verb: "import.read",
    method: "GET",
    path: "/imports/:id",
    title: "一个导入批次",
    params: byId,
    result: batch,
  }),
  sheet: route({
    verb: "import.read",
    method: "GET",
    path: "/imports/:id/sheets/:sheet",
    title: "工作表的前 30 行",
    params: z.object({ id, sheet: z.coerce.number().int().min(0).max(200) }),
    result: z.object({
      rows: z.array(z.array(z.string())),
      header: headerRows.nullable(),
      /** What stands there beyond the rows shown. */
      totalRows: z.int(),
      hiddenRows: z.int(),
    }),
  }),
  chooseHeader: route({
    verb: "import.write",
    method: "PUT",
    path: "/imports/:id/header",
    title: "选定工作表和表头行",
    params: byId,
    body: z.object({ sheet: z.int().min(0).max(200), ...headerRows.shape }),
    result: done,
  }),
  map: route({
    verb: "import.write",
    method: "PUT",
    path: "/imports/:id/mapping",
    title: "对应列",
    params: byId,
    body: z.object({
      columns: z.array(z.object({ column: columnNumber, field: z.string().max(80) })).max(200),
      clearEmpty: z.boolean(),
    }),
    result: done,
  }),
  check: route({
    verb: "import.write",
    method: "POST",
    path: "/imports/:id/check",
    title: "逐行核对",
    params: byId,
    result: stepped,
  }),
  rows: route({
    verb: "import.read",
    method: "GET",
    path: "/imports/:id/rows",
    title: "核对结果",
    params: byId,
    query: z.object({ outcome: rowOutcome.optional(), ...paging }),
    result: pageOf(checkedRow),
  }),
  faults: route({
    verb: "import.read",
    method: "GET",
    path: "/imports/:id/faults",
    title: "同类错误汇总（每列每种写法一条，最多的在前）",
    params: byId,
    result: z.array(
      z.object({
        column: columnNumber,
        letter: z.string(),
        text: z.string(),
        rows: z.int(),
        sentence: z.string(),
      }),
    ),
  }),
  fix: route({
    verb: "import.write",
    method: "PUT",
    path: "/imports/:id/rows/:row",
    title: "改一格，或者指定该行对应的村",
    params: ofRow,
    body: z.object({
      cell: z.object({ column: columnNumber, text: cellText }).optional(),
      subjectId: id.nullable().optional(),
    }),
    result: checkedRow,
  }),
  replace: route({
    verb: "import.write",
    method: "POST",
    path: "/imports/:id/replace",
    title: "同类错误一次改：把一列中相同的内容全部替换",
    params: byId,
    body: z.object({ column: columnNumber, from: cellText, to: cellText }),
    result: stepped.extend({ rows: z.int() }),
  }),
  commit: route({
    verb: "import.write",
    method: "POST",
    path: "/imports/:id/commit",
    title: "导入（默认全部正确才导入；也可以先导入正确的行）",
    params: byId,
    body: z.object({ goodRowsOnly: z.boolean() }),
    result: stepped,
  }),
  undo: route({
    verb: "import.write",
    method: "POST",
    path: "/imports/:id/undo",
    title: "撤销本批（24 小时内）",
    params: byId,
    /** Rows changed since are left as they are instead of stopping the whole. */
    body: z.object({ skipChanged: z.boolean() }),
    result: stepped.extend({ kept: z.array(reason) }),
  }),
  discard: route({
    verb: "import.write",
    method: "DELETE",
    path: "/imports/:id",
    title: "作废未导入的批次",
    params: byId,
    result: done,
  }),
  original: route({
    verb: "import.read",
    method: "POST",
    path: "/imports/:id/original",
    title: "下载原表",
    params: byId,
    download: "file",
  }),
  remarks: route({
    verb: "import.read",
    method: "POST",
    path: "/imports/:id/remarks",
    title: "下载带“导入结果”列的原表",
    params: byId,
    download: "xlsx",
  }),
};
