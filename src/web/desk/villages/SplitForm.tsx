import { Button, Checkbox, Form, Input, Select } from "antd";
import { uuidv7 } from "#contract/uuid.ts";
import { villages } from "#contract/villages.ts";
import { villageKindLabel } from "#domain/registry/labels.ts";
import { useWrite } from "../../api/use-write.ts";
import { Field, FormPage } from "../../ui/index.ts";
import { type Basis, ChangeBasis } from "./ChangeBasis.tsx";
import type { ChangeFormProps } from "./change-form.ts";
import { RemoveButton } from "./RemoveButton.tsx";
import { useChanged } from "./use-changed.ts";

interface Part {
  readonly id: string;
  readonly name: string;
  readonly kind: "village" | "community";
}

interface Values extends Basis {
  readonly originalStays: boolean;
  readonly parts: Part[];
}

const newPart = (kind: Part["kind"]) => ({ id: uuidv7(), name: "", kind });
const kindOptions = Object.entries(villageKindLabel).map(([value, label]) => ({ value, label }));

export function SplitForm({ village: { id, version, name, kind }, onClose }: ChangeFormProps) {
  const { send, sending, problem } = useWrite(villages.split, useChanged("拆分已登记。", onClose));
  return (
    <FormPage<Values>
      initial={{ originalStays: false, parts: [newPart(kind), newPart(kind)] }}
      problem={problem}
      sending={sending}
      submit="登记拆分"
      onSubmit={(values) => send({ params: { id }, body: { ...values, version } })}
      onCancel={onClose}
    >
      <Field name="originalStays" label="原村（社区）" valuePropName="checked" hint="保留的，户数、人口等请随后更正。">
        <Checkbox>拆分后{name}仍然保留</Checkbox>
      </Field>
      <Form.List name="parts">
        {(rows, { add, remove }) => (
          <fieldset>
            <legend>拆出的村（社区）</legend>
            {rows.map(({ key, name: row }) => (
              <div className="field-row" key={key}>
                <Form.Item name={[row, "id"]} hidden>
                  <Input />
                </Form.Item>
                <Field name={[row, "name"]} label="名称">
                  <Input maxLength={40} style={{ width: 220 }} />
                </Field>
                <Field name={[row, "kind"]} label="类别">
                  <Select options={kindOptions} style={{ width: 120 }} />
                </Field>
                {rows.length > 1 && <RemoveButton onRemove={() => remove(row)} />}
              </div>
            ))}
            <Button onClick={() => add(newPart(kind))}>再加一个</Button>
          </fieldset>
        )}
      </Form.List>
      <ChangeBasis />
    </FormPage>
  );
}
