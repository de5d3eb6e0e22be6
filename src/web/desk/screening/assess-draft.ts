import type { Assessment, Indicator } from "./contract-types.ts";

export interface Cell {
  readonly text: string;
  /** 暂缺: said on purpose, so it is no forgotten box. */
  readonly absent: boolean;
}

export interface AssessDraft {
  /** In the order of the round's indicators. */
  readonly cells: readonly Cell[];
  readonly manifestations: readonly string[];
  readonly note: string;
}

/** A null of a draft is a box still empty; once handed in it was left out on purpose. */
export function draftOfAssessment(row: Assessment, indicators: readonly Indicator[]): AssessDraft {
  const unfinished = row.status === "waiting" || row.status === "draft";
  const cells = indicators.map((_, index) => {
    const value = row.values[index] ?? null;
    return { text: value === null ? "" : String(value), absent: value === null && !unfinished };
  });
  return { cells, manifestations: row.manifestations, note: row.note };
}

/** A whole number as it is typed here: full-width digits and thousands commas are no mistake. NaN is one. */
export function wholeOf(text: string): number | null {
  const plain = text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[－−]/g, "-")
    .replace(/[,，\s]/g, "");
  if (plain === "") return null;
  return /^-?\d{1,15}$/.test(plain) ? Number(plain) : NaN;
}

const valueOf = ({ text, absent }: Cell) => (absent ? null : wholeOf(text));

export const valuesOf = (draft: AssessDraft): (number | null)[] => draft.cells.map(valueOf);

/** What stands under a box: a mistake, or how the figure will be taken. */
export function cellNote(cell: Cell, { min, max, unit = "" }: Indicator): { wrong: boolean; sentence: string } | null {
  const value = valueOf(cell);
  if (value === null) return null;
  if (Number.isNaN(value)) return { wrong: true, sentence: "请填写整数。" };
  if (value >= min && value <= max) return null;
  const end = value < min ? min : max;
  return { wrong: false, sentence: `超出 ${min} 至 ${max}${unit}，计分时按 ${end}${unit}计。` };
}

/** Why the draft cannot be saved; an empty list means go ahead. */
export function saveReasons(draft: AssessDraft, indicators: readonly Indicator[]): string[] {
  return indicators.flatMap(({ name }, index) =>
    Number.isNaN(valueOf(draft.cells[index]!)) ? [`“${name}”应填写整数。`] : [],
  );
}

/** Why it cannot be handed in. Some figures may be missing, said as such; not all of them. */
export function submitReasons(draft: AssessDraft, indicators: readonly Indicator[]): string[] {
  const values = valuesOf(draft);
  const forgotten = indicators.flatMap(({ name }, index) =>
    values[index] === null && !draft.cells[index]!.absent ? [`“${name}”没有填写；确实没有数据的，请勾选“暂缺”。`] : [],
  );
  const nothing = values.every((value) => value === null) ? ["各项数值均为暂缺，不能上报。"] : [];
  return [...saveReasons(draft, indicators), ...(forgotten.length > 0 ? forgotten : nothing)];
}

/** The next village that can still be filled in, after this one and round again from the top. */
export function nextOpen(rows: readonly Assessment[], villageId: string): string | undefined {
  const here = rows.findIndex((row) => row.villageId === villageId);
  const after = [...rows.slice(here + 1), ...rows.slice(0, Math.max(here, 0))];
  const isOpen = (row: Assessment) => row.can.write && row.status !== "draft";
  return (after.find(isOpen) ?? after.find((row) => row.can.write))?.villageId;
}
