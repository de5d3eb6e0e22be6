export interface Month {
  readonly month: string;
  readonly plannedFen: number;
  /** null: still to come, and not drawn. */
  readonly paidFen: number | null;
}

export const monthFrame = { width: 760, height: 280, left: 84, right: 120, top: 16, bottom: 34 };

const inner = {
  width: monthFrame.width - monthFrame.left - monthFrame.right,
  height: monthFrame.height - monthFrame.top - monthFrame.bottom,
};

/** The round amount the axis reaches: 1, 2 or 5 times a power of ten. */
export function roundUp(fen: number): number {
  if (fen <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(fen));
  return [1, 2, 5, 10].map((one) => one * power).find((one) => one >= fen)!;
}

export interface Line {
  readonly d: string;
  /** Where the line ends, for its words. */
  readonly x: number;
  readonly y: number;
  readonly fen: number;
}

export interface Drawn {
  readonly top: number;
  readonly planned: Line;
  readonly paid: Line;
  readonly at: (index: number) => number;
  readonly yOf: (fen: number) => number;
}

/** Both lines end with a word; where the ends come close the words are moved apart. */
export function monthsShape(months: readonly Month[]): Drawn {
  const top = roundUp(Math.max(...months.flatMap(({ plannedFen, paidFen }) => [plannedFen, paidFen ?? 0])));
  const step = months.length > 1 ? inner.width / (months.length - 1) : 0;
  const at = (index: number) => monthFrame.left + index * step;
  const yOf = (fen: number) => monthFrame.top + inner.height * (1 - fen / top);
  const line = (amounts: readonly number[]): Line => ({
    d: amounts.map((fen, i) => `${i === 0 ? "M" : "L"}${at(i).toFixed(1)},${yOf(fen).toFixed(1)}`).join(""),
    x: at(Math.max(0, amounts.length - 1)),
    y: yOf(amounts.at(-1) ?? 0),
    fen: amounts.at(-1) ?? 0,
  });
  const planned = line(months.map(({ plannedFen }) => plannedFen));
  const paid = line(months.flatMap(({ paidFen }) => paidFen ?? []));
  const near = 18 - Math.abs(planned.y - paid.y);
  // Words at two different places of the axis cannot meet.
  if (near <= 0 || planned.x - paid.x > monthFrame.right) return { top, planned, paid, at, yOf };
  const by = (near / 2) * (planned.y <= paid.y ? 1 : -1);
  return { top, planned: { ...planned, y: planned.y - by }, paid: { ...paid, y: paid.y + by }, at, yOf };
}
