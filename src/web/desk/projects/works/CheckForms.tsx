import { Form, Input, Radio } from "antd";
import { useState } from "react";
import { projectWorks } from "#contract/project-works.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { DateField, Field } from "../../../ui/index.ts";
import { useToday } from "../../use-today.ts";
import { WorksForm } from "./WorksForm.tsx";
import type { CheckRow, Works } from "./works-types.ts";

interface FormProps {
  readonly works: Works;
  readonly onClose: () => void;
}

interface NewCheck {
  readonly checkedOn: string;
  readonly checkers: string;
  readonly part?: string;
  readonly conclusion: "good" | "faults";
  readonly text: string;
  readonly dueOn?: string | null;
}

const conclusions = [
  { value: "good", label: "合格" },
  { value: "faults", label: "发现问题" },
];

export function CheckForm({ works: { id, version }, onClose }: FormProps) {
  const today = useToday();
  const [checkId] = useState(uuidv7);
  return (
    <WorksForm<typeof projectWorks.check, NewCheck>
      route={projectWorks.check}
      call={(values) => ({ params: { id }, body: { ...values, id: checkId, version } })}
      initial={{ checkedOn: today }}
      submit="登记"
      done="已登记质量检查。"
      onClose={onClose}
    >
      <Field name="checkedOn" label="检查日期">
        <DateField latest={today} />
      </Field>
      <Field name="checkers" label="检查人员">
        <Input maxLength={100} />
      </Field>
      <Field name="part" label="检查部位" required={false}>
        <Input maxLength={100} />
      </Field>
      <Field name="conclusion" label="结论">
        <Radio.Group options={conclusions} />
      </Field>
      <Field name="text" label="检查情况">
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Field>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) =>
          getFieldValue("conclusion") === "faults" && (
            <Field name="dueOn" label="整改期限">
              <DateField />
            </Field>
          )
        }
      </Form.Item>
    </WorksForm>
  );
}

interface OfCheck extends FormProps {
  readonly check: CheckRow;
}

interface Mend {
  readonly mendedOn: string;
  readonly text: string;
}

export function MendForm({ works: { id, version }, check, onClose }: OfCheck) {
  const today = useToday();
  return (
    <WorksForm<typeof projectWorks.mend, Mend>
      route={projectWorks.mend}
      call={(values) => ({ params: { id, qualityCheckId: check.id }, body: { ...values, version } })}
      initial={{ mendedOn: today }}
      submit="保存"
      done="已填报整改情况，等待确认。"
      onClose={onClose}
    >
      <p>{check.text}</p>
      <Field name="mendedOn" label="整改日期">
        <DateField earliest={check.checkedOn} latest={today} />
      </Field>
      <Field name="text" label="整改情况">
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Field>
    </WorksForm>
  );
}

interface Confirm {
  readonly mended: boolean;
  readonly text?: string;
}

const answers = [
  { value: true, label: "已整改到位" },
  { value: false, label: "没有到位，退回整改" },
];

export function ConfirmForm({ works: { id, version }, check, onClose }: OfCheck) {
  return (
    <WorksForm<typeof projectWorks.confirm, Confirm>
      route={projectWorks.confirm}
      call={(values) => ({ params: { id, qualityCheckId: check.id }, body: { ...values, version } })}
      submit="确定"
      done="已办理。"
      onClose={onClose}
    >
      <p>{check.text}</p>
      <p>整改情况：{check.mendedText}</p>
      <Field name="mended" label="是否整改到位">
        <Radio.Group options={answers} />
      </Field>
      <Field name="text" label="说明" required={false} hint="退回整改的，请写明理由。">
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Field>
    </WorksForm>
  );
}
