import { useQuery } from "@tanstack/react-query";
import { Input, Radio } from "antd";
import { auth } from "#contract/auth.ts";
import { caseSteps } from "#contract/case-steps.ts";
import { earliestCheckOn } from "#domain/cases/consolidation.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import { afterStep } from "./course.ts";

interface Values {
  readonly doneOn: string;
  readonly sound: boolean;
  readonly finding: string;
}

interface CheckFormProps {
  readonly caseId: string;
  readonly check: {
    readonly id: string;
    readonly version: number;
    readonly month: number;
    readonly dueOn: string;
  } & Partial<Readonly<{ doneOn: string | null; sound: boolean | null; finding: string }>>;
  readonly delistedOn: string | null;
  readonly onClose: () => void;
}

/** A light look: the day, sound or not, one line. */
export function CheckForm({ caseId, check, delistedOn, onClose }: CheckFormProps) {
  const today = useQuery(useApi().query(auth.state, {})).data?.today;
  const follow = useWrite(caseSteps.follow, {
    refresh: afterStep,
    onDone: () => {
      toast("已登记检查。");
      onClose();
    },
  });
  const { id: checkId, version, month, dueOn, doneOn, sound, finding } = check;
  return (
    <FormPage<Values>
      initial={{ doneOn: doneOn ?? today, sound: sound ?? undefined, finding }}
      problem={follow.problem}
      sending={follow.sending}
      submit="保存"
      onSubmit={(body) => follow.send({ params: { id: caseId, checkId }, body: { version, ...body } })}
      onCancel={onClose}
    >
      <p>
        销号后第 {month} 个月，应于 {dueOn} 查看。到村看一看、问一问即可，不要求村里准备材料。
      </p>
      <Field name="doneOn" label="检查日期">
        <DateField
          earliest={earliestCheckOn({ checks: [check], month, delistedOn: delistedOn ?? "" })}
          latest={today}
        />
      </Field>
      <Field name="sound" label="整顿成果是否稳固">
        <Radio.Group
          options={[
            { value: true, label: "稳固" },
            { value: false, label: "有松动" },
          ]}
        />
      </Field>
      <Field name="finding" label="情况" hint="一句话即可。">
        <Input maxLength={200} />
      </Field>
    </FormPage>
  );
}
