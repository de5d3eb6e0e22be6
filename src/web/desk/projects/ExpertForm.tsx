import { Input, Select } from "antd";
import { useState } from "react";
import { experts } from "#contract/experts.ts";
import type { Result } from "#contract/route.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { projectKindLabel } from "#domain/projects/labels.ts";
import type { ProjectKind } from "#domain/projects/project.ts";
import { useWrite } from "../../api/use-write.ts";
import { Field, FormPage, toast } from "../../ui/index.ts";
import { optionsOf } from "./project-types.ts";

/** Of an expert, other stands for one who may argue every kind. */
export const expertSectorLabel: Readonly<Record<ProjectKind, string>> = { ...projectKindLabel, other: "综合" };

interface Values {
  readonly name: string;
  readonly sector: ProjectKind;
  readonly unit: string;
  readonly title?: string;
  readonly phone?: string;
}

interface ExpertFormProps {
  readonly expert: Result<typeof experts.list>["rows"][number] | null;
  readonly onClose: () => void;
}

export function ExpertForm({ expert, onClose }: ExpertFormProps) {
  const [id] = useState(uuidv7);
  const done = () => {
    toast("已保存。");
    onClose();
  };
  const add = useWrite(experts.add, { refresh: [experts.list], onDone: done });
  const edit = useWrite(experts.edit, { refresh: [experts.list], onDone: done });
  const send = ({ title = "", phone: typed, ...words }: Values) => {
    const phone = typed?.trim();
    if (expert === null) return add.send({ body: { id, ...words, title, phone: phone || null } });
    const body = { version: expert.version, ...words, title, ...(phone && { phone }) };
    return edit.send({ params: { id: expert.id }, body });
  };
  return (
    <FormPage<Values>
      initial={expert ? { name: expert.name, sector: expert.sector, unit: expert.unit, title: expert.title } : {}}
      problem={add.problem ?? edit.problem}
      sending={add.sending || edit.sending}
      submit="保存"
      onSubmit={send}
      onCancel={onClose}
    >
      <Field name="name" label="姓名">
        <Input maxLength={40} autoFocus />
      </Field>
      <Field name="sector" label="专业" hint="综合类的可以参加各类项目的论证。">
        <Select options={optionsOf(expertSectorLabel)} />
      </Field>
      <Field name="unit" label="工作单位">
        <Input maxLength={100} />
      </Field>
      <Field name="title" label="职务职称" required={false}>
        <Input maxLength={60} />
      </Field>
      <Field
        name="phone"
        label="联系电话"
        required={false}
        hint={expert?.phoneMasked ? "已登记，不填的不改。" : undefined}
      >
        <Input maxLength={20} inputMode="tel" />
      </Field>
    </FormPage>
  );
}
