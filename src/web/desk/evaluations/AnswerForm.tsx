import { Input, Radio } from "antd";
import { evaluationWork } from "#contract/evaluation-work.ts";
import { evaluations } from "#contract/evaluations.ts";
import { useWrite } from "../../api/use-write.ts";
import { Field, FormPage, toast } from "../../ui/index.ts";
import type { Subject } from "./contract-types.ts";

interface AnswerFormProps {
  readonly id: string;
  readonly subjectId: string;
  readonly appeal: Subject["appeals"][number];
  readonly onClose: () => void;
}

interface Answer {
  readonly upheld: boolean;
  readonly answer: string;
}

export function AnswerForm({ id, subjectId, appeal, onClose }: AnswerFormProps) {
  const send = useWrite(evaluationWork.answer, {
    refresh: [evaluations.subject, evaluations.table, evaluations.get],
    onDone: () => {
      toast("已答复。");
      onClose();
    },
  });
  const params = { id, subjectId, appealId: appeal.id };
  return (
    <FormPage<Answer>
      problem={send.problem}
      sending={send.sending}
      submit="答复"
      onSubmit={(values) => send.send({ params, body: { version: appeal.version, ...values } })}
      onCancel={onClose}
    >
      <p>{appeal.text}</p>
      <Field
        name="upheld"
        label="结果"
        hint="成立的，该对象的系统取数重新留存，评分可以更正。底数有误的，请先更正底数再答复。"
      >
        <Radio.Group
          options={[
            { value: true, label: "申诉成立" },
            { value: false, label: "维持原评分" },
          ]}
        />
      </Field>
      <Field name="answer" label="答复">
        <Input.TextArea rows={4} maxLength={500} />
      </Field>
    </FormPage>
  );
}
