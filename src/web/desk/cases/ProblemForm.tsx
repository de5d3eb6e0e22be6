import { Input, Select } from "antd";
import { useState } from "react";
import { cases } from "#contract/cases.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { problemAspectLabel } from "#domain/cases/labels.ts";
import type { ProblemAspect } from "#domain/cases/problem-aspects.ts";
import { useWrite } from "../../api/use-write.ts";
import { Field, FormPage, toast } from "../../ui/index.ts";
import { DeadlineField } from "./DeadlineField.tsx";
import { afterStep } from "./course.ts";
import type { CaseFile, Problem } from "./case-file.ts";

interface Values {
  readonly aspect: ProblemAspect;
  readonly text: string;
  readonly rootCause?: string;
  readonly evidence?: string;
  readonly dueOn?: string | null;
}

interface ProblemFormProps {
  readonly file: CaseFile;
  readonly problem: Problem | undefined;
  readonly onClose: () => void;
}

const aspects = Object.entries(problemAspectLabel).map(([value, label]) => ({ value, label }));

export function ProblemForm({ file, problem, onClose }: ProblemFormProps) {
  const [id] = useState(uuidv7);
  const onDone = () => {
    toast("已保存。");
    onClose();
  };
  const refresh = afterStep;
  const add = useWrite(cases.addProblem, { refresh, onDone });
  const edit = useWrite(cases.editProblem, { refresh, onDone });
  const save = ({ aspect, text, rootCause = "", evidence = "", dueOn = null }: Values) => {
    const fields = { aspect, text, rootCause, evidence, dueOn };
    if (problem)
      edit.send({ params: { id: file.id, itemId: problem.id }, body: { version: problem.version, ...fields } });
    else add.send({ params: { id: file.id }, body: { id, ...fields } });
  };
  return (
    <FormPage<Values>
      initial={problem}
      problem={add.problem ?? edit.problem}
      sending={add.sending || edit.sending}
      submit="保存"
      onSubmit={save}
      onCancel={onClose}
    >
      <Field name="aspect" label="方面">
        <Select options={aspects} />
      </Field>
      <Field name="text" label="问题">
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Field>
      <Field name="rootCause" label="根源" required={false}>
        <Input.TextArea rows={2} maxLength={500} />
      </Field>
      <Field name="evidence" label="佐证" required={false} hint="写明出处即可，如会议记录、信访件；不要求上传照片。">
        <Input.TextArea rows={2} maxLength={500} />
      </Field>
      <DeadlineField file={file} before={problem?.dueOn ?? null} />
    </FormPage>
  );
}
