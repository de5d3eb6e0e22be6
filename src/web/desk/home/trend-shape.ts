export const colours = ["red", "yellow", "green"] as const;
export type Colour = (typeof colours)[number];

export interface Month {
  /** First day of the month; the last one is the month that runs. */
  readonly month: string;
  readonly red: number;
  readonly yellow: number;
  readonly green: number;
}

export const frame = { width: 440, height: 168, left: 30, right: 64, top: 10, bottom: 26 } as const;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Curve {
  readonly colour: Colour;
  readonly points: readonly Point[];
  /** How many at the end, and where the word beside it stands. */
  readonly last: number;
  readonly labelY: number;
}

/** A round number at the top, so that the ticks are whole. */
export function topOf(months: readonly Month[]): number {
  const most = Math.max(1, ...months.flatMap((one) => colours.map((colour) => one[colour])));
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((size) => most <= size * 4) ?? Math.ceil(most / 4);
  return Math.ceil(most / step) * step;
}

export const xOf = (at: number, count: number) =>
  count < 2 ? frame.left : frame.left + (at * (frame.width - frame.left - frame.right)) / (count - 1);
export const yOf = (value: number, top: number) =>
  frame.height - frame.bottom - (value * (frame.height - frame.top - frame.bottom)) / top;

const labelGap = 15;

/** From the oldest month to this one; words that would lie on each other move apart, in the order of their lines. */
export function curvesOf(months: readonly Month[]): Curve[] {
  const top = topOf(months);
  const curves = colours.map((colour) => ({
    colour,
    points: months.map((one, at) => ({ x: xOf(at, months.length), y: yOf(one[colour], top) })),
    last: months.at(-1)?.[colour] ?? 0,
  }));
  const placed = curves.toSorted((a, b) => endOf(a) - endOf(b));
  const places = new Map<Colour, number>();
  let below = frame.top - labelGap;
  for (const curve of placed) {
    below = Math.max(endOf(curve), below + labelGap);
    places.set(curve.colour, below);
  }
  const over = Math.max(0, below - (frame.height - frame.bottom));
  return curves.map((curve) => ({ ...curve, labelY: places.get(curve.colour)! - over }));
}

const endOf = ({ points }: { readonly points: readonly Point[] }) => points.at(-1)?.y ?? frame.height - frame.bottom;

export const pathOf = (points: readonly Point[]) =>
  points.map(({ x, y }, at) => `${at === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
