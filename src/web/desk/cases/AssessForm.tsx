import { Input } from "antd";
import { caseSteps } from "#contract/case-steps.ts";
import { useWrite } from "../../api/use-write.ts";
import { Field, FormPage, toast } from "../../ui/index.ts";
import { afterStep, type Course } from "./course.ts";
import type { CaseFile } from "./case-file.ts";

export interface StepFormProps {
  readonly file: CaseFile;
  readonly course: Course;
  readonly onClose: () => void;
}

/** 自评: in a few words, how the village stands now. */
export function AssessForm({ file, course, onClose }: StepFormProps) {
  const assess = useWrite(caseSteps.assess, {
    refresh: afterStep,
    onDone: () => {
      toast("已提交自评，等待镇级核验。");
      onClose();
    },
  });
  return (
    <FormPage<{ opinion: string }>
      problem={assess.problem}
      sending={assess.sending}
      submit="提交自评"
      onSubmit={({ opinion }) => assess.send({ params: { id: file.id }, body: { version: course.version, opinion } })}
      onCancel={onClose}
    >
      <p>
        问题清单 {file.problems.length} 项、目标事项 {file.goals.length}{" "}
        项均已办结。提交后清单不再修改，镇级核验之前可以撤回。
      </p>
      <Field name="opinion" label="自评情况" hint="写明整顿前后的变化和群众反映即可，不另附材料。">
        <Input.TextArea rows={6} maxLength={1000} showCount autoFocus />
      </Field>
    </FormPage>
  );
}
