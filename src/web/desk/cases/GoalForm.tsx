import { Input, Select } from "antd";
import { useState } from "react";
import { cases } from "#contract/cases.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { goalFieldLabel, goalTaskLabel } from "#domain/cases/labels.ts";
import { goalFields, type GoalTask, goalTasks } from "#domain/cases/problem-aspects.ts";
import { useWrite } from "../../api/use-write.ts";
import { Field, FormPage, toast } from "../../ui/index.ts";
import { DeadlineField } from "./DeadlineField.tsx";
import { afterStep } from "./course.ts";
import type { CaseFile, Goal } from "./case-file.ts";

interface Values {
  readonly task: GoalTask;
  readonly text: string;
  readonly measure?: string;
  readonly responsibleUnit: string;
  readonly responsiblePerson: string;
  readonly dueOn?: string | null;
}

interface GoalFormProps {
  readonly file: CaseFile;
  readonly goal: Goal | undefined;
  readonly onClose: () => void;
}

const tasks = Object.keys(goalTasks) as GoalTask[];
const taskOptions = goalFields.map((field) => ({
  label: goalFieldLabel[field],
  options: tasks
    .filter((task) => goalTasks[task] === field)
    .map((task) => ({ value: task, label: goalTaskLabel[task] })),
}));

export function GoalForm({ file, goal, onClose }: GoalFormProps) {
  const [id] = useState(uuidv7);
  const onDone = () => {
    toast("已保存。");
    onClose();
  };
  const refresh = afterStep;
  const add = useWrite(cases.addGoal, { refresh, onDone });
  const edit = useWrite(cases.editGoal, { refresh, onDone });
  const save = ({ task, text, measure = "", responsibleUnit, responsiblePerson, dueOn = null }: Values) => {
    const fields = { task, text, measure, responsibleUnit, responsiblePerson, dueOn };
    if (goal) edit.send({ params: { id: file.id, itemId: goal.id }, body: { version: goal.version, ...fields } });
    else add.send({ params: { id: file.id }, body: { id, ...fields } });
  };
  return (
    <FormPage<Values>
      initial={goal}
      problem={add.problem ?? edit.problem}
      sending={add.sending || edit.sending}
      submit="保存"
      onSubmit={save}
      onCancel={onClose}
    >
      <Field name="task" label="任务">
        <Select options={taskOptions} />
      </Field>
      <Field name="text" label="目标" hint="写到能够判断是否办成的程度，如“配齐支部委员 2 名”。">
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Field>
      <Field name="measure" label="措施" required={false}>
        <Input.TextArea rows={2} maxLength={500} />
      </Field>
      <Field name="responsibleUnit" label="责任单位">
        <Input maxLength={60} />
      </Field>
      <Field name="responsiblePerson" label="责任人">
        <Input maxLength={40} />
      </Field>
      <DeadlineField file={file} before={goal?.dueOn ?? null} />
    </FormPage>
  );
}
