import { Button } from "antd";
import { useState } from "react";
import type { FigureValue } from "./composer-types.ts";
import { isUnknown, labelsOf, piecesOf, withChip } from "./figure-text.ts";
import { WordsForm } from "./WordsForm.tsx";

interface FigureChipsProps {
  readonly text: string;
  readonly values: readonly FigureValue[];
  readonly onChange: (text: string) => void;
}

/** The figures of a text by name and value, each with its words for zero and a button that takes it out. */
export function FigureChips({ text, values, onChange }: FigureChipsProps) {
  const [worded, setWorded] = useState<number | null>(null);
  const pieces = piecesOf(text, labelsOf(values));
  const open = worded === null ? undefined : pieces[worded]?.chip;
  return (
    <>
      {pieces.map(({ chip }, at) => {
        if (!chip) return null;
        const { key } = chip.use;
        const value = values.find((one) => one.key === key);
        const name = value?.name ?? key;
        return (
          <span key={at} className={isUnknown(values, key) ? "chip chip-empty" : "chip"}>
            {name} <b>{value?.display ?? "待取数"}</b>
            {chip.words && <small>为零时：{chip.words.none || "不写"}</small>}
            <Button size="small" type="text" aria-label={`“${name}”的写法`} onClick={() => setWorded(at)}>
              写法
            </Button>
            <Button
              size="small"
              type="text"
              danger
              aria-label={`撤去“${name}”`}
              onClick={() => onChange(withChip(pieces, at, ""))}
            >
              撤去
            </Button>
          </span>
        );
      })}
      {open && (
        <WordsForm
          use={open.use}
          words={open.words}
          onClose={() => setWorded(null)}
          onDone={(token) => {
            onChange(withChip(pieces, worded!, token));
            setWorded(null);
          }}
        />
      )}
    </>
  );
}
