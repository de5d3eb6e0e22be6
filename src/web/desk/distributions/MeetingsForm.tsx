import { Form, InputNumber } from "antd";
import { distributions } from "#contract/distributions.ts";
import { quorumOf } from "#domain/projects/assets/meeting-words.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage } from "../../ui/index.ts";
import { useToday } from "../use-today.ts";
import { doneWith } from "./StepForms.tsx";
import type { Plan } from "./plan-types.ts";

interface VoteValues {
  readonly heldOn: string;
  readonly due: number;
  readonly present: number;
  readonly agreed: number;
}

interface Values {
  readonly sentOn?: string | null;
  readonly proposedOn: string;
  readonly consultedOn: string;
  readonly members: VoteValues;
  readonly delegates: VoteValues;
}

/** 登记“四议”结果: the four meetings in their order, with the numbers of the last two. */
export function MeetingsForm({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const today = useToday();
  const decide = useWrite(distributions.decide, doneWith("“四议”通过，请登记决议公示。", onClose));
  const { sentDays } = plan.ground;
  return (
    <FormPage<Values>
      problem={decide.problem}
      sending={decide.sending}
      submit="登记结果"
      onSubmit={({ sentOn = null, ...rest }) =>
        decide.send({ params: { id: plan.id }, body: { version: plan.version, meetings: { sentOn, ...rest } } })
      }
      onCancel={onClose}
    >
      <Field name="proposedOn" label="村党组织提议日期">
        <DateField latest={today} />
      </Field>
      <Field name="consultedOn" label="村“两委”会商议日期" hint="一人担任两个职务的，可以与提议合并召开。">
        <DateField latest={today} />
      </Field>
      <Field
        name="sentOn"
        label="方案发给党员的日期"
        required={sentDays > 0}
        hint={sentDays > 0 ? `至少在党员大会前 ${sentDays} 天。` : undefined}
      >
        <DateField latest={today} />
      </Field>
      <VoteFields name="members" title="党员大会审议" />
      <VoteFields name="delegates" title="村民会议或者村民代表会议决议" />
    </FormPage>
  );
}

function VoteFields({ name, title }: { name: "members" | "delegates"; title: string }) {
  const today = useToday();
  const due = Form.useWatch<number | undefined>([name, "due"]);
  return (
    <div className="meeting-box" role="group" aria-label={title}>
      <strong>{title}</strong>
      <div className="meeting-vote">
        <Field name={[name, "heldOn"]} label="开会日期">
          <DateField latest={today} />
        </Field>
        <Field name={[name, "due"]} label="应到（人）">
          <InputNumber min={1} precision={0} controls={false} />
        </Field>
        <Field name={[name, "present"]} label="到会（人）">
          <InputNumber min={0} precision={0} controls={false} />
        </Field>
        <Field name={[name, "agreed"]} label="同意（人）">
          <InputNumber min={0} precision={0} controls={false} />
        </Field>
      </div>
      {due ? `至少要 ${quorumOf(due)} 人到会，到会人数过半数同意。` : "到会须达应到的三分之二，到会人数过半数同意。"}
    </div>
  );
}
