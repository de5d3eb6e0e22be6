import { Button, Form, Space } from "antd";
import { type ReactNode, useEffect, useId } from "react";
import { Problem } from "#contract/problem.ts";
import { ProblemNote } from "./ProblemNote.tsx";
import { useState } from "react";

interface FormPageProps<Values extends object> {
  readonly initial?: Partial<Values>;
  readonly problem: Problem | null;
  readonly sending: boolean;
  readonly submit: string;
  /** Shown and not to be changed. */
  readonly readOnly?: boolean;
  readonly onSubmit: (values: Values) => void;
  readonly onCancel?: () => void;
  readonly children: ReactNode;
}

type Path = (string | number)[];

/** A form with the error summary on top and each reason again at its field (Problem.reasons[].at is the field's path). */
export function FormPage<Values extends object>(props: FormPageProps<Values>) {
  const { initial, problem, sending, submit, readOnly = false, onSubmit, onCancel, children } = props;
  const [form] = Form.useForm<Values>();
  const [unfilled, setUnfilled] = useState<Problem | null>(null);
  const prefix = useId().replace(/[^\w-]/g, "");

  useEffect(() => {
    for (const { at, sentence } of problem?.reasons ?? []) {
      if (at) form.setFields([{ name: pathOf(at) as never, errors: [sentence] }]);
    }
  }, [form, problem]);

  const finish = (values: Values) => {
    setUnfilled(null);
    onSubmit(values);
  };
  return (
    <Form
      form={form}
      name={prefix}
      className="form-page"
      layout="vertical"
      requiredMark={false}
      initialValues={initial}
      disabled={readOnly}
      onFinish={finish}
      onFinishFailed={({ errorFields }) => setUnfilled(problemOfFields(errorFields as never))}
    >
      <ProblemNote problem={unfilled ?? problem} controlOf={(at) => [prefix, ...pathOf(at)].join("_")} />
      {children}
      {!readOnly && (
        <Space className="form-actions">
          <Button type="primary" htmlType="submit" loading={sending}>
            {submit}
          </Button>
          {onCancel && <Button onClick={onCancel}>取消</Button>}
        </Space>
      )}
    </Form>
  );
}

function pathOf(at: string): Path {
  return at.split(".").map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function problemOfFields(fields: { name: Path; errors: string[] }[]): Problem {
  const reasons = fields.flatMap(({ name, errors }) =>
    errors.map((sentence) => ({ rule: "required", at: name.join("."), sentence })),
  );
  return new Problem("invalid", "请先改正下列各项，再提交。", reasons);
}
