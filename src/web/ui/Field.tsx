import { Form, type FormItemProps } from "antd";
import type { ReactNode } from "react";

interface FieldProps {
  /** As in the body of the route: "name", or ["officers", "system-admin", "name"]. */
  readonly name: string | (string | number)[];
  readonly label: string;
  readonly hint?: ReactNode;
  readonly required?: boolean;
  readonly rules?: FormItemProps["rules"];
  readonly valuePropName?: string;
  readonly children: ReactNode;
}

/** One labelled control of a <FormPage>. What is not required says so, because nearly everything is. */
export function Field({ name, label, hint, required = true, rules = [], valuePropName, children }: FieldProps) {
  const needed = required ? [{ required: true, message: `请填写${label}。` }] : [];
  return (
    <Form.Item
      name={name}
      label={required ? label : `${label}（选填）`}
      extra={hint}
      rules={[...needed, ...rules]}
      valuePropName={valuePropName}
      validateTrigger="onSubmit"
    >
      {children}
    </Form.Item>
  );
}
