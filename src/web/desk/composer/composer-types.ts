import type { figures } from "#contract/figures.ts";
import type { Result } from "#contract/route.ts";
import type { Block } from "#domain/figures/text-blocks.ts";

export type FigureValue = Result<typeof figures.values>["values"][number];
export type CatalogueFigure = Result<typeof figures.catalogue>[number];
export type OpenedFigure = Result<typeof figures.rows>;

export type TableBlock = Extract<Block, { kind: "table" }>;

/** Whatever is written on the desk: its text is blocks, beside them a head of its own. */
export interface HasBlocks {
  readonly blocks: readonly Block[];
}

/** Where a picked figure goes: a text and the place in it. */
export interface Spot {
  readonly text: string;
  readonly at: number;
  readonly put: (text: string) => void;
}

/** The cell of a table the cursor was in last; row -1 is the head. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
  readonly at: number;
}
