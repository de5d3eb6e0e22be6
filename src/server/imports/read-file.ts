import { readContent } from "../files/store.ts";
import { type PackedWorkbook, unpackWorkbook } from "../office/pack-table.ts";
import { readPacked } from "../office/read-table.ts";
import type { Workbook } from "../office/workbook.ts";
import type { Batch } from "./queries.ts";

const keptMilliseconds = 5 * 60_000;
const keptBytes = 64 * 1024 * 1024;

/** The large table read last. Its check follows the first look within minutes, and seconds go into reading it. */
let last: { readonly key: string; readonly packed: PackedWorkbook; readonly timer: NodeJS.Timeout } | undefined;

export async function readBatchFile(
  dataDir: string,
  { fileSha256, fileName }: Pick<Batch, "fileSha256" | "fileName">,
  signal: AbortSignal,
): Promise<Workbook> {
  const key = `${fileSha256}/${fileName}`;
  if (last?.key === key) {
    const { packed } = last;
    forget();
    return unpackWorkbook(packed);
  }
  const packed = await readPacked(await readContent(dataDir, fileSha256), fileName, { signal });
  keep(key, packed);
  return unpackWorkbook(packed);
}

function keep(key: string, packed: PackedWorkbook) {
  forget();
  const letters = packed.text.length * 2;
  const bytes = packed.sheets.reduce((sum, { codes }) => sum + codes.byteLength, letters + packed.ends.byteLength);
  if (bytes <= keptBytes) last = { key, packed, timer: setTimeout(forget, keptMilliseconds).unref() };
}

function forget() {
  clearTimeout(last?.timer);
  last = undefined;
}
