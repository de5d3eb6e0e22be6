import { readContent } from "../files/store.ts";
import { readTable, readTops, type SheetTop, type TablePiece } from "../office/read-table.ts";
import type { Batch } from "./queries.ts";
import { previewRows } from "./sheet-facts.ts";

type FileOfBatch = Pick<Batch, "fileSha256" | "fileName">;

export async function readBatchTops(dataDir: string, batch: FileOfBatch, signal: AbortSignal): Promise<SheetTop[]> {
  return await readTops(await readContent(dataDir, batch.fileSha256), batch.fileName, previewRows, { signal });
}

/** The rows under the header that was chosen, with the columns that were mapped. */
export async function* readBatchRows(
  dataDir: string,
  batch: FileOfBatch & Pick<Batch, "sheet" | "header">,
  columns: readonly number[],
  signal: AbortSignal,
): AsyncGenerator<TablePiece> {
  const { rows: header, columns: named } = batch.header;
  const order = { sheet: batch.sheet, header: header!, firstHeader: named[0]?.header ?? "", columns };
  yield* readTable(await readContent(dataDir, batch.fileSha256), batch.fileName, order, { signal });
}
