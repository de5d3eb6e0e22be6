import { conflict, invalid, notFound, refused } from "#contract/problem.ts";
import { type Actor, may } from "#domain/access.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { readContent, saveFile } from "../files/store.ts";
import type { Call } from "../http/call.ts";
import { startJob } from "../jobs/progress.ts";
import { readWorkbook } from "../office/read-table.ts";
import type { imports } from "#contract/imports.ts";
import { checkAgain, checkFile, checkSome, type Desk } from "./check.ts";
import { textOf } from "./check-rows.ts";
import { commitBatch, refuseCommit, refuseUndo, undoBatch } from "./commit.ts";
import { headerHash, type Mapping, mapByWords, officeOf } from "./mapping.ts";
import {
  type Batch,
  changeBatch,
  findBatchesOfFile,
  findMapping,
  findRows,
  insertBatch,
  lockBatch,
  noRows,
  rememberMapping,
} from "./queries.ts";
import type { Register, Scope } from "./register.ts";
import { chooseSubject, deleteRows, fixCell, replaceInColumn } from "./row-writes.ts";
import { type HeaderColumn, likelySheet, previewOf, previewRows, type SheetPreview } from "./sheet-facts.ts";
import { batchNumber } from "./batch-number.ts";

/** Above this many rows a step becomes a job with progress; a file of this size takes seconds to read. */
export const rowsAtOnce = 2000;
const bytesAtOnce = 1024 * 1024;

export type Registers = ReadonlyMap<string, Register>;

/** What an office may do by hand it may do by file; its township, if it has one, bounds what it writes. */
export function deskFor(registers: Registers, actor: Actor, code: string): Register {
  const register = registers.get(code);
  if (!register) throw notFound("登记表");
  if (!may(actor, register.verb))
    throw refused([{ rule: "register-closed", sentence: `您的岗位不能导入${register.title}。` }]);
  return register;
}

export function scopeOf(actor: Actor, register: Register, roundId: string | undefined): Scope {
  const [countyId] = actor.counties;
  if (countyId === undefined) throw notFound("县（市、区）");
  if (register.needsRound && roundId === undefined) throw invalid("请先选定摸排轮次，再导入。");
  const townshipId = actor.townships === "all" ? null : (actor.townships[0] ?? null);
  return { countyId, townshipId, roundId: register.needsRound ? roundId! : null };
}

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
  const { dataDir } = ground.config;
  const small = file.bytes.length <= bytesAtOnce;
  const preview = small ? previewOf(await readWorkbook(file.bytes, file.name)) : undefined;
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
  const workbook = await readWorkbook(await readContent(dataDir, batch.fileSha256), batch.fileName, { signal });
  await keepPreview(desk, batch, previewOf(workbook));
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

function refuseClosed(batch: Batch) {
  if (batch.state !== "read" && batch.state !== "checked")
    throw refused([{ rule: "batch-closed", sentence: "这一批已经导入、撤销或者作废，不能再改。" }]);
}

