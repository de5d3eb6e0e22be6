import { Input } from "antd";
import { useState } from "react";
import { trainings } from "#contract/training.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import type { Training } from "./contract-types.ts";

interface Values {
  readonly title: string;
  readonly organiser: string;
  readonly place?: string;
  readonly fromOn: string;
  readonly toOn: string;
  readonly content?: string;
}

interface TrainingFormProps {
  readonly training?: Training;
  readonly onClose: () => void;
  readonly onCreated?: (id: string) => void;
}

export function TrainingForm({ training, onClose, onCreated }: TrainingFormProps) {
  const [id] = useState(uuidv7);
  const refresh = [trainings.list, trainings.read];
  const onDone = () => {
    toast("已保存。");
    onClose();
    if (!training) onCreated?.(id);
  };
  const create = useWrite(trainings.create, { refresh, onDone });
  const edit = useWrite(trainings.edit, { refresh, onDone });
  const save = ({ place = "", content = "", ...values }: Values) => {
    const body = { ...values, place, content };
    if (training) edit.send({ params: { id: training.id }, body: { version: training.version, ...body } });
    else create.send({ body: { id, ...body } });
  };
  return (
    <FormPage<Values>
      initial={training}
      problem={create.problem ?? edit.problem}
      sending={create.sending || edit.sending}
      submit="保存"
      onSubmit={save}
      onCancel={onClose}
    >
      <Field name="title" label="培训名称">
        <Input maxLength={100} />
      </Field>
      <Field name="organiser" label="组织方">
        <Input maxLength={60} />
      </Field>
      <Field name="place" label="地点" required={false}>
        <Input maxLength={60} />
      </Field>
      <Field name="fromOn" label="开始日期">
        <DateField />
      </Field>
      <Field name="toOn" label="结束日期">
        <DateField />
      </Field>
      <Field name="content" label="内容" required={false}>
        <Input.TextArea rows={4} maxLength={2000} />
      </Field>
    </FormPage>
  );
}
