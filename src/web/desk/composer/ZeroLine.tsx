import { Button, Input } from "antd";
import { type Block, figuresUsed } from "#domain/figures/text-blocks.ts";
import type { FigureValue } from "./composer-types.ts";

interface ZeroLineProps {
  readonly block: Block;
  readonly label: string;
  readonly values: readonly FigureValue[];
  readonly onChange: (block: Block, part: string) => void;
}

/** What the paragraph says when its figure is zero; with nothing to say it is not printed. */
export function ZeroLine({ block, label, values, onChange }: ZeroLineProps) {
  const { zero, ...plain } = block;
  if (!zero) {
    const [first] = figuresUsed([block]);
    if (!first) return null;
    return (
      <div className="chips">
        <Button size="small" type="text" onClick={() => onChange({ ...block, zero: { of: first.key, text: "" } }, "")}>
          为零时另写
        </Button>
      </div>
    );
  }
  const name = values.find(({ key }) => key === zero.of)?.name ?? zero.of;
  return (
    <div className="zero-line">
      <span>“{name}”为零时，本段</span>
      <Input
        size="small"
        value={zero.text}
        maxLength={1000}
        placeholder="不印"
        aria-label={`${label} 为零时的文字`}
        onChange={(event) => onChange({ ...block, zero: { of: zero.of, text: event.target.value } }, "zero")}
      />
      <Button size="small" type="text" onClick={() => onChange(plain as Block, "")}>
        照常印
      </Button>
    </div>
  );
}
