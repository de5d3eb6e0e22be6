import { Button } from "antd";
import { blockKindLabel } from "#domain/figures/labels.ts";
import type { Block } from "#domain/figures/text-blocks.ts";
import type { FigureValue, Spot } from "./composer-types.ts";
import { type BlockEdit, emptyBlock } from "./draft.ts";
import { TableEditor } from "./TableEditor.tsx";
import { TextEditor } from "./TextEditor.tsx";
import { ZeroLine } from "./ZeroLine.tsx";

interface BlockCardProps {
  readonly at: number;
  readonly last: boolean;
  readonly mark: string;
  readonly block: Block;
  readonly values: readonly FigureValue[];
  readonly edit: (edit: BlockEdit) => void;
  readonly onPick: (spot: Spot) => void;
}

export function BlockCard({ at, last, mark, block, values, edit, onPick }: BlockCardProps) {
  const name = `第 ${at + 1} 段 ${blockKindLabel[block.kind]}`;
  const change = (next: Block, part = "") => edit({ kind: "block", at, block: next, place: `${at} ${part}` });
  return (
    <section className={`block block-${block.kind}`} aria-label={name}>
      <header>
        <span>
          {blockKindLabel[block.kind]}
          {mark && <b>{mark}</b>}
        </span>
        <Button size="small" type="text" disabled={at === 0} onClick={() => edit({ kind: "move", at, by: -1 })}>
          上移
        </Button>
        <Button size="small" type="text" disabled={last} onClick={() => edit({ kind: "move", at, by: 1 })}>
          下移
        </Button>
        <Button
          size="small"
          type="text"
          onClick={() => edit({ kind: "insert", at: at + 1, block: emptyBlock("paragraph") })}
        >
          下方加段
        </Button>
        <Button size="small" type="text" danger onClick={() => edit({ kind: "remove", at })}>
          删去
        </Button>
      </header>
      {block.kind === "table" ? (
        <TableEditor block={block} label={name} values={values} onChange={change} onPick={onPick} />
      ) : (
        <TextEditor
          text={block.text}
          label={name}
          long={block.kind === "paragraph"}
          values={values}
          onChange={(text, part) => change({ ...block, text }, part)}
          onPick={onPick}
        />
      )}
      <ZeroLine block={block} label={name} values={values} onChange={change} />
    </section>
  );
}
