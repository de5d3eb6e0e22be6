import { Input, Select } from "antd";
import { fontSchemes } from "#contract/bulletins.ts";
import type { Words } from "./bulletin-types.ts";
import type { Edit } from "./draft.ts";

interface HeadFieldsProps {
  readonly words: Words;
  readonly edit: (edit: Edit) => void;
}

const fields = [
  { name: "title", label: "标题", rows: 2, max: 120 },
  { name: "issuer", label: "发文机关", rows: 1, max: 40 },
  { name: "recipients", label: "主送机关", rows: 2, max: 300 },
  { name: "copyTo", label: "抄送机关", rows: 2, max: 300 },
  { name: "printOffice", label: "印发机关", rows: 1, max: 40 },
] as const;

export function HeadFields({ words, edit }: HeadFieldsProps) {
  return (
    <div className="head-fields">
      {fields.map(({ name, label, rows, max }) => (
        <label key={name}>
          <span>{label}</span>
          <Input.TextArea
            value={words[name]}
            maxLength={max}
            autoSize={{ minRows: rows, maxRows: 4 }}
            onChange={(event) => edit({ kind: "words", change: { [name]: event.target.value }, place: name })}
          />
        </label>
      ))}
      <label>
        <span>字体方案</span>
        <Select
          value={words.fontScheme}
          options={fontSchemes.map((value) => ({ value, label: value }))}
          onChange={(fontScheme) => edit({ kind: "words", change: { fontScheme }, place: "" })}
        />
      </label>
    </div>
  );
}
