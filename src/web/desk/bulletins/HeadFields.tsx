import { Input, Select } from "antd";
import { useId } from "react";
import { fontSchemes } from "#contract/bulletin-shapes.ts";
import { DateField } from "../../ui/index.ts";
import type { Edit } from "../composer/draft.ts";
import type { Words } from "./bulletin-types.ts";

interface HeadFieldsProps {
  readonly words: Words;
  readonly edit: (edit: Edit<Words>) => void;
  /** Its masthead is its series', and it has no 主送 and 抄送. */
  readonly briefing: boolean;
}

const fields = [
  { name: "title", label: "标题", rows: 2, max: 120 },
  { name: "issuer", label: "发文机关", rows: 1, max: 40 },
  { name: "recipients", label: "主送机关", rows: 2, max: 300 },
  { name: "copyTo", label: "抄送机关", rows: 2, max: 300 },
  { name: "printOffice", label: "印发机关", rows: 1, max: 40 },
] as const;

const briefingFields = [
  { name: "title", label: "本期题名", rows: 1, max: 120 },
  { name: "issuer", label: "编发单位", rows: 1, max: 40 },
] as const;

export function HeadFields({ words, edit, briefing }: HeadFieldsProps) {
  const prefix = useId();
  return (
    <div className="head-fields">
      {(briefing ? briefingFields : fields).map(({ name, label, rows, max }) => (
        <div key={name}>
          <label htmlFor={`${prefix}${name}`}>{label}</label>
          <Input.TextArea
            id={`${prefix}${name}`}
            value={words[name]}
            maxLength={max}
            autoSize={{ minRows: rows, maxRows: 4 }}
            onChange={(event) => edit({ kind: "words", change: { [name]: event.target.value }, place: name })}
          />
        </div>
      ))}
      <div>
        <label htmlFor={`${prefix}from`}>统计期</label>
        <span className="period-fields">
          <DateField
            id={`${prefix}from`}
            label="统计期自"
            value={words.periodFrom}
            onChange={(periodFrom) => edit({ kind: "words", change: { periodFrom }, place: "" })}
          />
          至
          <DateField
            label="统计期至"
            value={words.periodTo}
            onChange={(periodTo) => edit({ kind: "words", change: { periodTo }, place: "" })}
          />
        </span>
      </div>
      <div>
        <label htmlFor={`${prefix}fonts`}>字体方案</label>
        <Select
          id={`${prefix}fonts`}
          value={words.fontScheme}
          options={fontSchemes.map((value) => ({ value, label: value }))}
          onChange={(fontScheme) => edit({ kind: "words", change: { fontScheme }, place: "" })}
        />
      </div>
    </div>
  );
}
