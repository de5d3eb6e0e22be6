import { Button, Input } from "antd";
import { useRef } from "react";
import { figuresUsed } from "#domain/bulletins/text-blocks.ts";
import type { FigureValue, Spot } from "./bulletin-types.ts";

interface TextEditorProps {
  readonly text: string;
  readonly label: string;
  readonly long: boolean;
  readonly values: readonly FigureValue[];
  /** A figure put in is a step of its own for 撤销; typing on is not. */
  readonly onChange: (text: string, part?: "figure") => void;
  readonly onPick: (spot: Spot) => void;
}

/** A plain text box; under it the figures the text uses, by name and value. */
export function TextEditor({ text, label, long, values, onChange, onPick }: TextEditorProps) {
  const cursor = useRef(text.length);
  const remember = (event: { currentTarget: HTMLTextAreaElement }) => {
    cursor.current = event.currentTarget.selectionStart;
  };
  const used = figuresUsed([{ kind: "paragraph", text }]);
  return (
    <>
      <Input.TextArea
        value={text}
        aria-label={label}
        maxLength={long ? 4000 : 100}
        autoSize={{ minRows: long ? 2 : 1, maxRows: 14 }}
        onChange={(event) => {
          cursor.current = event.target.selectionStart;
          onChange(event.target.value);
        }}
        onSelect={remember}
        onBlur={remember}
      />
      <div className="chips">
        {used.map(({ key }) => {
          const value = values.find((one) => one.key === key);
          return (
            <span key={key} className={value ? "chip" : "chip chip-empty"} title={`{{${key}}}`}>
              {value?.name ?? key} <b>{value?.display ?? "待取数"}</b>
            </span>
          );
        })}
        {long && (
          <Button
            size="small"
            type="dashed"
            onClick={() =>
              onPick({ text, at: Math.min(cursor.current, text.length), put: (next) => onChange(next, "figure") })
            }
          >
            插入数字
          </Button>
        )}
      </div>
    </>
  );
}
