import { Fragment } from "react";
import { spoken } from "#domain/bulletins/settled.ts";
import { parse } from "#domain/bulletins/text-blocks.ts";
import type { FigureValue } from "./bulletin-types.ts";

interface PaperTextProps {
  readonly text: string;
  readonly values: ReadonlyMap<string, FigureValue>;
  readonly onOpen: (key: string) => void;
}

/** Words with their numbers; every number opens. */
export function PaperText({ text, values, onOpen }: PaperTextProps) {
  return parse(text).map((part, at) => {
    if (part.kind === "text") return <span key={at}>{part.text}</span>;
    const value = values.get(part.use.key);
    if (!value) {
      return (
        <mark key={at} className="paper-hole" title={`{{${part.use.key}}}`}>
          待取数
        </mark>
      );
    }
    const { before, shown, after } = spoken(value.display, part.words);
    if (shown === "") return null;
    return (
      <Fragment key={at}>
        {before}
        <button
          type="button"
          className="paper-figure"
          aria-haspopup="dialog"
          title={`${value.name}：查看口径和明细`}
          onClick={() => onOpen(value.key)}
        >
          {shown}
        </button>
        {after}
      </Fragment>
    );
  });
}
