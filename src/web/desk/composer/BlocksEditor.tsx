import { Button } from "antd";
import { useState } from "react";
import { blockKindLabel } from "#domain/figures/labels.ts";
import { headingMarks } from "#domain/figures/numbering.ts";
import type { Block } from "#domain/figures/text-blocks.ts";
import { BlockCard } from "./BlockCard.tsx";
import type { FigureValue, HasBlocks, Spot } from "./composer-types.ts";
import { type BlockEdit, emptyBlock, withToken } from "./draft.ts";
import { type CatalogueQuery, FigurePicker } from "./FigurePicker.tsx";

interface BlocksEditorProps {
  /** What a figure is picked from. */
  readonly catalogue: CatalogueQuery;
  readonly blocks: HasBlocks["blocks"];
  readonly values: readonly FigureValue[];
  readonly edit: (edit: BlockEdit) => void;
}

const kinds = Object.keys(blockKindLabel) as Block["kind"][];

export function BlocksEditor({ catalogue, blocks, values, edit }: BlocksEditorProps) {
  const [spot, setSpot] = useState<Spot | null>(null);
  const marks = headingMarks(blocks);
  return (
    <div className="blocks">
      {blocks.map((block, at) => (
        <BlockCard
          // Blocks have no name of their own: their place is what they are known by.
          key={at}
          at={at}
          last={at === blocks.length - 1}
          mark={marks[at]!}
          block={block}
          values={values}
          edit={edit}
          onPick={setSpot}
        />
      ))}
      <div className="blocks-add">
        <span>在文末增加</span>
        {kinds.map((kind) => (
          <Button
            key={kind}
            size="small"
            onClick={() => edit({ kind: "insert", at: blocks.length, block: emptyBlock(kind) })}
          >
            {blockKindLabel[kind]}
          </Button>
        ))}
      </div>
      <FigurePicker
        catalogue={catalogue}
        open={spot !== null}
        onClose={() => setSpot(null)}
        onPick={(key) => {
          spot?.put(withToken(spot.text, spot.at, key));
          setSpot(null);
        }}
      />
    </div>
  );
}
