import type { bulletins } from "#contract/bulletins.ts";
import type { figures } from "#contract/figures.ts";
import type { Body, Result } from "#contract/route.ts";
import type { Block } from "#domain/bulletins/text-blocks.ts";

export type Bulletin = Result<typeof bulletins.get>;
export type BulletinRow = Result<typeof bulletins.list>[number];
export type Words = Omit<Body<typeof bulletins.save>, "version">;
export type FigureValue = Bulletin["values"][number];
export type CatalogueFigure = Result<typeof figures.catalogue>[number];

export type TableBlock = Extract<Block, { kind: "table" }>;

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

export function wordsOf(bulletin: Bulletin): Words {
  const { title, issuer, recipients, copyTo, printOffice, documentNumber, fontScheme, blocks } = bulletin;
  return { title, issuer, recipients, copyTo, printOffice, documentNumber, fontScheme, blocks };
}
