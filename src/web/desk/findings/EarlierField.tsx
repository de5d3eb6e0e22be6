import { useQuery } from "@tanstack/react-query";
import { Form, Select } from "antd";
import { findings } from "#contract/findings.ts";
import { findingStatusLabel } from "#domain/inspections/finding-labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Field } from "../../ui/index.ts";

/** 同村同类：found within twelve months, offered to be linked. */
export function EarlierField() {
  const form = Form.useFormInstance();
  const villageId = Form.useWatch<string | undefined>("villageId", form);
  const category = Form.useWatch<string | undefined>("category", form);
  const asked = villageId !== undefined && category !== undefined;
  const { data } = useQuery({
    ...useApi().query(findings.earlier, { query: { villageId: villageId ?? "", category: category ?? "" } }),
    enabled: asked,
  });
  const rows = asked ? (data?.rows ?? []) : [];
  if (rows.length === 0) return null;
  return (
    <Field
      name="earlierId"
      label="关联以前的问题"
      required={false}
      hint={`该村近十二个月有 ${rows.length} 个同类问题，属于同一问题再次出现的请关联。`}
    >
      <Select
        allowClear
        options={rows.map(({ id, number, foundOn, description, status }) => ({
          value: id,
          label: `第 ${number} 号　${foundOn}　${findingStatusLabel[status]}　${description.slice(0, 24)}`,
        }))}
      />
    </Field>
  );
}