export async function chooseHeader(
  desk: Desk,
  batch: Batch,
  choice: { sheet: number; first: number; last: number },
  columnsUnder: (sheet: SheetPreview, rows: { first: number; last: number }) => readonly HeaderColumn[],
) {
  refuseClosed(batch);
  if (batch.draftOf) throw refused([{ rule: "draft", sentence: "草稿沿用原批次的表头，不能另选。" }]);
  const sheet = batch.header.sheets[choice.sheet];
  if (!sheet) throw invalid("文件里没有这张工作表，请重新选择。");
  const rows = { first: choice.first - 1, last: choice.last - 1 };
  if (rows.last < rows.first || rows.last - rows.first > 4) throw invalid("表头应为连续的 1 至 5 行，请重新选择。");
  if (rows.last >= Math.min(sheet.rows, previewRows)) throw invalid(`表头应在前 ${previewRows} 行之内，请重新选择。`);
  const columns = columnsUnder(sheet, rows);
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

/** Checks at once or hands over to a job; the mapping is remembered for the office's next file with this header. */
export async function check(desk: Desk, batch: Batch, dataDir: string, now: Date): Promise<string | null> {
  refuseClosed(batch);
  const { tx, actor } = desk;
  if (!batch.header.rows) throw invalid("请先选定工作表和表头行。");
  if (Object.keys(batch.mapping).length === 0) throw invalid("请先对应列，再核对。");
  const { countyId, register, mapping } = batch;
  const remembered = {
    countyId,
    register,
    headerHash: headerHash(batch.header.columns),
    office: officeOf(actor),
    mapping,
  };
  await rememberMapping(tx, remembered, now);
  if (batch.draftOf)
    return await stepFor(desk, batch, draftRows(batch), "import.recheck", () => checkAgain(desk, batch));
  return await stepFor(desk, batch, rowsIn(batch), "import.check", () => checkFile(desk, dataDir, batch));
}

const rowsIn = (batch: Batch) => batch.header.sheets[batch.sheet]?.rows ?? 0;
const draftRows = ({ counts: { new: fresh = 0, update = 0, same = 0, wrong = 0 } }: Batch) =>
  fresh + update + same + wrong;

async function stepFor(
  { tx, actor }: Desk,
  batch: Batch,
  rows: number,
  verb: string,
  act: () => Promise<unknown>,
  payload: object = {},
) {
  if (rows > rowsAtOnce)
    return await startJob(tx, actor, {
      countyId: batch.countyId,
      verb,
      payload: { batchId: batch.id, ...payload },
      total: rows,
    });
  await act();
  return null;
}

interface Fix {
  readonly cell?: { readonly column: number; readonly text: string } | undefined;
  readonly subjectId?: string | null | undefined;
}

function refuseUnchecked(batch: Batch) {
  refuseClosed(batch);
  if (batch.state !== "checked") throw refused([{ rule: "batch-unchecked", sentence: "请先核对，再改错。" }]);
}

export async function fixRow(desk: Desk, batch: Batch, rowNumber: number, { cell, subjectId }: Fix) {
  refuseUnchecked(batch);
  const { tx } = desk;
  const [row] = await findRows(tx, batch, [rowNumber]);
  if (!row || row.outcome === "skipped") throw notFound("行");
  if (cell) await fixCell(tx, batch, rowNumber, cell.column - 1, cell.text);
  if (subjectId !== undefined) await chooseSubject(tx, batch, rowNumber, subjectId);
  const from = cell && textOf(row, cell.column - 1);
  const detail = {
    act: "fix",
    row: rowNumber,
    ...(cell && { ...cell, from }),
    ...(subjectId !== undefined && { subjectId }),
  };
  await record(tx, desk.actor, { verb: "import.write", countyId: batch.countyId, subjectId: batch.id, detail });
  await checkSome(desk, batch, [rowNumber]);
}

export async function replaceAlike(
  desk: Desk,
  batch: Batch,
  { column, from, to }: { column: number; from: string; to: string },
) {
  refuseUnchecked(batch);
  const { tx, actor } = desk;
  const rows = await replaceInColumn(tx, batch, column - 1, from, to);
  if (rows.length === 0) throw conflict("表中已没有这样的内容，可能已被他人改过。请刷新后核对。");
  const detail = { act: "replace", column, from, to, rows: rows.length };
  await record(tx, actor, { verb: "import.write", countyId: batch.countyId, subjectId: batch.id, detail });
  const jobId = await stepFor(desk, batch, rows.length, "import.recheck", () => checkSome(desk, batch, rows));
  return { rows: rows.length, jobId };
}

export async function commit(desk: Desk, batch: Batch, goodRowsOnly: boolean, now: Date): Promise<string | null> {
  refuseCommit(batch, goodRowsOnly);
  const act = () => commitBatch(desk, batch, goodRowsOnly, now);
  return await stepFor(desk, batch, draftRows(batch), "import.commit", act, { goodRowsOnly });
}

export async function undo(desk: Desk, batch: Batch, skipChanged: boolean, now: Date) {
  refuseUndo(batch, now);
  // Undone at once whatever its size: the officer must be told which rows were changed since.
  return await undoBatch(desk, batch, skipChanged, now);
}

export async function discard(tx: Tx, actor: Actor, batch: Batch) {
  refuseClosed(batch);
  await deleteRows(tx, batch);
  await changeBatch(tx, batch, { state: "discarded" });
  const detail = { act: "discard", file: batch.fileName };
  await record(tx, actor, { verb: "import.write", countyId: batch.countyId, subjectId: batch.id, detail });
}
