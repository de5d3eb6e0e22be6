import { Input, Select } from "antd";
import { useState } from "react";
import { townships } from "#contract/registry.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { townshipKindLabel } from "#domain/registry/labels.ts";
import { useWrite } from "../../api/use-write.ts";
import { Field, FormPage, toast } from "../../ui/index.ts";
import type { Township } from "./township.ts";

interface TownshipFormProps {
  readonly township: Township | null;
  readonly onClose: () => void;
}

type Values = Pick<Township, "name" | "kind">;
const kinds = Object.entries(townshipKindLabel).map(([value, label]) => ({ value, label }));

export function TownshipForm({ township, onClose }: TownshipFormProps) {
  const [newId] = useState(uuidv7);
  const options = {
    refresh: [townships.list],
    onDone: () => {
      toast("已保存。");
      onClose();
    },
  };
  const create = useWrite(townships.create, options);
  const edit = useWrite(townships.edit, options);
  const save = (body: Values) =>
    township ? edit.send({ params: { id: township.id }, body }) : create.send({ body: { id: newId, ...body } });
  return (
    <FormPage<Values>
      initial={township ?? { kind: "town" }}
      problem={create.problem ?? edit.problem}
      sending={create.sending || edit.sending}
      submit="保存"
      onSubmit={save}
      onCancel={onClose}
    >
      <Field name="name" label="名称">
        <Input maxLength={40} />
      </Field>
      <Field name="kind" label="类别">
        <Select options={kinds} />
      </Field>
    </FormPage>
  );
}
