import type { Column } from "../../ui/index.ts";
import { CheckCell } from "./CheckCell.tsx";
import { type Batch, type CheckedRow, outcomeWords } from "./import-words.ts";
import { RowFaults } from "./RowFaults.tsx";

/** Row number, what becomes of it and why stay in sight; the columns that are read come first, the others after. */
export function checkColumns(batch: Batch): Column<CheckedRow>[] {
  const read = batch.columns.filter(({ field }) => field !== null);
  return [
    { head: "行", cell: ({ row }) => row, width: 60, align: "end", fixed: "left", always: true },
    {
      head: "结果",
      cell: ({ outcome }) => (
        <span className={`outcome outcome-${outcome ?? "none"}`}>{outcome ? outcomeWords[outcome] : ""}</span>
      ),
      width: 64,
      fixed: "left",
      always: true,
    },
    ...read.map(({ column, letter, header }): Column<CheckedRow> => ({
      head: `${letter} ${header}`,
      cell: (row) => <CheckCell batchId={batch.id} row={row} column={column} header={header} />,
    })),
    {
      head: "说明",
      cell: (row) => <RowFaults batchId={batch.id} row={row} />,
      width: 320,
      fixed: "right",
      always: true,
    },
  ];
}
