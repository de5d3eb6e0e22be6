import type { evaluationInput } from "#contract/evaluation-work.ts";
import type { z } from "zod";
import type { Sheet } from "./contract-types.ts";

export type InputKind = NonNullable<Sheet["kind"]>;
type InputBody = z.input<typeof evaluationInput>;

export interface SheetColumn {
  readonly key: string;
  readonly head: string;
  readonly number: boolean;
}

const reason: SheetColumn = { key: "reason", head: "理由", number: false };
const number = (key: string, head: string): SheetColumn => ({ key, head, number: true });

export const sheetColumns: Record<InputKind, readonly SheetColumn[]> = {
  score: [number("points", "得分"), reason],
  grade: [{ key: "level", head: "档次", number: false }, reason],
  survey: [
    number("asked", "发放"),
    number("satisfied", "满意"),
    number("fair", "基本满意"),
    number("dissatisfied", "不满意"),
    reason,
  ],
  completion: [number("done", "完成"), number("planned", "计划"), reason],
};

/** What stands in the cells, as typed. */
export type Draft = Readonly<Record<string, Readonly<Record<string, string>>>>;

type Row = Sheet["rows"][number];

/** A score is typed in points and kept in hundredths. */
const shown = (key: string, value: unknown) => (key === "points" ? String(Number(value) / 100) : String(value));

export function cellOf(draft: Draft, row: Row, key: string): string {
  const typed = draft[row.subjectId]?.[key];
  if (typed !== undefined) return typed;
  if (key === "reason") return row.reason;
  const kept = row.content?.[key];
  return kept === undefined ? "" : shown(key, kept);
}

export function withCell(draft: Draft, subjectId: string, key: string, value: string): Draft {
  return { ...draft, [subjectId]: { ...draft[subjectId], [key]: value } };
}

/** A block copied from a spreadsheet, laid over the cells from one on; rows that may not be written are passed over. */
export function pasted(
  draft: Draft,
  kind: InputKind,
  rows: readonly Row[],
  at: { row: number; column: number },
  text: string,
): Draft {
  const columns = sheetColumns[kind];
  const lines = text.replace(/\r/g, "").replace(/\n$/, "").split("\n");
  return lines.reduce((one, line, down) => {
    const row = rows[at.row + down];
    if (!row?.open) return one;
    return line.split("\t").reduce((inner, value, right) => {
      const column = columns[at.column + right];
      return column ? withCell(inner, row.subjectId, column.key, value.trim()) : inner;
    }, one);
  }, draft);
}

export interface Filled {
  readonly inputs: readonly InputBody[];
  /** Names of subjects whose line is begun and not whole. */
  readonly unfinished: readonly string[];
}

/** The lines somebody has touched, as the server takes them. */
export function filledOf(draft: Draft, kind: InputKind, item: string, rows: readonly Row[]): Filled {
  const touched = rows.filter(({ subjectId }) => draft[subjectId]);
  const whole = touched.filter((row) =>
    sheetColumns[kind].every(({ key, number: counts }) => fits(cellOf(draft, row, key), counts)),
  );
  const unfinished = touched.filter((row) => !whole.includes(row)).map(({ name }) => name);
  return { inputs: whole.map((row) => bodyOf(draft, kind, item, row)), unfinished };
}

const fits = (text: string, counts: boolean) => (counts ? /^\d+(\.\d{1,2})?$/.test(text) : text.trim() !== "");

function bodyOf(draft: Draft, kind: InputKind, item: string, row: Row): InputBody {
  const fields = sheetColumns[kind].map(({ key, number: counts }) => {
    const text = cellOf(draft, row, key);
    return [key, key === "points" ? Math.round(Number(text) * 100) : counts ? Number(text) : text.trim()];
  });
  return { kind, item, subjectId: row.subjectId, version: row.version, ...Object.fromEntries(fields) } as InputBody;
}
