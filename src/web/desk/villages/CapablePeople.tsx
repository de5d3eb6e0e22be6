import { Input } from "antd";
import { Field } from "../../ui/index.ts";
import type { Profile } from "./dossier-types.ts";
import { LineForm } from "./LineForm.tsx";
import { ProfileList } from "./ProfileList.tsx";
import { RevealButton } from "./RevealButton.tsx";

type Person = Profile["capablePeople"][number];

export function CapablePeople({ profile }: { profile: Profile }) {
  return (
    <ProfileList<Person>
      profile={profile}
      list="capable-person"
      rows={profile.capablePeople}
      textOf={({ nameMasked, field }) => `${nameMasked} ${field}`}
      empty="还没有登记在外能人。"
      columns={[
        {
          head: "姓名",
          cell: (row) => (
            <RevealButton
              id={row.id}
              list="capable-person"
              masked={row.nameMasked}
              may={profile.can.reveal}
              word="姓名"
            />
          ),
        },
        { head: "从事行业", cell: (row) => row.field },
        { head: "所在地", cell: (row) => row.place },
        { head: "说明", cell: (row) => row.note },
      ]}
      form={(row, onClose) => <CapableForm profile={profile} person={row} onClose={onClose} />}
    />
  );
}

interface Values {
  readonly name?: string;
  readonly field: string;
  readonly place?: string;
  readonly note?: string;
}

interface CapableFormProps {
  readonly profile: Profile;
  readonly person: Person | undefined;
  readonly onClose: () => void;
}

function CapableForm({ profile, person, onClose }: CapableFormProps) {
  const fields = ({ field, place = "", note = "" }: Values) =>
    ({ list: "capable-person", field, place, note }) as const;
  return (
    <LineForm<Values>
      profile={profile}
      line={person}
      initial={person ? { field: person.field, place: person.place, note: person.note } : {}}
      added={(values) => ({ ...fields(values), name: values.name ?? "" })}
      changed={(values) => ({ ...fields(values), ...(values.name?.trim() && { name: values.name }) })}
      onClose={onClose}
    >
      <Field
        name="name"
        label="姓名"
        required={!person}
        hint={person ? `现为 ${person.nameMasked}，不改可留空。` : "页面上只显示姓，查看姓名须写明事由并留痕。"}
      >
        <Input maxLength={20} />
      </Field>
      <Field name="field" label="从事行业">
        <Input maxLength={40} />
      </Field>
      <Field name="place" label="所在地" required={false}>
        <Input maxLength={40} />
      </Field>
      <Field name="note" label="说明" required={false} hint="如愿意回乡做什么；不写电话、住址等个人信息。">
        <Input.TextArea rows={2} maxLength={200} />
      </Field>
    </LineForm>
  );
}
