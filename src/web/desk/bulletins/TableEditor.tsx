import { useState } from "react";
import type { CellPlace, Spot, TableBlock } from "./bulletin-types.ts";
import { spliced } from "./draft.ts";
import { TableButtons } from "./TableButtons.tsx";

interface TableEditorProps {
  readonly block: TableBlock;
  readonly label: string;
  readonly onChange: (block: TableBlock, part?: string) => void;
  readonly onPick: (spot: Spot) => void;
}

export function TableEditor({ block, label, onChange, onPick }: TableEditorProps) {
  const { head, rows } = block;
  const [place, setPlace] = useState<CellPlace>({ row: 0, column: 0, at: 0 });
  const set = (row: number, column: number, text: string) =>
    onChange(withText(block, row, column, text), `${row} ${column}`);
  const cell = (row: number) => (text: string, column: number) => (
    <td key={column}>
      <input
        value={text}
        maxLength={400}
        aria-label={`${label} ${row === -1 ? "表头" : `第 ${row + 1} 行`} 第 ${column + 1} 列`}
        onChange={(event) => set(row, column, event.target.value)}
        onSelect={(event) => setPlace({ row, column, at: event.currentTarget.selectionStart ?? 0 })}
      />
    </td>
  );
  const pick = () => {
    const { row, column, at } = place;
    const text = (row === -1 ? head[column] : rows[row]?.[column]) ?? "";
    onPick({ text, at: Math.min(at, text.length), put: (next) => set(row, column, next) });
  };
  return (
    <>
      <div className="cells">
        <table>
          <thead>
            <tr>{head.map(cell(-1))}</tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={at}>{row.map(cell(at))}</tr>
            ))}
          </tbody>
        </table>
      </div>
      <TableButtons block={block} place={place} onChange={onChange} onPick={pick} />
    </>
  );
}

function withText(block: TableBlock, row: number, column: number, text: string): TableBlock {
  const { head, rows } = block;
  if (row === -1) return { ...block, head: spliced(head, column, 1, text) };
  return { ...block, rows: spliced(rows, row, 1, spliced(rows[row]!, column, 1, text)) };
}
