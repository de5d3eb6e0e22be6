import { Input } from "antd";
import { useState } from "react";
import { accounts } from "#contract/accounts.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { useWrite } from "../../api/use-write.ts";
import { Field, FormPage } from "../../ui/index.ts";
import type { Issued } from "./InitialPassword.tsx";

interface Values {
  readonly name: string;
  readonly loginName: string;
  readonly phone?: string;
}

interface NewAccountFormProps {
  readonly onIssued: (issued: Issued) => void;
  readonly onCancel: () => void;
}

export function NewAccountForm({ onIssued, onCancel }: NewAccountFormProps) {
  // One id for the life of the form: pressing twice can only ever make one account.
  const [id] = useState(uuidv7);
  const { send, sending, problem } = useWrite(accounts.create, {
    refresh: [accounts.list],
    onDone: ({ initialPassword }, { body }) => onIssued({ loginName: body.loginName, initialPassword }),
  });
  const create = ({ name, loginName, phone }: Values) => send({ body: { id, name, loginName, phone: phone || null } });
  return (
    <FormPage<Values> problem={problem} sending={sending} submit="开设" onSubmit={create} onCancel={onCancel}>
      <Field name="name" label="姓名">
        <Input maxLength={40} />
      </Field>
      <Field name="loginName" label="登录名" hint="3 至 40 个小写字母、数字、点、横线，如 zhang.san。">
        <Input autoComplete="off" autoCapitalize="none" />
      </Field>
      <Field name="phone" label="手机号" required={false} hint="列表中隐去中间四位，查看全号须写明事由并留痕。">
        <Input inputMode="numeric" maxLength={11} />
      </Field>
    </FormPage>
  );
}
