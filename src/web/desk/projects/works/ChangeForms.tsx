import { Input, Radio } from "antd";
import { useState } from "react";
import { projectWorks } from "#contract/project-works.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { wanOf } from "#domain/money.ts";
import { DateField, Field } from "../../../ui/index.ts";
import { MoneyField } from "../../funds/MoneyField.tsx";
import { WorksForm } from "./WorksForm.tsx";
import type { ChangeRow, Works } from "./works-types.ts";

interface FormProps {
  readonly works: Works;
  readonly onClose: () => void;
}

interface Ask {
  readonly reason: string;
  readonly content?: string;
  readonly newBudgetFen?: number | null;
  readonly newFinishOn?: string | null;
}

export function AskChangeForm({ works, onClose }: FormProps) {
  const { id, version, budgetFen, contractedFen, planFinishOn } = works;
  const [changeId] = useState(uuidv7);
  const bounds =
    budgetFen === null
      ? "还没有财政评审，预算在评审时核定。"
      : `现预算 ${wanOf(budgetFen)} 万元，已签合同 ${wanOf(contractedFen)} 万元，变更后不能低于合同金额。`;
  return (
    <WorksForm<typeof projectWorks.ask, Ask>
      route={projectWorks.ask}
      call={({ reason, content = "", newBudgetFen = null, newFinishOn }) => ({
        params: { id },
        body: { id: changeId, version, reason, content, newBudgetFen, newFinishOn: newFinishOn ?? null },
      })}
      submit="提出申请"
      done="已提出变更申请，等待县级批复。"
      onClose={onClose}
    >
      <p>申请以后、批复以前，该项目的关口暂停办理。</p>
      <Field name="reason" label="变更理由">
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Field>
      <Field name="content" label="变更后的建设内容" required={false}>
        <Input.TextArea rows={3} maxLength={2000} showCount />
      </Field>
      <MoneyField name="newBudgetFen" label="变更后的预算" required={false} hint={bounds} />
      <Field
        name="newFinishOn"
        label="变更后的完工日期"
        required={false}
        hint={planFinishOn ? `现为 ${planFinishOn}。` : undefined}
      >
        <DateField />
      </Field>
    </WorksForm>
  );
}

interface Decide {
  readonly decision: "approved" | "refused";
  readonly document?: string;
  readonly answer?: string;
}

const decisions = [
  { value: "approved", label: "同意变更" },
  { value: "refused", label: "不同意变更" },
];

export function DecideChangeForm({ works, change, onClose }: FormProps & { readonly change: ChangeRow }) {
  const { id, version } = works;
  return (
    <WorksForm<typeof projectWorks.decide, Decide>
      route={projectWorks.decide}
      call={(values) => ({ params: { id, changeId: change.id }, body: { version, ...values } })}
      submit="批复"
      done="已批复。"
      onClose={onClose}
    >
      <p>{change.reason}</p>
      <Field name="decision" label="批复意见">
        <Radio.Group options={decisions} />
      </Field>
      <Field name="document" label="批复文号" required={false}>
        <Input maxLength={100} />
      </Field>
      <Field name="answer" label="说明" required={false}>
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Field>
    </WorksForm>
  );
}
