import { Input, Radio } from "antd";
import { caseSteps } from "#contract/case-steps.ts";
import { useWrite } from "../../api/use-write.ts";
import { Field, FormPage, toast } from "../../ui/index.ts";
import type { StepFormProps } from "./AssessForm.tsx";
import { afterStep } from "./course.ts";

interface Values {
  readonly passed: boolean;
  readonly opinion: string;
}

/** 镇级核验: on to the county, or back with the reason. */
export function TownCheckForm({ file, course, onClose }: StepFormProps) {
  const check = useWrite(caseSteps.check, {
    refresh: afterStep,
    onDone: (_saved, { body }) => {
      toast(body.passed ? "核验通过，已报县级验收。" : "已退回，继续整顿。");
      onClose();
    },
  });
  const assessed = course.steps.findLast(({ action }) => action === "self-assess");
  return (
    <FormPage<Values>
      problem={check.problem}
      sending={check.sending}
      submit="保存核验结果"
      onSubmit={(body) => check.send({ params: { id: file.id }, body: { version: course.version, ...body } })}
      onCancel={onClose}
    >
      {assessed && (
        <p className="quoted">
          自评（{assessed.onDay}　{assessed.by}）：{assessed.opinion}
        </p>
      )}
      <Field name="passed" label="核验结果">
        <Radio.Group
          options={[
            { value: true, label: "属实，报县级验收" },
            { value: false, label: "退回，继续整顿" },
          ]}
        />
      </Field>
      <Field name="opinion" label="核验意见" hint="退回的，请写明哪几项还没有到位。">
        <Input.TextArea rows={5} maxLength={1000} showCount />
      </Field>
    </FormPage>
  );
}
