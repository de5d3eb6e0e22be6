import { Input, InputNumber } from "antd";
import { Field } from "../../ui/index.ts";
import { known } from "./amounts.ts";
import type { Profile } from "./dossier-types.ts";
import { LineForm } from "./LineForm.tsx";
import { ProfileList } from "./ProfileList.tsx";

type Grid = Profile["grids"][number];

interface GridsProps {
  readonly profile: Profile;
  readonly gap: string | null;
}

export function Grids({ profile, gap }: GridsProps) {
  return (
    <ProfileList<Grid>
      profile={profile}
      list="grid"
      rows={profile.grids}
      gap={gap}
      textOf={({ name }) => name}
      empty="还没有登记网格。"
      columns={[
        { head: "网格", cell: (row) => row.name },
        { head: "户数（户）", cell: (row) => <span className="num">{known(row.households)}</span>, align: "end" },
        { head: "网格员", cell: (row) => row.worker },
      ]}
      form={(row, onClose) => <GridForm profile={profile} grid={row} onClose={onClose} />}
    />
  );
}

interface Values {
  readonly name: string;
  readonly households?: number | null;
  readonly worker?: string;
}

interface GridFormProps {
  readonly profile: Profile;
  readonly grid: Grid | undefined;
  readonly onClose: () => void;
}

function GridForm({ profile, grid, onClose }: GridFormProps) {
  const fields = ({ name, households = null, worker = "" }: Values) =>
    ({ list: "grid", name, households, worker }) as const;
  return (
    <LineForm<Values>
      profile={profile}
      line={grid}
      initial={grid ?? {}}
      added={fields}
      changed={fields}
      onClose={onClose}
    >
      <Field name="name" label="网格名称">
        <Input maxLength={30} />
      </Field>
      <Field name="households" label="户数" required={false}>
        <InputNumber min={0} precision={0} suffix="户" style={{ width: 140 }} />
      </Field>
      <Field name="worker" label="网格员" required={false}>
        <Input maxLength={20} />
      </Field>
    </LineForm>
  );
}
