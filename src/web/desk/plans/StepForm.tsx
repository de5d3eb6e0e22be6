import { Input, InputNumber, Radio } from "antd";
import { schedules } from "#contract/schedules.ts";
import { longestAdjusted, type StepFields } from "#domain/plans/adjust.ts";
import { basisLabel } from "#domain/plans/labels.ts";
import { bases } from "#domain/plans/template.ts";
import { useWrite } from "../../api/use-write.ts";
import { Field, FormPage, toast } from "../../ui/index.ts";
import type { Schedule } from "./contract-types.ts";

interface Values {
  readonly step: Omit<StepFields, "owner"> & { readonly owner?: string };
}

interface StepFormProps {
  readonly schedule: Schedule;
  readonly act: "change" | "add";
  /** The step itself, or the one the new step comes after. */
  readonly position: number;
  readonly onClose: () => void;
}

export function StepForm({ schedule, act, position, onClose }: StepFormProps) {
  const { id, version, steps } = schedule;
  const { name, days, basis, owner } = steps[Math.max(0, position - 1)]!;
  const adjust = useWrite(schedules.adjust, {
    refresh: [schedules.read, schedules.list],
    onDone: () => {
      toast("已保存，重新倒排。");
      onClose();
    },
  });
  return (
    <FormPage<Values>
      initial={{ step: act === "change" ? { name, days, basis, owner } : ({ basis } as Values["step"]) }}
      problem={adjust.problem}
      sending={adjust.sending}
      submit="保存并重排"
      onSubmit={({ step }) =>
        adjust.send({ params: { id }, body: { version, act, position, step: { ...step, owner: step.owner ?? "" } } })
      }
      onCancel={onClose}
    >
      <Field name={["step", "name"]} label="工序">
        <Input maxLength={40} />
      </Field>
      <Field name={["step", "days"]} label="工期（天）" hint={`1 至 ${longestAdjusted} 天。`}>
        <InputNumber precision={0} />
      </Field>
      <Field name={["step", "basis"]} label="计日方式" hint="工作日不计双休日和法定节假日。">
        <Radio.Group options={bases.map((value) => ({ value, label: basisLabel[value] }))} />
      </Field>
      <Field name={["step", "owner"]} label="责任单位" required={false}>
        <Input maxLength={40} />
      </Field>
    </FormPage>
  );
}
