import { hierarchy, treemap, treemapSquarify } from "d3-hierarchy";

/** Thousandths of the sheet. */
export interface Block {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface TownshipSize {
  readonly id: string;
  readonly villages: number;
  readonly block: Block | null;
}

/** How much wider than high the sheet is taken to be: between a screen and a lying sheet of paper. */
const aspect = 1.75;
const sheet = 1000;
/** A township of two villages still needs room for its name. */
const fewest = 12;
const addedHeight = 120;

interface Node {
  readonly id?: string;
  readonly villages?: number;
  readonly children?: readonly Node[];
}

/** The first layout of a county: one block a township, as large as its villages are many. */
export function layOut(townships: readonly TownshipSize[]): Map<string, Block> {
  const children = townships.map(({ id, villages }) => ({ id, villages }));
  const root = hierarchy<Node>({ children })
    .sum(({ villages }) => (villages === undefined ? 0 : Math.max(villages, fewest)))
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const placed = treemap<Node>()
    .tile(treemapSquarify.ratio(1))
    .size([sheet * aspect, sheet])(root);
  // Edges are rounded, not sizes, so that neighbours still share them.
  const rounded = (from: number, to: number, scale: number) => {
    const start = Math.round(from / scale);
    return [start, Math.max(1, Math.round(to / scale) - start)] as const;
  };
  return new Map(
    placed.leaves().map(({ data, x0, x1, y0, y1 }) => {
      const [x, width] = rounded(x0, x1, aspect);
      const [y, height] = rounded(y0, y1, 1);
      return [data.id!, { x, y, width, height }];
    }),
  );
}

/**
 * Where every township stands: the stored blocks as they are, and a township that came later in a row of its own below.
 * A block never moves because data changed.
 */
export function placeAll(townships: readonly TownshipSize[]): Map<string, Block> {
  const stored = townships.filter((one) => one.block !== null);
  if (townships.length === 0) return new Map();
  if (stored.length === 0) return layOut(townships);
  const bottom = Math.max(...stored.map(({ block }) => block!.y + block!.height));
  const late = townships.filter((one) => one.block === null);
  const width = Math.floor(sheet / Math.max(1, late.length));
  return new Map([
    ...stored.map(({ id, block }) => [id, block!] as const),
    ...late.map(({ id }, index) => [id, { x: index * width, y: bottom, width, height: addedHeight }] as const),
  ]);
}

/** Pairs that lie over each other, as the officer must move them apart. */
export function overlaps(blocks: readonly (Block & { readonly townshipId: string })[]): [string, string][] {
  return blocks.flatMap((one, index) =>
    blocks
      .slice(index + 1)
      .filter((other) => within(one, other) && within(other, one))
      .map(({ townshipId }): [string, string] => [one.townshipId, townshipId]),
  );
}

const within = (a: Block, b: Block) => a.x < b.x + b.width && a.y < b.y + b.height;
