import { InputNumber } from "antd";
import { Field } from "../../ui/index.ts";

interface YuanFieldProps {
  readonly name: string | (string | number)[];
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
}

/** An amount in 元, to the fen. */
export function YuanField({ name, label, hint, required = true }: YuanFieldProps) {
  return (
    <Field name={name} label={label} hint={hint} required={required}>
      <InputNumber<number> min={0} precision={2} controls={false} suffix="元" style={{ width: 220 }} />
    </Field>
  );
}
