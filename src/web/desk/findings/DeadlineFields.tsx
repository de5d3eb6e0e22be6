import { Button, Form, Input } from "antd";
import type { FindingType } from "#domain/inspections/finding.ts";
import { findingTypeLabel } from "#domain/inspections/finding-labels.ts";
import { DateField, Field } from "../../ui/index.ts";

interface DueFieldProps {
  readonly types: readonly FindingType[];
  readonly again: boolean;
  readonly choices: { readonly latest: Readonly<Record<FindingType, string>> } | undefined;
}

/** The one day a finding is due, within what the county has set for its type. */
export function DueField({ types, again, choices }: DueFieldProps) {
  const latest = types.map((type) => `${findingTypeLabel[type]}至迟 ${choices?.latest[type] ?? ""}`).join("；");
  const hint = again ? "改派不改变原期限，只能提前；不填为原期限。" : `不填为规定的最后一日：${latest}。`;
  return (
    <Field name="dueOn" label="整改期限" required={false} hint={hint}>
      <DateField />
    </Field>
  );
}

/** 分阶段整改：what is done by when, one after another. */
export function StageFields({ latest }: { latest: string | undefined }) {
  return (
    <Form.List name="stages" initialValue={[{}, {}]}>
      {(fields, { add, remove }) => (
        <fieldset className="finding-stages">
          <legend>各阶段（末一阶段至迟 {latest}）</legend>
          {fields.map(({ key, name }) => (
            <div className="finding-stage" key={key}>
              <Field name={[name, "text"]} label={`第 ${name + 1} 阶段内容`}>
                <Input maxLength={200} />
              </Field>
              <Field name={[name, "dueOn"]} label="期限">
                <DateField />
              </Field>
              {fields.length > 1 && <Button onClick={() => remove(name)}>移除</Button>}
            </div>
          ))}
          <Button onClick={() => add({})}>增加阶段</Button>
        </fieldset>
      )}
    </Form.List>
  );
}
