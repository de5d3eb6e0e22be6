import { useQuery } from "@tanstack/react-query";
import { Input, Select } from "antd";
import { useState } from "react";
import { planTasks } from "#contract/plan-tasks.ts";
import { plans } from "#contract/plans.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import type { Links, Plan, Task } from "./contract-types.ts";
import { type Linked, withPresent } from "./present-link.ts";

interface Values {
  readonly text: string;
  readonly owner?: string;
  readonly dueOn?: string | null;
  readonly parentId?: string;
  readonly problemId?: string;
  readonly goalId?: string;
  readonly majorItemId?: string;
}

interface TaskFormProps {
  readonly plan: Plan;
  readonly task: Task | undefined;
  readonly onClose: () => void;
}

export function TaskForm({ plan, task, onClose }: TaskFormProps) {
  const [id] = useState(uuidv7);
  const links = useQuery(useApi().query(plans.links, { params: { id: plan.teamId }, query: { planId: plan.id } })).data;
  const refresh = [plans.read, plans.links];
  const onDone = () => {
    toast("已保存。");
    onClose();
  };
  const add = useWrite(planTasks.add, { refresh, onDone });
  const edit = useWrite(planTasks.edit, { refresh, onDone });
  const save = (values: Values) => {
    const fields = fieldsOf(values);
    if (task) edit.send({ params: { id: task.id }, body: { version: task.version, ...fields } });
    else add.send({ params: { id: plan.id }, body: { id, ...fields } });
  };
  return (
    <FormPage<Values>
      initial={task && initialOf(task)}
      problem={add.problem ?? edit.problem}
      sending={add.sending || edit.sending}
      submit="保存"
      onSubmit={save}
      onCancel={onClose}
    >
      <Field name="text" label="任务" hint="写到能够判断是否完成的程度，如“硬化生产路 800 米”。">
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Field>
      <Field name="owner" label="责任人" required={false}>
        <Input maxLength={60} />
      </Field>
      <Field name="dueOn" label="时限" required={false} hint={`在 ${plan.from} 至 ${plan.to} 之间。`}>
        <DateField earliest={plan.from} latest={plan.to} />
      </Field>
      <Serves links={links} task={task} />
    </FormPage>
  );
}

/** What the line serves; what it serves already stays to be chosen, though it may have ended. */
function Serves({ links, task }: { links: Links | undefined; task: Task | undefined }) {
  const present: Partial<Pick<Task, "parent" | "problem" | "goal" | "majorItem">> = task ?? {};
  const parents = links && withPresent(links.parents, present.parent);
  return (
    <>
      {parents && parents.length > 0 && <Choice name="parentId" label="上级任务" rows={parents} />}
      <Choice name="problemId" label="对应问题" rows={links && withPresent(links.problems, present.problem)} />
      <Choice name="goalId" label="对应目标" rows={links && withPresent(links.goals, present.goal)} />
      <Choice
        name="majorItemId"
        label="对应重大帮扶事项"
        rows={links && withPresent(links.majorItems, present.majorItem)}
      />
    </>
  );
}

const fieldsOf = (values: Values) => ({
  text: values.text,
  owner: values.owner ?? "",
  dueOn: values.dueOn ?? null,
  parentId: values.parentId ?? null,
  problemId: values.problemId ?? null,
  goalId: values.goalId ?? null,
  majorItemId: values.majorItemId ?? null,
});

const initialOf = ({ text, owner, dueOn, parent, problem, goal, majorItem }: Task): Partial<Values> => ({
  text,
  owner,
  dueOn,
  ...(parent && { parentId: parent.id }),
  ...(problem && { problemId: problem.id }),
  ...(goal && { goalId: goal.id }),
  ...(majorItem && { majorItemId: majorItem.id }),
});

interface ChoiceProps {
  readonly name: keyof Values;
  readonly label: string;
  readonly rows: readonly Linked[] | undefined;
}

function Choice({ name, label, rows }: ChoiceProps) {
  return (
    <Field name={name} label={label} required={false}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        loading={rows === undefined}
        placeholder={rows?.length === 0 ? "没有可选的" : "不对应"}
        options={(rows ?? []).map(({ id, text }) => ({ value: id, label: text }))}
      />
    </Field>
  );
}
