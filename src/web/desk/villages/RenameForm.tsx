import { Input } from "antd";
import { villages } from "#contract/villages.ts";
import { useWrite } from "../../api/use-write.ts";
import { Field, FormPage } from "../../ui/index.ts";
import { type Basis, ChangeBasis } from "./ChangeBasis.tsx";
import type { ChangeFormProps } from "./change-form.ts";
import { useChanged } from "./use-changed.ts";

export function RenameForm({ village: { id, version, name }, onClose }: ChangeFormProps) {
  const { send, sending, problem } = useWrite(villages.rename, useChanged("更名已登记，原名留作曾用名。", onClose));
  return (
    <FormPage<Basis & { name: string }>
      problem={problem}
      sending={sending}
      submit="登记更名"
      onSubmit={(values) => send({ params: { id }, body: { ...values, version } })}
      onCancel={onClose}
    >
      <Field name="name" label="新名称" hint={`现名：${name}`}>
        <Input maxLength={40} />
      </Field>
      <ChangeBasis />
    </FormPage>
  );
}
