import { Select } from "antd";
import { imports } from "#contract/imports.ts";
import { useWrite } from "../../api/use-write.ts";
import { ProblemNote } from "../../ui/index.ts";
import type { CheckedRow } from "./import-words.ts";

/** Why a row is wrong, cell by cell, and the villages it may mean. */
export function RowFaults({ batchId, row }: { batchId: string; row: CheckedRow }) {
  const { send, sending, problem } = useWrite(imports.fix, { refresh: [imports.read, imports.rows, imports.faults] });
  return (
    <div className="row-faults">
      {row.faults.map((fault) => (
        <p key={`${fault.at} ${fault.sentence}`}>
          {fault.column !== null && <b>{fault.at}</b>} {fault.sentence}
        </p>
      ))}
      {row.candidates.length > 0 && (
        <Select
          size="small"
          placeholder="选定是哪一个村"
          aria-label={`第 ${row.row} 行对应的村`}
          value={row.chosenId}
          loading={sending}
          options={row.candidates.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(subjectId: string) => send({ params: { id: batchId, row: row.row }, body: { subjectId } })}
          style={{ width: 200 }}
        />
      )}
      <ProblemNote problem={problem} />
    </div>
  );
}
