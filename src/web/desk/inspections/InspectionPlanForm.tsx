import { Input, InputNumber } from "antd";
import { useState } from "react";
import { inspectionPlans } from "#contract/inspection-plans.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import type { Plan } from "./contract-types.ts";

type Values = Pick<
  Plan,
  "year" | "title" | "basis" | "approver" | "approvalNumber" | "approvedOn" | "filedWith" | "filedOn"
>;

interface InspectionPlanFormProps {
  readonly plan?: Plan;
  readonly onClose: () => void;
  readonly onCreated?: (id: string) => void;
}

export function InspectionPlanForm({ plan, onClose, onCreated }: InspectionPlanFormProps) {
  const [id] = useState(uuidv7);
  const refresh = [inspectionPlans.list, inspectionPlans.get];
  const onDone = () => {
    toast("已保存。");
    onClose();
    if (!plan) onCreated?.(id);
  };
  const create = useWrite(inspectionPlans.create, { refresh, onDone });
  const edit = useWrite(inspectionPlans.edit, { refresh, onDone });
  const save = (values: Values) => {
    if (plan) edit.send({ params: { id: plan.id }, body: { ...values, version: plan.version } });
    else create.send({ body: { ...values, id } });
  };
  return (
    <FormPage<Values>
      initial={plan}
      problem={create.problem ?? edit.problem}
      sending={create.sending || edit.sending}
      submit="保存"
      onSubmit={save}
      onCancel={onClose}
    >
      <Field name="year" label="年份">
        <InputNumber min={2000} max={2100} precision={0} />
      </Field>
      <Field name="title" label="计划名称">
        <Input maxLength={100} />
      </Field>
      <Field name="basis" label="依据">
        <Input.TextArea rows={3} maxLength={500} />
      </Field>
      <Field name="approver" label="批准人" required={false}>
        <Input maxLength={60} />
      </Field>
      <Field name="approvalNumber" label="批准文号" required={false}>
        <Input maxLength={60} />
      </Field>
      <Field name="approvedOn" label="批准日期" required={false}>
        <DateField />
      </Field>
      <Field name="filedWith" label="备案机关" required={false}>
        <Input maxLength={60} />
      </Field>
      <Field name="filedOn" label="备案日期" required={false}>
        <DateField />
      </Field>
    </FormPage>
  );
}
