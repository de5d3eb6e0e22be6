import { Checkbox } from "antd";
import { useState } from "react";
import type { CellPlace, FigureValue, Spot, TableBlock } from "./composer-types.ts";
import { spliced } from "./draft.ts";
import { FigureChips } from "./FigureChips.tsx";
import { FigureText } from "./FigureText.tsx";
import { TableButtons } from "./TableButtons.tsx";

interface TableEditorProps {
  readonly block: TableBlock;
  readonly label: string;
  readonly values: readonly FigureValue[];
  readonly onChange: (block: TableBlock, part?: string) => void;
  readonly onPick: (spot: Spot) => void;
}

export function TableEditor({ block, label, values, onChange, onPick }: TableEditorProps) {
  const { head, rows } = block;
  const [place, setPlace] = useState<CellPlace>({ row: 0, column: 0, at: 0 });
  const set = (row: number, column: number, text: string) =>
    onChange(withText(block, row, column, text), `${row} ${column}`);
  const cell = (row: number) => (text: string, column: number) => (
    <td key={column}>
      <FigureText
        cell
        text={text}
        values={values}
        label={`${label} ${row === -1 ? "表头" : `第 ${row + 1} 行`} 第 ${column + 1} 列`}
        onChange={(next) => set(row, column, next)}
        onPlace={(at) => setPlace({ row, column, at })}
      />
    </td>
  );
  const chosen = (place.row === -1 ? head[place.column] : rows[place.row]?.[place.column]) ?? "";
  const put = (next: string) => set(place.row, place.column, next);
  const pick = () => onPick({ text: chosen, at: Math.min(place.at, chosen.length), put });
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
      <div className="chips">
        <FigureChips text={chosen} values={values} onChange={put} />
      </div>
      <TableButtons block={block} place={place} onChange={onChange} onPick={pick} />
      <Checkbox
        checked={block.zeroRows === "left-out"}
        onChange={({ target }) => onChange(withZeroRows(block, target.checked))}
      >
        数字全为零的行不印
      </Checkbox>
    </>
  );
}

function withZeroRows({ zeroRows: _, ...block }: TableBlock, leftOut: boolean): TableBlock {
  return leftOut ? { ...block, zeroRows: "left-out" } : block;
}

function withText(block: TableBlock, row: number, column: number, text: string): TableBlock {
  const { head, rows } = block;
  if (row === -1) return { ...block, head: spliced(head, column, 1, text) };
  return { ...block, rows: spliced(rows, row, 1, spliced(rows[row]!, column, 1, text)) };
}
