import { Form, Select } from "antd";
import { Field } from "../../ui/index.ts";
import { type FindingChoices, namedOptions } from "./finding-types.ts";

/** The township, and the village of it. */
export function PlaceFields({ choices }: { choices: Pick<FindingChoices, "townships" | "villages"> }) {
  const form = Form.useFormInstance();
  const townshipId = Form.useWatch<string | undefined>("townshipId", form);
  const villages = choices.villages.filter((one) => one.townshipId === townshipId);
  return (
    <>
      <Field name="townshipId" label="乡镇（街道）" required={false} hint="不属于某个乡镇的，不选。">
        <Select
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          options={namedOptions(choices.townships)}
          onChange={() => form.resetFields(["villageId"])}
        />
      </Field>
      <Field name="villageId" label="村（社区）" required={false}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          disabled={!townshipId}
          options={namedOptions(villages)}
        />
      </Field>
    </>
  );
}
