import { Form, Input, Select } from "antd";
import { DateField } from "../../../ui/index.ts";
import type { GateLine, GatesPage } from "./gate-types.ts";
import { AttachField } from "./ProjectFiles.tsx";

export interface EvidenceValue {
  readonly reference?: string;
  readonly onDay?: string | null;
  readonly fileId?: string | null;
}

interface EvidenceFieldsProps {
  readonly page: GatesPage;
  readonly asked: GateLine["asked"];
}

/** 佐证: a line a paper; the file is nobody's duty unless the county has said why. */
export function EvidenceFields({ page, asked }: EvidenceFieldsProps) {
  if (asked.length === 0) return null;
  return (
    <fieldset className="pass-evidence">
      <legend>佐证</legend>
      {asked.map(({ name, file, basis }, i) => (
        <EvidenceRow key={name} page={page} at={i} name={name} reason={file === "required" ? basis : null} />
      ))}
    </fieldset>
  );
}

interface EvidenceRowProps {
  readonly page: GatesPage;
  readonly at: number;
  readonly name: string;
  /** Why the file must be sent along; null: it need not. */
  readonly reason: string | null;
}

function EvidenceRow({ page, at, name, reason }: EvidenceRowProps) {
  const form = Form.useFormInstance();
  const field = (key: string) => ["evidence", at, key];
  return (
    <div className="pass-evidence-row">
      <Form.Item name={field("reference")} label={`${name}：文号、编号或者名称`}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name={field("onDay")} label="日期（选填）">
        <DateField label={`${name}的日期`} />
      </Form.Item>
      <Form.Item
        name={field("fileId")}
        label={reason === null ? "附件（选填）" : "附件"}
        className="pass-evidence-file"
        extra={reason === null ? undefined : `须上传，理由：${reason}`}
      >
        <Select
          allowClear
          placeholder="从项目附件中选"
          options={page.files.map((one) => ({ value: one.id, label: one.name }))}
        />
      </Form.Item>
      {page.can.attach && (
        <AttachField
          projectId={page.id}
          purpose={name.slice(0, 40)}
          onAttached={(fileId) => form.setFieldValue(field("fileId"), fileId)}
        />
      )}
    </div>
  );
}
