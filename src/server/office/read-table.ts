import { Worker } from "node:worker_threads";
import { invalid, Problem } from "#contract/problem.ts";
import { isPasswordProtected, sniff } from "../files/sniff.ts";
import { type PackedWorkbook, unpackWorkbook } from "./pack-table.ts";
import type { ReadReply, ReadTask } from "./read-table.worker.ts";
import { defaultLimits, type ReadLimits, type Workbook } from "./workbook.ts";

/**
 * Reads a county's ledger as it is: .xlsx, old .xls, a web page named .xls, CSV. The parsing runs in its own thread with
 * bounded size, time and memory; whatever is wrong with the file comes back as a Problem with a sentence for the officer.
 */
export const readWorkbook = async (bytes: Uint8Array, fileName: string, limits: Bounds = {}): Promise<Workbook> =>
  unpackWorkbook(await readPacked(bytes, fileName, limits));

type Bounds = Partial<ReadLimits> & { readonly signal?: AbortSignal };

/** The same without a cell to each place: small enough to be kept for a while. */
export async function readPacked(bytes: Uint8Array, fileName: string, limits: Bounds = {}): Promise<PackedWorkbook> {
  const { signal, ...given } = limits;
  const bounds = { ...defaultLimits, ...given };
  signal?.throwIfAborted();
  if (bytes.length > bounds.fileBytes)
    throw new Problem("too-large", `文件超过 ${Math.round(bounds.fileBytes / 1024 / 1024)} MB，请拆分后再上传。`);
  const reply = await inWorker({ kind: tableKind(bytes, fileName), bytes, limits: bounds }, signal);
  if ("problem" in reply) throw new Problem(reply.problem.code, reply.problem.detail);
  if (reply.packed.sheets.every((sheet) => sheet.rowEnds.length === 0))
    throw invalid("文件里没有内容，请检查是否选错了文件。");
  return reply.packed;
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

async function inWorker(task: ReadTask, signal: AbortSignal | undefined): Promise<ReadReply> {
  const worker = new Worker(new URL("./read-table.worker.ts", import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: task.limits.memoryMegabytes, maxYoungGenerationSizeMb: 48 },
  });
  const clock = AbortSignal.timeout(task.limits.milliseconds);
  const stop = signal ? AbortSignal.any([signal, clock]) : clock;
  try {
    return await new Promise<ReadReply>((resolve, reject) => {
      stop.addEventListener("abort", () => reject(clock.aborted ? tooSlow(task.limits) : cancelled(signal)), {
        once: true,
      });
      worker.once("message", resolve);
      worker.once("error", (error: NodeJS.ErrnoException) =>
        reject(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? overfull() : error),
      );
      worker.once("exit", (code) => reject(new Error(`the table reader stopped with code ${code}`)));
    });
  } finally {
    await worker.terminate();
  }
}

const cancelled = (signal: AbortSignal | undefined) =>
  signal?.reason instanceof Error ? signal.reason : new Error("reading was cancelled");

const tooSlow = (limits: ReadLimits) =>
  new Problem(
    "too-large",
    `读取超过 ${Math.round(limits.milliseconds / 1000)} 秒，已停止。请删除多余的行、列和格式后再上传。`,
  );
const overfull = () => new Problem("too-large", "表格内容过多，超出系统一次可读的范围。请拆分成几个文件后分别上传。");
