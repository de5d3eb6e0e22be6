import { Input } from "antd";
import { useState } from "react";
import { distributions } from "#contract/distributions.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import { yuanOfFen } from "../assets/yuan.ts";
import { useMe } from "../use-me.ts";
import { useToday } from "../use-today.ts";
import { PlanForm, planBody } from "./PlanForm.tsx";
import { afterPlan, type Plan } from "./plan-types.ts";

interface FormProps {
  readonly plan: Plan;
  readonly onClose: () => void;
}

export const doneWith = (words: string, onClose: () => void) => ({
  refresh: afterPlan,
  onDone: () => {
    toast(words);
    onClose();
  },
});

export function EditPlanForm({ plan, onClose }: FormProps) {
  const edit = useWrite(distributions.edit, doneWith("已保存。", onClose));
  const lines = plan.lines.map(({ use, amountFen, text }) => ({ use, amountYuan: yuanOfFen(amountFen), text }));
  return (
    <PlanForm
      ground={plan.ground}
      initial={{ lines, text: plan.text }}
      problem={edit.problem}
      sending={edit.sending}
      submit="保存"
      onSubmit={(values) =>
        edit.send({ params: { id: plan.id }, body: { version: plan.version, ...planBody(values) } })
      }
      onCancel={onClose}
    />
  );
}

export function PostPlanForm({ plan, onClose }: FormProps) {
  const today = useToday();
  const [id] = useState(uuidv7);
  const post = useWrite(distributions.post, doneWith("已登记公示，期满无异议后由县级备案。", onClose));
  return (
    <FormPage<{ fromOn: string; places: string }>
      initial={{ fromOn: today, places: "村务公开栏" }}
      problem={post.problem}
      sending={post.sending}
      submit="登记公示"
      onSubmit={(values) => post.send({ params: { id: plan.id }, body: { id, version: plan.version, ...values } })}
      onCancel={onClose}
    >
      <p>公示内容为分配明细和“四议”结果，期限按县里的规定计算。</p>
      <Field name="fromOn" label="张贴日期">
        <DateField latest={today} />
      </Field>
      <Field name="places" label="张贴地点">
        <Input maxLength={100} />
      </Field>
    </FormPage>
  );
}

export function FileForm({ plan, onClose }: FormProps) {
  const file = useWrite(distributions.file, doneWith("已备案，由乡镇（街道）兑现并公开结果。", onClose));
  return (
    <FormPage<{ text?: string }>
      problem={file.problem}
      sending={file.sending}
      submit="备案"
      onSubmit={({ text = "" }) => file.send({ params: { id: plan.id }, body: { version: plan.version, text } })}
      onCancel={onClose}
    >
      <Field name="text" label="备案意见" required={false}>
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Field>
    </FormPage>
  );
}

export function PayOutForm({ plan, onClose }: FormProps) {
  const today = useToday();
  const payOut = useWrite(distributions.payOut, doneWith("已登记兑现。", onClose));
  return (
    <FormPage<{ paidOn: string; publishedOn: string; text: string }>
      initial={{ paidOn: today, publishedOn: today }}
      problem={payOut.problem}
      sending={payOut.sending}
      submit="登记兑现"
      onSubmit={(values) => payOut.send({ params: { id: plan.id }, body: { version: plan.version, ...values } })}
      onCancel={onClose}
    >
      <Field name="paidOn" label="兑现日期">
        <DateField latest={today} />
      </Field>
      <Field name="publishedOn" label="结果公开日期">
        <DateField latest={today} />
      </Field>
      <Field name="text" label="怎样公开的" hint="如：在村务公开栏公布兑现结果。不写农户姓名。">
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Field>
    </FormPage>
  );
}

const said = { redraft: "已退回修改，公示撤下，重新召开会议。", drop: "已作废，金额退回可分配收益。" };

/** 退回修改、作废, with the reason. */
export function ReasonForm({ plan, act, onClose }: FormProps & { readonly act: "redraft" | "drop" }) {
  const own = useMe().verbs.includes("distribution.write");
  const back = own ? distributions.redraft : (distributions.return as unknown as typeof distributions.redraft);
  const route = act === "drop" ? (distributions.drop as unknown as typeof distributions.redraft) : back;
  const step = useWrite(route, doneWith(said[act], onClose));
  return (
    <FormPage<{ text: string }>
      problem={step.problem}
      sending={step.sending}
      submit={act === "drop" ? "作废" : "退回修改"}
      onSubmit={({ text }) => step.send({ params: { id: plan.id }, body: { version: plan.version, text } })}
      onCancel={onClose}
    >
      <Field name="text" label="原因">
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Field>
    </FormPage>
  );
}
