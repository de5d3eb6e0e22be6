import { AutoComplete, Checkbox, Input, Select } from "antd";
import { type Committee, committeeLabel } from "#domain/registry/profile.ts";
import { DateField, Field } from "../../ui/index.ts";
import type { Profile } from "./dossier-types.ts";
import { LineForm } from "./LineForm.tsx";
import { ProfileList } from "./ProfileList.tsx";
import { RevealButton } from "./RevealButton.tsx";

type Member = Profile["members"][number];

export function CommitteeMembers({ profile }: { profile: Profile }) {
  return (
    <ProfileList<Member>
      profile={profile}
      list="committee-member"
      rows={profile.members}
      textOf={({ name, post }) => `${name} ${post}`}
      empty="还没有登记村“两委”成员。"
      columns={[
        { head: "姓名", cell: (row) => row.name },
        { head: "职务", cell: (row) => row.post },
        { head: "所在班子", cell: (row) => committeeLabel[row.committee] },
        { head: "任期", cell: (row) => <span className="num">{term(row)}</span> },
        {
          head: "电话",
          cell: (row) =>
            row.phoneMasked === null ? (
              "未登记"
            ) : (
              <RevealButton
                id={row.id}
                list="committee-member"
                masked={row.phoneMasked}
                may={profile.can.reveal}
                word="电话"
              />
            ),
        },
      ]}
      form={(row, onClose) => <MemberForm profile={profile} member={row} onClose={onClose} />}
    />
  );
}

const term = ({ termFrom, termTo }: Member) =>
  termFrom === null && termTo === null ? "未填" : `${termFrom ?? "不详"} 至${termTo === null ? "今" : ` ${termTo}`}`;

interface Values {
  readonly committee: Committee;
  readonly post: string;
  readonly name: string;
  readonly termFrom?: string | null;
  readonly termTo?: string | null;
  readonly phone?: string;
  readonly clearPhone?: boolean;
}

const committees = Object.entries(committeeLabel).map(([value, label]) => ({ value, label }));
const posts = ["党支部书记", "党支部副书记", "党支部委员", "村委会主任", "村委会副主任", "村委会委员"];

interface MemberFormProps {
  readonly profile: Profile;
  readonly member: Member | undefined;
  readonly onClose: () => void;
}

function MemberForm({ profile, member, onClose }: MemberFormProps) {
  const fields = ({ committee, post, name, termFrom = null, termTo = null }: Values) =>
    ({ list: "committee-member", committee, post, name, termFrom, termTo }) as const;
  return (
    <LineForm<Values>
      profile={profile}
      line={member}
      initial={member ?? {}}
      added={(values) => ({ ...fields(values), phone: values.phone?.trim() || null })}
      changed={(values) => ({ ...fields(values), ...phoneChange(values) })}
      onClose={onClose}
    >
      <Field name="name" label="姓名">
        <Input maxLength={20} />
      </Field>
      <Field name="committee" label="所在班子">
        <Select options={committees} />
      </Field>
      <Field name="post" label="职务">
        <AutoComplete options={posts.map((value) => ({ value }))} maxLength={30} />
      </Field>
      <div className="field-row">
        <Field name="termFrom" label="任期开始" required={false}>
          <DateField />
        </Field>
        <Field name="termTo" label="任期截止" required={false}>
          <DateField />
        </Field>
      </div>
      <Field
        name="phone"
        label="联系电话"
        required={false}
        hint={
          member?.phoneMasked
            ? `现为 ${member.phoneMasked}，不改可留空。`
            : "页面上隐去中间四位，查看全号须写明事由并留痕。"
        }
      >
        <Input maxLength={20} inputMode="tel" />
      </Field>
      {member?.phoneMasked && (
        <Field name="clearPhone" label="清空电话" required={false} valuePropName="checked">
          <Checkbox>不再登记这个电话</Checkbox>
        </Field>
      )}
    </LineForm>
  );
}

function phoneChange({ phone, clearPhone }: Values): { phone?: string | null } {
  if (clearPhone) return { phone: null };
  return phone?.trim() ? { phone: phone.trim() } : {};
}
