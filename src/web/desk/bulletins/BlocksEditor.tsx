import { Button } from "antd";
import { useState } from "react";
import { blockKindLabel } from "#domain/bulletins/labels.ts";
import { headingMarks } from "#domain/bulletins/numbering.ts";
import type { Block } from "#domain/bulletins/text-blocks.ts";
import { BlockCard } from "./BlockCard.tsx";
import type { FigureValue, Spot, Words } from "./bulletin-types.ts";
import { type Edit, emptyBlock, withToken } from "./draft.ts";
import { FigurePicker } from "./FigurePicker.tsx";

interface BlocksEditorProps {
  readonly roundId: string;
  readonly blocks: Words["blocks"];
  readonly values: readonly FigureValue[];
  readonly edit: (edit: Edit) => void;
}

const kinds = Object.keys(blockKindLabel) as Block["kind"][];

export function BlocksEditor({ roundId, blocks, values, edit }: BlocksEditorProps) {
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
        roundId={roundId}
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
