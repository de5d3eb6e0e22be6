import { Fragment } from "react";
import { spoken } from "#domain/figures/settled.ts";
import { parse } from "#domain/figures/text-blocks.ts";
import type { FigureValue } from "./composer-types.ts";

interface PaperTextProps {
  readonly text: string;
  readonly values: ReadonlyMap<string, FigureValue>;
  readonly onOpen?: ((key: string) => void) | undefined;
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
        {onOpen ? (
          <Opening name={value.name} onOpen={() => onOpen(value.key)}>
            {shown}
          </Opening>
        ) : (
          shown
        )}
        {after}
      </Fragment>
    );
  });
}

interface OpeningProps {
  readonly name: string;
  readonly onOpen: () => void;
  readonly children: string;
}

/** A button in all but name: a true one is a block, and a long list of parts would not break over lines. */
function Opening({ name, onOpen, children }: OpeningProps) {
  return (
    <span
      role="button"
      tabIndex={0}
      className="paper-figure"
      aria-haspopup="dialog"
      title={`${name}：查看口径和明细`}
      onClick={onOpen}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        onOpen();
      }}
    >
      {children}
    </span>
  );
}
