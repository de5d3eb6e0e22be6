import { Input } from "antd";
import { useState } from "react";
import { imports } from "#contract/imports.ts";
import { useWrite } from "../../api/use-write.ts";
import type { CheckedRow } from "./import-words.ts";

interface CheckCellProps {
  readonly batchId: string;
  readonly row: CheckedRow;
  readonly column: number;
  readonly header: string;
}

/** A cell of the file; wrong ones say why, and a click lets the officer write over it. */
export function CheckCell({ batchId, row, column, header }: CheckCellProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const { send, sending, problem } = useWrite(imports.fix, {
    refresh: [imports.read, imports.rows, imports.faults],
    onDone: () => setDraft(null),
  });
  const text = row.cells[column - 1] ?? "";
  const faults = row.faults.filter((fault) => fault.column === column);
  if (row.outcome === "skipped") return <>{text}</>;
  if (draft === null) {
    const kind = faults.length > 0 ? " cell-wrong" : row.fixed.includes(column) ? " cell-fixed" : "";
    return (
      <button
        type="button"
        className={`cell${kind}`}
        title={faults.map(({ sentence }) => sentence).join("") || "点击修改"}
        aria-label={`第 ${row.row} 行 ${header}：${text || "空"}，点击修改`}
        onClick={() => setDraft(text)}
      >
        {text || <span className="hint">（空）</span>}
      </button>
    );
  }
  const save = () => {
    if (draft === text) return setDraft(null);
    send({ params: { id: batchId, row: row.row }, body: { cell: { column, text: draft } } });
  };
  return (
    <Input
      autoFocus
      size="small"
      value={draft}
      disabled={sending}
      status={problem ? "error" : undefined}
      aria-label={`第 ${row.row} 行 ${header}`}
      onChange={(event) => setDraft(event.target.value)}
      onPressEnter={save}
      onBlur={save}
      onKeyDown={(event) => event.key === "Escape" && setDraft(null)}
    />
  );
}
