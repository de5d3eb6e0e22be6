import { Input } from "antd";
import { DateField, Field } from "../../ui/index.ts";

export interface Basis {
  readonly onDate: string;
  readonly basis: string;
}

/** Since when and by which document: no change of a village is entered without both. */
export function ChangeBasis() {
  return (
    <>
      <Field name="onDate" label="生效日期">
        <DateField />
      </Field>
      <Field name="basis" label="依据" hint="批复机关、文号，如“青岚县人民政府 青政字〔2026〕12号”。">
        <Input maxLength={200} />
      </Field>
    </>
  );
}
