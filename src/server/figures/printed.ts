import { plainHeading } from "#domain/figures/numbering.ts";
import { fill, settled, spoken, type Values } from "#domain/figures/settled.ts";
import { type Block, figuresUsed, parse, tokenOf } from "#domain/figures/text-blocks.ts";
import type { Block as Printed, Run } from "../office/official-document.ts";
import type { FigureValue } from "./evaluate.ts";

/** The text of a document with its values. Every token must have one: a document never leaves with a hole. */
export const printedBlocks = (blocks: readonly Block[], values: Values): Printed[] =>
  settled(blocks, values).map((block) => printed(block, values));

/** For a proof: what has no number yet stands as a blank to be seen. */
export function proofValues(blocks: readonly Block[], values: readonly FigureValue[]): Values {
  const known = new Map(values.map(({ key, display }) => [key, display]));
  const shown = figuresUsed(blocks).map(({ key }) => [key, known.get(key) ?? "［待取数］"]);
  return Object.fromEntries(shown) as Values;
}

function printed(block: Block, values: Values): Printed {
  switch (block.kind) {
    case "heading1":
    case "heading2":
      return {
        kind: "heading",
        level: block.kind === "heading1" ? 1 : 2,
        text: plainHeading(textOf(block.text, values)),
      };
    case "paragraph":
      return { kind: "paragraph", runs: runsOf(block.text, values) };
    case "table":
      return {
        kind: "table",
        columns: block.head.map((head, i) => ({
          header: textOf(head, values),
          align: isFigures(block.rows, i) ? "center" : "left",
          weight: i === 0 ? 2 : 1,
        })),
        rows: block.rows.map((row) => row.map((cell) => textOf(cell, values))),
      };
  }
}

function runsOf(text: string, values: Values): Run[] {
  return parse(text).flatMap((segment): Run[] => {
    if (segment.kind === "text") return [{ text: segment.text }];
    const { before, shown, after } = spoken(textOf(tokenOf(segment.use.key), values), segment.words);
    return [{ text: before }, { text: shown, figure: segment.use.key }, { text: after }].filter(
      (run) => run.text !== "",
    );
  });
}

function textOf(text: string, values: Values): string {
  const filled = fill([{ kind: "paragraph", text }], values);
  if ("refusals" in filled) throw new Error(`No value for ${filled.refusals.map(({ token }) => token).join(", ")}`);
  const [block] = filled.blocks;
  return block?.kind === "paragraph" ? block.text : "";
}

/** A column of numbers stands in the middle of its cells. */
const isFigures = (rows: readonly (readonly string[])[], column: number) =>
  rows.length > 0 && rows.every((row) => /^\s*(?:\{\{[^{}]+\}\}|[\d.,%]*)\s*$/u.test(row[column]!));
