import { parentPort, workerData } from "node:worker_threads";
import { Problem } from "#contract/problem.ts";
import { type PackedWorkbook, transferables } from "./pack-table.ts";
import type { ReadLimits } from "./workbook.ts";
import { damaged } from "./zip.ts";

export interface ReadTask {
  readonly kind: "xlsx" | "xls" | "csv";
  readonly bytes: Uint8Array;
  readonly limits: ReadLimits;
}

export type ReadReply =
  | { readonly packed: PackedWorkbook }
  | { readonly problem: { readonly code: Problem["code"]; readonly detail: string } };

/** Each reader is loaded only when its kind of file comes: the parsers are large and the thread is short-lived. */
async function parse({ kind, bytes, limits }: ReadTask): Promise<PackedWorkbook> {
  if (kind === "xlsx") return (await import("./read-xlsx.ts")).readXlsx(bytes, limits);
  if (kind === "xls") return (await import("./read-legacy.ts")).readLegacy(bytes, limits);
  return (await import("./read-csv.ts")).readCsv(bytes, limits);
}

async function read(task: ReadTask): Promise<ReadReply> {
  try {
    return { packed: await parse(task) };
  } catch (error) {
    // What a parser throws at a broken file has no common type; the officer's way out is the same for all of them.
    const { code, message } = error instanceof Problem ? error : damaged();
    return { problem: { code, detail: message } };
  }
}

const reply = await read(workerData as ReadTask);
parentPort!.postMessage(reply, "packed" in reply ? transferables(reply.packed) : []);
