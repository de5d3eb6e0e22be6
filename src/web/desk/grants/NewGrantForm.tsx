import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { grants } from "#contract/accounts.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { type Role, roles } from "#domain/access.ts";
import { placeNeeded } from "#domain/grant.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { Field, FormPage, ProblemNote, toast, Waiting } from "../../ui/index.ts";
import { roleLabel } from "#domain/labels.ts";
import { placeBody, placeOptions } from "./grant-places.ts";

interface Values {
  readonly accountId: string;
  readonly role: Role;
  readonly place?: string;
}

const byWord = { optionFilterProp: "label" };
const roleOptions = roles.map((role) => ({ value: role, label: roleLabel[role] }));

interface NewGrantFormProps {
  readonly accountId: string | undefined;
  readonly onClose: () => void;
}

export function NewGrantForm({ accountId, onClose }: NewGrantFormProps) {
  const { query } = useApi();
  const accounts = useQuery(query(grants.accounts, {}));
  const places = useQuery(query(grants.places, {}));
  const [id] = useState(uuidv7);
  const [role, setRole] = useState<Role | undefined>();
  const { send, sending, problem } = useWrite(grants.assign, {
    refresh: [grants.list, grants.accounts],
    onDone: () => {
      toast("岗位已授予。");
      onClose();
    },
  });
  const unread = accounts.error ?? places.error;
  if (unread) return <ProblemNote problem={unread} />;
  if (!accounts.data || !places.data) return <Waiting />;
  const assign = ({ accountId, role, place }: Values) =>
    send({ body: { id, accountId, role, ...placeBody(role, place, places.data) } });
  const accountOptions = accounts.data.map((one) => ({ value: one.id, label: `${one.name}（${one.loginName}）` }));
  const options = role ? placeOptions(role, places.data) : [];
  return (
    <FormPage<Values>
      initial={accountId === undefined ? {} : { accountId }}
      problem={problem}
      sending={sending}
      submit="授予"
      onSubmit={assign}
      onCancel={onClose}
    >
      <Field name="accountId" label="账号">
        <Select showSearch={byWord} options={accountOptions} notFoundContent="没有这个账号，请先由系统管理员开设。" />
      </Field>
      <Field name="role" label="岗位">
        <Select options={roleOptions} onChange={setRole} />
      </Field>
      {role && placeNeeded[role] !== "none" && (
        // A new key for each role: a county chosen for one role must not stay behind for the next.
        <Field key={role} name="place" label="管辖区域（单位）">
          <Select showSearch={byWord} options={options} notFoundContent="还没有可选的区域、单位或工作队，请先建立。" />
        </Field>
      )}
    </FormPage>
  );
}
