import { headingMarks, plainHeading } from "#domain/figures/numbering.ts";
import { settled } from "#domain/figures/settled.ts";
import type { Block } from "#domain/figures/text-blocks.ts";
import type { FigureValue } from "./composer-types.ts";
import { PaperText } from "./PaperText.tsx";

interface PaperBlocksProps {
  readonly blocks: readonly Block[];
  readonly values: readonly FigureValue[];
  /** Without it the numbers are read only. */
  readonly onOpen?: (key: string) => void;
}

/** The text as it stands on paper: numbered headings, values in their words, nothing that zero leaves out. */
export function PaperBlocks({ blocks, values, onOpen }: PaperBlocksProps) {
  const known = new Map(values.map((value) => [value.key, value]));
  const printed = settled(blocks, Object.fromEntries(values.map(({ key, display }) => [key, display])));
  const marks = headingMarks(printed);
  const text = (content: string) => <PaperText text={content} values={known} onOpen={onOpen} />;
  return printed.map((block, at) => <PaperBlock key={at} block={block} mark={marks[at]!} text={text} />);
}

interface PaperBlockProps {
  readonly block: Block;
  readonly mark: string;
  readonly text: (content: string) => React.ReactNode;
}

function PaperBlock({ block, mark, text }: PaperBlockProps) {
  if (block.kind === "paragraph") return <p>{text(block.text)}</p>;
  if (block.kind !== "table") {
    const Level = block.kind === "heading1" ? "h3" : "h4";
    return (
      <Level>
        {mark}
        {text(plainHeading(block.text))}
      </Level>
    );
  }
  return (
    <table>
      <thead>
        <tr>
          {block.head.map((cell, column) => (
            <th key={column} scope="col">
              {text(cell)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map((row, at) => (
          <tr key={at}>
            {row.map((cell, column) => (
              <td key={column} className={cell.startsWith("{{") ? "paper-count" : undefined}>
                {text(cell)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
