import { Button } from "antd";
import { spliced } from "./draft.ts";
import type { CellPlace, TableBlock } from "./composer-types.ts";

interface TableButtonsProps {
  readonly block: TableBlock;
  readonly place: CellPlace;
  readonly onChange: (block: TableBlock) => void;
  readonly onPick: () => void;
}

const most = { columns: 12, rows: 300 };

/** Rows and columns come and go where the cursor was last. */
export function TableButtons({ block, place, onChange, onPick }: TableButtonsProps) {
  const { head, rows } = block;
  const { row, column } = place;
  const emptyRow = head.map(() => "");
  const changes = [
    {
      name: "加一行",
      shut: rows.length >= most.rows,
      next: () => ({ ...block, rows: spliced(rows, row + 1, 0, emptyRow) }),
    },
    { name: "删此行", shut: row < 0 || row >= rows.length, next: () => ({ ...block, rows: spliced(rows, row, 1) }) },
    {
      name: "加一列",
      shut: head.length >= most.columns,
      next: () => columns(block, (cells) => spliced(cells, column + 1, 0, "")),
    },
    { name: "删此列", shut: head.length === 1, next: () => columns(block, (cells) => spliced(cells, column, 1)) },
  ];
  return (
    <div className="chips">
      {changes.map(({ name, shut, next }) => (
        <Button key={name} size="small" disabled={shut} onClick={() => onChange(next())}>
          {name}
        </Button>
      ))}
      <Button size="small" type="dashed" disabled={row >= rows.length || column >= head.length} onClick={onPick}>
        在所选格插入数字
      </Button>
    </div>
  );
}

const columns = (block: TableBlock, change: (cells: readonly string[]) => string[]): TableBlock => ({
  ...block,
  head: change(block.head),
  rows: block.rows.map(change),
});
