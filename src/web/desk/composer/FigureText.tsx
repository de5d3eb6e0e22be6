import { type ChangeEvent, type SyntheticEvent, useLayoutEffect, useRef } from "react";
import { edited, isUnknown, labelsOf, outsideChips, piecesOf, rawPlace, shownOf } from "./figure-text.ts";
import { writable } from "#domain/text.ts";
import type { FigureValue } from "./composer-types.ts";

interface FigureTextProps {
  readonly text: string;
  readonly label: string;
  readonly values: readonly FigureValue[];
  /** One line in a cell of a table, where a figure goes by its value alone. */
  readonly cell?: boolean;
  readonly onChange: (text: string) => void;
  /** The place of the cursor in the text as it is kept. */
  readonly onPlace: (at: number) => void;
}

/** A text box in which figures stand as chips. The words are real text; the tint behind them is painted by the layer below. */
export function FigureText({ text, label, values, cell = false, onChange, onPlace }: FigureTextProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<number | null>(null);
  const came = useRef(0);
  const naming = labelsOf(values, cell);
  const pieces = piecesOf(text, naming);
  const shown = shownOf(pieces);
  useLayoutEffect(() => {
    if (caret.current !== null) box.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [shown]);

  const type = ({ target }: ChangeEvent<HTMLTextAreaElement>) => {
    // Pasted from Word, a text may hold signs that are none.
    const typed = writable(target.value);
    const next = cell ? typed.replaceAll("\n", "") : typed;
    const made = edited(pieces, next, naming);
    const asTyped = shownOf(piecesOf(made.text, naming)) === target.value;
    caret.current = asTyped ? null : made.caret;
    came.current = asTyped ? target.selectionStart : made.caret;
    onChange(made.text);
    onPlace(rawPlace(piecesOf(made.text, naming), came.current));
  };
  const select = ({ currentTarget }: SyntheticEvent<HTMLTextAreaElement>) => {
    const { selectionStart: at, selectionEnd } = currentTarget;
    const to = at === selectionEnd ? outsideChips(pieces, at, came.current) : at;
    if (to !== at) currentTarget.setSelectionRange(to, to);
    came.current = to;
    onPlace(rawPlace(pieces, to));
  };
  return (
    <div className={cell ? "figure-text figure-text-cell" : "figure-text"}>
      <div className="figure-text-under" aria-hidden>
        {pieces.map((piece, at) =>
          piece.chip ? (
            <mark key={at} className={isUnknown(values, piece.chip.use.key) ? "chip-empty" : undefined}>
              {piece.shown}
            </mark>
          ) : (
            <span key={at}>{piece.shown}</span>
          ),
        )}
        {"\u200b"}
      </div>
      <textarea ref={box} value={shown} rows={1} aria-label={label} onChange={type} onSelect={select} />
    </div>
  );
}
