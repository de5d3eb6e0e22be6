import { Button } from "antd";
import { useRef } from "react";
import type { FigureValue, Spot } from "./composer-types.ts";
import { FigureChips } from "./FigureChips.tsx";
import { FigureText } from "./FigureText.tsx";

interface TextEditorProps {
  readonly text: string;
  readonly label: string;
  readonly long: boolean;
  readonly values: readonly FigureValue[];
  /** A figure put in or taken out is a step of its own for 撤销; typing on is not. */
  readonly onChange: (text: string, part?: "figure") => void;
  readonly onPick: (spot: Spot) => void;
}

const most = { long: 4000, short: 100 };
const tokensIn = (text: string) => text.split("{{").length;

/** A text with its figures as chips in the line, and below by name, value and what to do with them. */
export function TextEditor({ text, label, long, values, onChange, onPick }: TextEditorProps) {
  const cursor = useRef(text.length);
  const limit = long ? most.long : most.short;
  const put = (next: string) => onChange(next, "figure");
  return (
    <>
      <FigureText
        text={text}
        label={label}
        values={values}
        onChange={(next) => onChange(next, tokensIn(next) === tokensIn(text) ? undefined : "figure")}
        onPlace={(at) => {
          cursor.current = at;
        }}
      />
      {text.length > limit && (
        <p className="text-over" role="alert">
          已有 {text.length} 个字，一段不能超过 {limit} 个字，请分段后再保存。
        </p>
      )}
      <div className="chips">
        <FigureChips text={text} values={values} onChange={put} />
        {long && (
          <Button
            size="small"
            type="dashed"
            onClick={() => onPick({ text, at: Math.min(cursor.current, text.length), put })}
          >
            插入数字
          </Button>
        )}
      </div>
    </>
  );
}
