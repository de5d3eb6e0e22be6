import { columnName } from "./column-name.ts";

interface GridProps {
  readonly rows: readonly (readonly string[])[];
  /** From 1, inclusive. */
  readonly header: { readonly first: number; readonly last: number } | null;
  readonly onRow: (row: number) => void;
}

/** The sheet as its officer knows it: letters above, numbers at the side. */
export function Grid({ rows, header, onRow }: GridProps) {
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
                <td key={letter} title={row[c]}>
                  {row[c] ?? ""}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function rowClass(row: number, header: GridProps["header"]): string | undefined {
  if (!header) return undefined;
  if (row >= header.first && row <= header.last) return "grid-header";
  return row < header.first ? "grid-above" : undefined;
}
