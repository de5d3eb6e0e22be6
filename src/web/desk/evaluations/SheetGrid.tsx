import { Button } from "antd";
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from "react";
import { evaluationWork } from "#contract/evaluation-work.ts";
import { evaluations } from "#contract/evaluations.ts";
import { useWrite } from "../../api/use-write.ts";
import { ProblemNote, toast } from "../../ui/index.ts";
import type { Sheet } from "./contract-types.ts";
import { cellOf, type Draft, filledOf, type InputKind, pasted, sheetColumns, withCell } from "./sheet-draft.ts";

interface SheetGridProps {
  readonly id: string;
  readonly item: string;
  readonly kind: InputKind;
  readonly levels: readonly string[];
  readonly rows: Sheet["rows"];
}

/** Plain cells: hundreds of them open at once, and the keyboard goes through them like a workbook. */
export function SheetGrid({ id, item, kind, levels, rows }: SheetGridProps) {
  const [draft, setDraft] = useState<Draft>({});
  const grid = useRef<HTMLDivElement>(null);
  const save = useSave(() => setDraft({}));
  const { inputs, unfinished } = filledOf(draft, kind, item, rows);
  const paste = (event: ClipboardEvent, at: { row: number; column: number }) => {
    const text = event.clipboardData.getData("text");
    if (!/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    setDraft(pasted(draft, kind, rows, at, text));
  };
  const down = (event: KeyboardEvent, row: number, column: number) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    grid.current?.querySelector<HTMLElement>(`[data-at="${row + 1} ${column}"]`)?.focus();
  };
  return (
    <div className="sheet-grid" ref={grid}>
      <ProblemNote problem={save.problem} />
      <Levels item={item} levels={levels} />
      <table>
        <Head kind={kind} />
        <tbody>
          {rows.map((row, r) => (
            <SheetRow
              key={row.subjectId}
              {...{ row, kind, draft, item }}
              at={r}
              onCell={(key, value) => setDraft(withCell(draft, row.subjectId, key, value))}
              onKey={down}
              onPaste={paste}
            />
          ))}
        </tbody>
      </table>
      {unfinished.length > 0 && <p role="status">还没有填全：{unfinished.slice(0, 20).join("、")}</p>}
      <Button
        type="primary"
        loading={save.sending}
        disabled={inputs.length === 0}
        onClick={() => save.send({ params: { id }, body: { inputs: [...inputs] } })}
      >
        保存 {inputs.length} 个
      </Button>
    </div>
  );
}

interface SheetRowProps {
  readonly row: Sheet["rows"][number];
  readonly kind: InputKind;
  readonly draft: Draft;
  readonly item: string;
  readonly at: number;
  readonly onCell: (key: string, value: string) => void;
  readonly onKey: (event: KeyboardEvent, row: number, column: number) => void;
  readonly onPaste: (event: ClipboardEvent, at: { row: number; column: number }) => void;
}

function SheetRow({ row, kind, draft, item, at, onCell, onKey, onPaste }: SheetRowProps) {
  return (
    <tr>
      <td>{row.township}</td>
      <td>{row.name}</td>
      {sheetColumns[kind].map(({ key, head, number }, c) => (
        <td key={key} className={key === "reason" ? "sheet-reason" : undefined}>
          <input
            aria-label={`${row.name}${head}`}
            data-at={`${at} ${c}`}
            data-number={number || undefined}
            inputMode={number ? "decimal" : undefined}
            list={key === "level" ? `levels-${item}` : undefined}
            maxLength={200}
            disabled={!row.open}
            value={cellOf(draft, row, key)}
            onChange={(event) => onCell(key, event.target.value)}
            onKeyDown={(event) => onKey(event, at, c)}
            onPaste={(event) => onPaste(event, { row: at, column: c })}
          />
        </td>
      ))}
    </tr>
  );
}

function Levels({ item, levels }: Pick<SheetGridProps, "item" | "levels">) {
  return (
    <datalist id={`levels-${item}`}>
      {levels.map((level) => (
        <option key={level} value={level} />
      ))}
    </datalist>
  );
}

function Head({ kind }: Pick<SheetGridProps, "kind">) {
  return (
    <thead>
      <tr>
        <th>乡镇（街道）</th>
        <th>考核对象</th>
        {sheetColumns[kind].map(({ key, head }) => (
          <th key={key}>{head}</th>
        ))}
      </tr>
    </thead>
  );
}

function useSave(onSaved: () => void) {
  return useWrite(evaluationWork.inputs, {
    refresh: [evaluationWork.sheet, evaluations.table, evaluations.subject],
    onDone: ({ saved }) => {
      toast(`已保存 ${saved} 个。`);
      onSaved();
    },
  });
}
