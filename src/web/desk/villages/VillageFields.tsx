import { Button, Form, Input, InputNumber, Select } from "antd";
import { codeSchemeLabel, villageKindLabel } from "#domain/registry/labels.ts";
import { DateField, Field } from "../../ui/index.ts";
import { RemoveButton } from "./RemoveButton.tsx";

const optionsOf = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** The boxes of 一村一档, for a new village and an old one. */
export function VillageFields({ nameHint }: { nameHint?: string }) {
  return (
    <>
      <Field name="name" label="名称" hint={nameHint}>
        <Input maxLength={40} />
      </Field>
      <Field name="kind" label="类别">
        <Select options={optionsOf(villageKindLabel)} />
      </Field>
      <div className="field-row">
        <Count name="households" label="户数" unit="户" />
        <Count name="population" label="人口" unit="人" />
        <Count name="partyMembers" label="党员" unit="人" />
      </div>
      <Field name="collectiveIncomeWan" label="上年度村集体经济收入" required={false}>
        <InputNumber min={0} precision={4} suffix="万元" style={{ width: 200 }} />
      </Field>
      <Field
        name="aliases"
        label="别名、曾用名"
        required={false}
        hint="导入表格时按这些名称也能认出本村。逐个输入后按回车。"
      >
        <Select mode="tags" open={false} suffixIcon={null} />
      </Field>
      <CodeRows />
    </>
  );
}

function Count({ name, label, unit }: { name: string; label: string; unit: string }) {
  return (
    <Field name={name} label={label} required={false}>
      <InputNumber min={0} precision={0} suffix={unit} style={{ width: 140 }} />
    </Field>
  );
}

function CodeRows() {
  return (
    <fieldset>
      <legend>区划代码（选填）</legend>
      <Form.List name="codes">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <div className="field-row" key={key}>
                <Field name={[name, "scheme"]} label="种类">
                  <Select options={optionsOf(codeSchemeLabel)} style={{ width: 150 }} />
                </Field>
                <Field name={[name, "code"]} label="代码">
                  <Input inputMode="numeric" maxLength={20} style={{ width: 150 }} />
                </Field>
                <Field name={[name, "vintage"]} label="数据截止日">
                  <DateField />
                </Field>
                <RemoveButton onRemove={() => remove(name)} />
              </div>
            ))}
            <Button onClick={() => add({ scheme: "nbs" })}>添加一个代码</Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
