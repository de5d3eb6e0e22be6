import { Button, Form, Input, InputNumber, Select } from "antd";
import { Field } from "../../ui/index.ts";
import { splitAgain, type VillageValue } from "./project-form.ts";
import type { VillageChoices } from "./project-types.ts";
import { wanRules } from "./wan-rules.ts";

/** 受益村及份额、预期年收益；the parts follow the shares and may then be set by hand. */
export function VillageFields({ villages }: { villages: VillageChoices }) {
  const form = Form.useFormInstance();
  const split = () => splitIn(form);
  return (
    <fieldset className="project-villages">
      <legend>受益村</legend>
      <Field
        name="promisedFen"
        label="预期年收益（万元）"
        required={false}
        rules={wanRules}
        hint="全部受益村合计；按份额分到各村，分不尽的依余数从大到小各加一分。"
      >
        <Input inputMode="decimal" suffix="万元" style={{ width: 220 }} onChange={split} />
      </Field>
      <Form.List name="villages">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <VillageRow
                key={key}
                name={name}
                villages={villages}
                onShare={split}
                onRemove={rows.length > 1 ? () => (remove(name), split()) : undefined}
              />
            ))}
            <Button
              onClick={() => {
                add({ share: 1 });
                split();
              }}
            >
              添加受益村
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

function splitIn(form: ReturnType<typeof Form.useFormInstance>) {
  const rows = (form.getFieldValue("villages") ?? []) as readonly (VillageValue | undefined)[];
  const whole = form.getFieldValue("promisedFen") as string | undefined;
  const filled = rows.map((row) => row ?? {});
  form.setFieldValue("villages", splitAgain(filled, whole));
}

interface VillageRowProps {
  readonly name: number;
  readonly villages: VillageChoices;
  readonly onShare: () => void;
  readonly onRemove: (() => void) | undefined;
}

function VillageRow({ name, villages, onShare, onRemove }: VillageRowProps) {
  return (
    <div className="project-village">
      <Field name={[name, "villageId"]} label="村（社区）">
        <Select showSearch={{ optionFilterProp: "label" }} options={groupsOf(villages)} />
      </Field>
      <Field name={[name, "share"]} label="份额">
        <InputNumber min={1} max={100_000} precision={0} onChange={onShare} />
      </Field>
      <Field name={[name, "promisedFen"]} label="年收益（万元）" required={false} rules={wanRules}>
        <Input inputMode="decimal" />
      </Field>
      {onRemove && <Button onClick={onRemove}>移除</Button>}
    </div>
  );
}

/** By township, the own ones on top. */
function groupsOf(villages: VillageChoices) {
  const townships = new Map<string, { label: string; own: boolean; options: { value: string; label: string }[] }>();
  for (const { id, name, townshipId, township, own } of villages) {
    const group = townships.get(townshipId) ?? { label: township, own, options: [] };
    group.options.push({ value: id, label: name });
    townships.set(townshipId, group);
  }
  return [...townships.values()].toSorted((a, b) => Number(b.own) - Number(a.own));
}
