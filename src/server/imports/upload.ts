import { invalid, refused } from "#contract/problem.ts";
import type { imports } from "#contract/imports.ts";
import { record } from "../audit/record.ts";
import { saveFile } from "../files/store.ts";
import type { Call } from "../http/call.ts";
import { startJob } from "../jobs/progress.ts";
import { readTops, tableKind } from "../office/read-table.ts";
import { batchNumber } from "./batch-number.ts";
import type { Desk } from "./check.ts";
import { headerHash, type Mapping, mapByWords, officeOf } from "./mapping.ts";
import { type Batch, changeBatch, findBatchesOfFile, findMapping, insertBatch, lockBatch, noRows } from "./queries.ts";
import { readBatchTops } from "./read-file.ts";
import type { Register, Scope } from "./register.ts";
import { deleteRows } from "./row-writes.ts";
import { columnsOfPreview, type HeaderColumn, likelySheet, previewOf, previewRows } from "./sheet-facts.ts";

/** A file of more bytes takes seconds to read. */
const bytesAtOnce = 1024 * 1024;

type Upload = Pick<Call<typeof imports.upload>, "tx" | "actor" | "file" | "ground"> & {
  id: string;
  register: Register;
  scope: Scope;
};

/** Keeps the file and reads its top, at once when it is small. */
export async function upload({ tx, actor, file, ground, id, register, scope }: Upload) {
  const desk: Desk = { tx, actor, register };
  // Asked first, so that an unreadable file or a closed round leaves nothing behind.
  await register.open(tx, actor, scope);
  tableKind(file.bytes, file.name);
  const { dataDir } = ground.config;
  const small = file.bytes.length <= bytesAtOnce;
  const preview = small ? previewOf(await readTops(file.bytes, file.name, previewRows)) : undefined;
  const sha256 = await saveFile(tx, actor, dataDir, { ...scope, ...file });
  const warnings = (await findBatchesOfFile(tx, actor, scope.countyId, sha256, id)).map(sameFileWarning);
  await insertBatch(tx, {
    ...scope,
    id,
    register: register.code,
    fileSha256: sha256,
    fileName: file.name,
    createdBy: actor.accountId,
  });
  const batch = await lockBatch(tx, actor, id);
  if (preview) await keepPreview(desk, batch, preview);
  const jobId = preview
    ? null
    : await startJob(tx, actor, { countyId: scope.countyId, verb: "import.open", payload: { batchId: id } });
  const detail = { act: "upload", register: register.code, file: file.name, sha256 };
  await record(tx, actor, { verb: "import.write", countyId: scope.countyId, subjectId: id, detail });
  return { id, warnings, jobId };
}

const words = {
  read: "尚未核对",
  checked: "已核对，尚未导入",
  committed: "已导入",
  undone: "已撤销",
  discarded: "已作废",
};

export const sameFileWarning = (earlier: { id: string; createdAt: string; name: string; state: Batch["state"] }) =>
  `这个文件（内容完全相同）已由${earlier.name}上传过，批次 ${batchNumber(earlier)}，${words[earlier.state]}。请确认是否需要再导入。`;

/** The top of a large file, read by a job. */
export async function openFile(desk: Desk, dataDir: string, batch: Batch, signal: AbortSignal) {
  await keepPreview(desk, batch, previewOf(await readBatchTops(dataDir, batch, signal)));
}

async function keepPreview(desk: Desk, batch: Batch, header: Batch["header"]) {
  const sheet = likelySheet(header.sheets);
  const { detected, columns } = header.sheets[sheet]!;
  await proposeMapping(desk, { ...batch, header: { ...header, rows: detected } }, sheet, columns);
}

/** A mapping this office confirmed for the very same header goes before the one guessed from words. */
async function proposeMapping(
  { tx, actor, register }: Desk,
  batch: Batch,
  sheet: number,
  columns: readonly HeaderColumn[],
) {
  const { fields } = await register.open(tx, actor, batch);
  const known = await findMapping(tx, batch.countyId, register.code, headerHash(columns), officeOf(actor));
  const mapping = known ? onlyKnown(known, fields) : mapByWords(columns, fields);
  const header = { ...batch.header, columns, remembered: known !== undefined };
  await deleteRows(tx, batch);
  await changeBatch(tx, batch, { sheet, header, mapping, state: "read", counts: noRows });
}

const onlyKnown = (mapping: Mapping, fields: readonly { key: string }[]): Mapping =>
  Object.fromEntries(Object.entries(mapping).filter(([, key]) => fields.some((field) => field.key === key)));

export function refuseClosed(batch: Batch) {
  if (batch.state !== "read" && batch.state !== "checked")
    throw refused([{ rule: "batch-closed", sentence: "这一批已经导入、撤销或者作废，不能再改。" }]);
}

export async function chooseHeader(desk: Desk, batch: Batch, choice: { sheet: number; first: number; last: number }) {
  refuseClosed(batch);
  if (batch.draftOf) throw refused([{ rule: "draft", sentence: "草稿沿用原批次的表头，不能另选。" }]);
  const sheet = batch.header.sheets[choice.sheet];
  if (!sheet) throw invalid("文件里没有这张工作表，请重新选择。");
  const rows = { first: choice.first - 1, last: choice.last - 1 };
  if (rows.last < rows.first || rows.last - rows.first > 4) throw invalid("表头应为连续的 1 至 5 行，请重新选择。");
  if (rows.last >= Math.min(sheet.rows, previewRows)) throw invalid(`表头应在前 ${previewRows} 行之内，请重新选择。`);
  const columns = columnsOfPreview(sheet, rows);
  if (columns.length === 0) throw invalid("选定的行里没有文字，不能作为表头。");
  await proposeMapping(desk, { ...batch, header: { ...batch.header, rows } }, choice.sheet, columns);
}

export async function saveMapping(
  desk: Desk,
  batch: Batch,
  columns: readonly { column: number; field: string }[],
  clearEmpty: boolean,
) {
  refuseClosed(batch);
  const { fields } = await desk.register.open(desk.tx, desk.actor, batch);
  const known = new Map(fields.map((field) => [field.key, field.head]));
  const there = new Set(batch.header.columns.map(({ index }) => index));
  const taken = new Set<string>();
  for (const { column, field } of columns) {
    if (!known.has(field) || !there.has(column - 1)) throw invalid("对应列与本表不符，请刷新页面后重新对应。");
    if (taken.has(field)) throw invalid(`“${known.get(field)}”对应了两列，请只保留一列。`);
    taken.add(field);
  }
  const missing = fields.filter((field) => field.required && !taken.has(field.key)).map(({ head }) => `“${head}”`);
  if (missing.length > 0) throw invalid(`必填的${missing.join("、")}还没有对应的列，请先对应。`);
  const mapping = Object.fromEntries(columns.map(({ column, field }) => [column - 1, field]));
  await changeBatch(desk.tx, batch, { mapping, clearEmpty });
}
