import { Input } from "antd";
import { DateField, Field } from "../../ui/index.ts";
import { MoneyField } from "./MoneyField.tsx";

export interface Movement {
  readonly amountFen: number;
  readonly onDay: string;
  readonly document: string;
  readonly text: string;
}

interface MovementFieldsProps {
  readonly what: string;
  readonly earliest: string;
  readonly latest: string;
}

/** What every movement of money back says: how much, when, on which paper, why. */
export function MovementFields({ what, earliest, latest }: MovementFieldsProps) {
  return (
    <>
      <MoneyField name="amountFen" label={`${what}金额`} />
      <Field name="onDay" label={`${what}日期`}>
        <DateField earliest={earliest} latest={latest} />
      </Field>
      <Field name="document" label="依据文号">
        <Input maxLength={100} />
      </Field>
      <Field name="text" label={`${what}理由`}>
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Field>
    </>
  );
}
