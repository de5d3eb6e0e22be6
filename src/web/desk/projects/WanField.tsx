import { Input } from "antd";
import type { ReactNode } from "react";
import { fenOfWan } from "#domain/projects/wan.ts";
import { Field } from "../../ui/index.ts";

interface WanFieldProps {
  readonly name: string | (string | number)[];
  readonly label: string;
  readonly required?: boolean;
  readonly hint?: ReactNode;
}

/** An amount in 万元, digit by digit to the fen; what it is in fen, `fenOf` says when the form is sent. */
export function WanField({ name, label, required = true, hint }: WanFieldProps) {
  return (
    <Field name={name} label={`${label}（万元）`} required={required} hint={hint} rules={[{ validator: isWan }]}>
      <Input inputMode="decimal" maxLength={20} className="wan-field" />
    </Field>
  );
}

const isWan = (_: unknown, value?: string) =>
  !value || fenOfWan(value) !== undefined
    ? Promise.resolve()
    : Promise.reject(new Error("请填写金额，单位万元，至多六位小数。"));

/** null where nothing was filled in. */
export const fenOf = (value: string | undefined): number | null => (value ? (fenOfWan(value) ?? null) : null);
