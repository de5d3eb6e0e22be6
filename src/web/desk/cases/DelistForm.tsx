import { useQuery } from "@tanstack/react-query";
import { Input } from "antd";
import { auth } from "#contract/auth.ts";
import { caseSteps } from "#contract/case-steps.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import type { StepFormProps } from "./AssessForm.tsx";
import { afterStep } from "./course.ts";

interface Values {
  readonly number: string;
  readonly decidedOn: string;
}

/** 销号: the decision that takes the village off the list; consolidation begins on its day. */
export function DelistForm({ file, course, onClose }: StepFormProps) {
  const today = useQuery(useApi().query(auth.state, {})).data?.today;
  const delist = useWrite(caseSteps.delist, {
    refresh: afterStep,
    onDone: () => {
      toast("已销号，转入巩固期。");
      onClose();
    },
  });
  const accepted = course.acceptances.findLast(({ outcome }) => outcome === "passed");
  return (
    <FormPage<Values>
      initial={{ decidedOn: today }}
      problem={delist.problem}
      sending={delist.sending}
      submit="销号"
      onSubmit={(body) => delist.send({ params: { id: file.id }, body: { version: course.version, ...body } })}
      onCancel={onClose}
    >
      <p>销号后自动排出巩固期检查，期满由县级办结。</p>
      <Field name="number" label="销号文号" hint="县级研究决定销号的文件号或者会议纪要号。">
        <Input maxLength={40} autoFocus />
      </Field>
      <Field name="decidedOn" label="销号日期">
        <DateField earliest={accepted?.heldOn} latest={today} />
      </Field>
    </FormPage>
  );
}
