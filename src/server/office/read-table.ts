import { on } from "node:events";
import { Worker } from "node:worker_threads";
import { invalid, Problem } from "#contract/problem.ts";
import { isPasswordProtected, sniff } from "../files/sniff.ts";
import type { ReadOrder, ReadReply, ReadTask, TableOrder, ToldSheet } from "./read-table.worker.ts";
import { type KeptSkip, splitRows, unpackRows } from "./row-pieces.ts";
import { type Cell, defaultLimits, type ReadLimits, type Sheet, type Workbook } from "./workbook.ts";

type Bounds = Partial<ReadLimits> & { readonly signal?: AbortSignal };

/**
 * Reads a county's ledger as it is: .xlsx, old .xls, a web page named .xls, CSV. The parsing runs in its own thread with
 * bounded size, time and memory; whatever is wrong with the file comes back as a Problem with a sentence for the officer.
 */
export const readWorkbook = async (bytes: Uint8Array, fileName: string, bounds: Bounds = {}): Promise<Workbook> => ({
  sheets: (await readSheets(bytes, fileName, { want: "all" }, bounds)).map(({ rows, ...sheet }) => ({
    ...sheet,
    rows,
  })),
});

/** A sheet of which only the first rows were read; `count` rows reach down to its last filled one. */
export type SheetTop = Sheet & { readonly count: number };

/** The first rows of every sheet, in the time it takes to unpack the file. */
export const readTops = (bytes: Uint8Array, fileName: string, rows: number, bounds: Bounds = {}): Promise<SheetTop[]> =>
  readSheets(bytes, fileName, { want: "top", rows }, bounds);

export interface TablePiece {
  /** Data rows: where they stand (from 0), the columns asked for, and the whole row as it is kept. */
  readonly rows: readonly { readonly index: number; readonly cells: readonly Cell[]; readonly kept: string }[];
  readonly skipped: readonly KeptSkip[];
}

/** One sheet under its header in pieces of some thousand rows; the next are read while the receiver works on one. */
export async function* readTable(
  bytes: Uint8Array,
  fileName: string,
  order: Omit<TableOrder, "want">,
  bounds: Bounds = {},
): AsyncGenerator<TablePiece> {
  for await (const reply of replies(bytes, fileName, { want: "table", ...order }, bounds)) {
    if (!("piece" in reply)) continue;
    const kept = splitRows(reply.piece.kept);
    const rows = unpackRows(reply.piece).map((row, i) => ({ ...row, kept: kept[i]! }));
    yield { rows, skipped: reply.piece.skipped };
  }
}

async function readSheets(bytes: Uint8Array, fileName: string, order: ReadOrder, bounds: Bounds): Promise<SheetTop[]> {
  const sheets: { told: ToldSheet; rows: Cell[][] }[] = [];
  for await (const reply of replies(bytes, fileName, order, bounds)) {
    if ("sheet" in reply) sheets.push({ told: reply.sheet, rows: [] });
    if (!("rows" in reply)) continue;
    const { rows } = sheets.at(-1)!;
    for (const { index, cells } of unpackRows(reply.rows)) {
      while (rows.length < index) rows.push([]);
      rows[index] = cells;
    }
  }
  if (sheets.every(({ rows }) => rows.length === 0)) throw invalid("文件里没有内容，请检查是否选错了文件。");
  return sheets.map(({ told, rows }) => ({ ...told, hiddenRows: new Set(told.hiddenRows), rows }));
}

/** Refuses what is no table, without reading it. */
export function tableKind(bytes: Uint8Array, fileName: string): ReadTask["kind"] {
  if (bytes.length === 0) throw invalid("文件是空的，请检查后重新上传。");
  if (isPasswordProtected(bytes)) throw invalid("文件有密码，无法读取。请取消密码后再上传。");
  const { kind } = sniff(bytes);
  if (kind === "xlsx" || kind === "xls" || kind === "csv") return kind;
  // One column has no separator to know it by; only then is the name believed.
  if (kind === "unknown" && /\.(csv|tsv|txt)$/i.test(fileName) && !bytes.includes(0)) return "csv";
  throw invalid(`“${fileName}”${otherKinds[kind]}，不是 Excel 文件。请上传 .xlsx、.xls 或 .csv 格式的表格。`);
}

const otherKinds: Record<string, string> = {
  docx: "是 Word 文档",
  pdf: "是 PDF 文件",
  jpeg: "是图片",
  png: "是图片",
  webp: "是图片",
  zip: "是压缩包或其他格式的文件",
  unknown: "无法识别",
};

async function* replies(
  bytes: Uint8Array,
  fileName: string,
  order: ReadOrder,
  bounds: Bounds,
): AsyncGenerator<ReadReply> {
  const { signal, ...given } = bounds;
  const limits = { ...defaultLimits, ...given };
  signal?.throwIfAborted();
  if (bytes.length > limits.fileBytes) throw tooLarge(limits);
  const task: ReadTask = { kind: tableKind(bytes, fileName), bytes, limits, order };
  const worker = new Worker(new URL("./read-table.worker.ts", import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: memoryFor(task), maxYoungGenerationSizeMb: 32 },
  });
  const clock = stopwatch(limits.milliseconds);
  const stop = signal ? AbortSignal.any([signal, clock.signal]) : clock.signal;
  try {
    for await (const [reply] of on(worker, "message", { signal: stop, close: ["exit"] }) as AsyncIterable<
      [ReadReply]
    >) {
      clock.pause();
      if ("problem" in reply) throw new Problem(reply.problem.code, reply.problem.detail);
      if ("done" in reply) return;
      yield reply;
      worker.postMessage("next");
      clock.go();
    }
    throw overfull();
  } catch (error) {
    throw stop.aborted ? stopped(signal, limits) : readerFault(error);
  } finally {
    clock.pause();
    await worker.terminate();
  }
}

/** Only the old format is read as a whole; the others pass through, and a tight bound makes the thread tidy up in time. */
const memoryFor = ({ kind, limits }: ReadTask) =>
  kind === "xls" ? limits.memoryMegabytes : Math.ceil(limits.memoryMegabytes / 3);

const stopped = (signal: AbortSignal | undefined, limits: ReadLimits): unknown =>
  signal?.aborted ? signal.reason : tooSlow(limits);

const readerFault = (error: unknown) =>
  (error as NodeJS.ErrnoException).code === "ERR_WORKER_OUT_OF_MEMORY" ? overfull() : error;

/** Counts only the time spent waiting for the reader, not what the receiver does with a piece. */
function stopwatch(milliseconds: number) {
  const stop = new AbortController();
  let left = milliseconds;
  let since = 0;
  let timer: NodeJS.Timeout | undefined;
  const go = () => {
    since = performance.now();
    timer = setTimeout(() => stop.abort(), left);
  };
  const pause = () => {
    clearTimeout(timer);
    if (timer) left = Math.max(1, left - (performance.now() - since));
    timer = undefined;
  };
  go();
  return { signal: stop.signal, go, pause };
}

const tooLarge = (limits: ReadLimits) =>
  new Problem("too-large", `文件超过 ${Math.round(limits.fileBytes / 1024 / 1024)} MB，请拆分后再上传。`);

const tooSlow = (limits: ReadLimits) =>
  new Problem(
    "too-large",
    `读取超过 ${Math.round(limits.milliseconds / 1000)} 秒，已停止。请删除多余的行、列和格式后再上传。`,
  );
const overfull = () => new Problem("too-large", "表格内容过多，超出系统一次可读的范围。请拆分成几个文件后分别上传。");
