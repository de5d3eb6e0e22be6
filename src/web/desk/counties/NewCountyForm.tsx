import { Input } from "antd";
import { useState } from "react";
import { grants } from "#contract/accounts.ts";
import { counties } from "#contract/registry.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { useWrite } from "../../api/use-write.ts";
import { Field, FormPage, toast } from "../../ui/index.ts";

interface Values {
  readonly name: string;
  readonly province: string;
  readonly city?: string;
  readonly code?: string;
}

export function NewCountyForm({ onClose }: { onClose: () => void }) {
  const [id] = useState(uuidv7);
  const { send, sending, problem } = useWrite(counties.create, {
    refresh: [counties.list, grants.places],
    onDone: (_, { body }) => {
      toast(`${body.name}已建立，请安全管理员授予县级专班岗位。`);
      onClose();
    },
  });
  const create = ({ name, province, city = "", code }: Values) =>
    send({ body: { id, name, province, city, code: code || null } });
  return (
    <FormPage<Values> problem={problem} sending={sending} submit="建立" onSubmit={create} onCancel={onClose}>
      <Field name="name" label="名称" hint="全称，如“青岚县”。">
        <Input maxLength={40} />
      </Field>
      <div className="field-pair">
        <Field name="province" label="省（自治区、直辖市）">
          <Input maxLength={40} />
        </Field>
        <Field name="city" label="地级市（州、盟）" required={false} hint="省直辖的县、直辖市的区不填。">
          <Input maxLength={40} />
        </Field>
      </div>
      <Field name="code" label="县级区划代码" required={false} hint="6 位，供导入时核对，不作为管辖依据。">
        <Input inputMode="numeric" maxLength={6} />
      </Field>
    </FormPage>
  );
}
