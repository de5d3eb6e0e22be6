import { writeXlsx } from "hucre/xlsx";
import { imports } from "#contract/imports.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { RegisterCode } from "../imports/register.ts";
import type { Caller } from "./api-test.ts";

type Value = string | number | null;
interface Merge {
  readonly startRow: number;
  readonly startCol: number;
  readonly endRow: number;
  readonly endCol: number;
}

/** A workbook of one sheet, as an office might send it. */
export const aWorkbook = async (rows: readonly (readonly Value[])[], merges: readonly Merge[] = []) =>
  new Blob([
    (await writeXlsx({
      sheets: [{ name: "台账", rows: rows.map((row) => [...row]), merges: [...merges] }],
    })) as Uint8Array<ArrayBuffer>,
  ]);

interface Upload {
  readonly register?: RegisterCode;
  readonly roundId?: string;
  readonly fileName?: string;
}

export async function anUpload(
  caller: Caller,
  file: Blob,
  { register = "village", roundId, fileName = "村名册.xlsx" }: Upload = {},
) {
  const query = { register, id: uuidv7(), ...(roundId && { roundId }) };
  return caller.call(imports.upload, { query, file, fileName });
}

/** Uploads and checks with the mapping as proposed: what an officer does who finds nothing to mend on the way. */
export async function aCheckedBatch(caller: Caller, file: Blob, upload: Upload = {}) {
  const { id } = await anUpload(caller, file, upload);
  await caller.call(imports.check, { params: { id } });
  return id;
}

export const villageHead = ["乡镇", "村名", "区划代码", "户数", "人口"];
