import { Input, InputNumber, Select } from "antd";
import { type VentureKind, ventureKindLabel } from "#domain/registry/profile.ts";
import { Field } from "../../ui/index.ts";
import { fenOfWan, wan, wanOfFen } from "./amounts.ts";
import type { Profile } from "./dossier-types.ts";
import { LineForm } from "./LineForm.tsx";
import { ProfileList } from "./ProfileList.tsx";

type Venture = Profile["ventures"][number];

interface VenturesProps {
  readonly profile: Profile;
  readonly gap: string | null;
}

export function Ventures({ profile, gap }: VenturesProps) {
  return (
    <ProfileList<Venture>
      profile={profile}
      list="venture"
      rows={profile.ventures}
      gap={gap}
      textOf={({ name }) => name}
      empty="还没有登记集体经济项目。"
      columns={[
        { head: "项目", cell: (row) => row.name },
        { head: "方式", cell: (row) => ventureKindLabel[row.kind] },
        { head: "年收入（万元）", cell: (row) => <span className="num">{wan(row.yearlyFen)}</span>, align: "end" },
        { head: "说明", cell: (row) => row.note },
      ]}
      form={(row, onClose) => <VentureForm profile={profile} venture={row} onClose={onClose} />}
    />
  );
}

interface Values {
  readonly kind: VentureKind;
  readonly name: string;
  readonly yearlyWan?: number | null;
  readonly note?: string;
}

const kinds = Object.entries(ventureKindLabel).map(([value, label]) => ({ value, label }));

interface VentureFormProps {
  readonly profile: Profile;
  readonly venture: Venture | undefined;
  readonly onClose: () => void;
}

function VentureForm({ profile, venture, onClose }: VentureFormProps) {
  const fields = ({ kind, name, yearlyWan, note = "" }: Values) =>
    ({ list: "venture", kind, name, yearlyFen: fenOfWan(yearlyWan), note }) as const;
  return (
    <LineForm<Values>
      profile={profile}
      line={venture}
      initial={venture ? { ...venture, yearlyWan: wanOfFen(venture.yearlyFen) } : {}}
      added={fields}
      changed={fields}
      onClose={onClose}
    >
      <Field name="name" label="项目">
        <Input maxLength={60} />
      </Field>
      <Field name="kind" label="方式">
        <Select options={kinds} />
      </Field>
      <Field name="yearlyWan" label="年收入" required={false}>
        <InputNumber min={0} precision={4} suffix="万元" style={{ width: 200 }} />
      </Field>
      <Field name="note" label="说明" required={false}>
        <Input.TextArea rows={2} maxLength={200} />
      </Field>
    </LineForm>
  );
}
