import { columnName } from "./column-name.ts";

/** From 1, inclusive. */
interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

interface GridProps {
  readonly rows: readonly (readonly string[])[];
  readonly merges: readonly Merge[];
  /** From 1, inclusive. */
  readonly header: { readonly first: number; readonly last: number } | null;
  readonly onRow: (row: number) => void;
}

/** The sheet as its officer knows it: letters above, numbers at the side. */
export function Grid({ rows, merges, header, onRow }: GridProps) {
  const width = Math.max(1, ...rows.map((row) => row.length));
  const letters = Array.from({ length: width }, (_, c) => columnName(c));
  return (
    <div className="grid">
      <table>
        <thead>
          <tr>
            <th aria-label="行号" />
            {letters.map((letter) => (
              <th key={letter} scope="col">
                {letter}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, r) => (
            <tr key={r} className={rowClass(r + 1, header)} onClick={() => onRow(r + 1)}>
              <th scope="row">
                <button type="button" aria-label={`以第 ${r + 1} 行为表头`}>
                  {r + 1}
                </button>
              </th>
              {letters.map((letter, c) => (
                <GridCell key={letter} text={row[c] ?? ""} row={r + 1} column={c + 1} merges={merges} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface GridCellProps {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  readonly merges: readonly Merge[];
}

/** A merged cell shows its text once, over the whole of its place. */
function GridCell({ text, row, column, merges }: GridCellProps) {
  const merge = merges.find(
    ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right,
  );
  if (!merge) return <td title={text}>{text}</td>;
  if (row !== merge.top || column !== merge.left) return null;
  return (
    <td title={text} colSpan={merge.right - merge.left + 1} rowSpan={merge.bottom - merge.top + 1}>
      {text}
    </td>
  );
}

function rowClass(row: number, header: GridProps["header"]): string | undefined {
  if (!header) return undefined;
  if (row >= header.first && row <= header.last) return "grid-header";
  return row < header.first ? "grid-above" : undefined;
}
