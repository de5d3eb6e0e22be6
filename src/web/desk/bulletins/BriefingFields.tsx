import { Checkbox, Input, InputNumber } from "antd";
import { useId } from "react";
import type { Edit } from "../composer/draft.ts";
import type { Words } from "./bulletin-types.ts";

interface BriefingFieldsProps {
  readonly words: Words;
  readonly edit: (edit: Edit<Words>) => void;
}

const fields = [
  { name: "note", label: "按语", max: 500 },
  { name: "reportTo", label: "报", max: 300 },
  { name: "sendTo", label: "送", max: 300 },
  { name: "issueTo", label: "发", max: 300 },
] as const;

/** 简报 has no 主送 and 抄送: it says 报、送、发 and how many were printed at its foot. */
export function BriefingFields({ words, edit }: BriefingFieldsProps) {
  const prefix = useId();
  const change = (one: Partial<Words>, place = "") => edit({ kind: "words", change: one, place });
  return (
    <div className="head-fields">
      {fields.map(({ name, label, max }) => (
        <div key={name}>
          <label htmlFor={`${prefix}${name}`}>{label}</label>
          <Input.TextArea
            id={`${prefix}${name}`}
            value={words[name]}
            maxLength={max}
            autoSize={{ minRows: 1, maxRows: 4 }}
            onChange={(event) => change({ [name]: event.target.value }, name)}
          />
        </div>
      ))}
      <div>
        <label htmlFor={`${prefix}copies`}>共印份数</label>
        <InputNumber
          id={`${prefix}copies`}
          min={1}
          max={99_999}
          precision={0}
          value={words.copies ?? null}
          onChange={(copies) => change({ copies }, "copies")}
        />
      </div>
      <div>
        <span>编排</span>
        <span>
          <Checkbox checked={words.contents ?? false} onChange={({ target }) => change({ contents: target.checked })}>
            首页列出本期要目
          </Checkbox>
          <Checkbox
            checked={words.supplement ?? false}
            onChange={({ target }) => change({ supplement: target.checked })}
          >
            增刊（单独编号）
          </Checkbox>
        </span>
      </div>
    </div>
  );
}
