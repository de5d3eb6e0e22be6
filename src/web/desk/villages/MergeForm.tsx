import { Input, Radio, Select } from "antd";
import { useState } from "react";
import type { CallOf } from "#contract/route.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { villages } from "#contract/villages.ts";
import { villageKindLabel } from "#domain/registry/labels.ts";
import { useWrite } from "../../api/use-write.ts";
import { Field, FormPage } from "../../ui/index.ts";
import { type Basis, ChangeBasis } from "./ChangeBasis.tsx";
import type { ChangeFormProps } from "./change-form.ts";
import { TownshipSelect } from "./TownshipSelect.tsx";
import { useChanged } from "./use-changed.ts";
import { type Choice, VillageSelect } from "./VillageSelect.tsx";

interface Values extends Basis {
  readonly others: readonly Choice[];
  readonly keep: "new" | "kept";
  readonly keptId?: string;
  readonly name?: string;
  readonly kind?: "village" | "community";
  readonly townshipId?: string;
}

type Into = CallOf<typeof villages.merge>["body"]["into"];

export function MergeForm({ village, onClose }: ChangeFormProps) {
  const { id, version, countyId, townshipId } = village;
  const [newId] = useState(uuidv7);
  const [others, setOthers] = useState<readonly Choice[]>([]);
  const [keep, setKeep] = useState<Values["keep"]>("new");
  const { send, sending, problem } = useWrite(villages.merge, useChanged("合并已登记。", onClose));
  const merge = ({ onDate, basis, keptId, name, kind, townshipId: into }: Values) => {
    const result: Into = keep === "kept" ? { keptId: keptId! } : { newId, name: name!, kind: kind!, townshipId: into! };
    const otherIds = others.map(({ value }) => value);
    send({ params: { id }, body: { onDate, basis, version, otherIds, into: result } });
  };
  const all = [{ value: id, label: village.name }, ...others.map(({ value, label }) => ({ value, label }))];
  return (
    <FormPage<Values>
      initial={{ keep, kind: village.kind, townshipId }}
      problem={problem}
      sending={sending}
      submit="登记合并"
      onSubmit={merge}
      onCancel={onClose}
    >
      <Field name="others" label="与之合并的村（社区）">
        <VillageSelect countyId={countyId} without={id} onChoice={setOthers} />
      </Field>
      <Field name="keep" label="合并后">
        <Radio.Group
          onChange={({ target }) => setKeep(target.value as Values["keep"])}
          options={[
            { value: "new", label: "另立新村（社区）" },
            { value: "kept", label: "保留其中一个" },
          ]}
        />
      </Field>
      {keep === "kept" ? (
        <Field name="keptId" label="保留的村（社区）">
          <Select options={all} />
        </Field>
      ) : (
        <NewPlace countyId={countyId} />
      )}
      <ChangeBasis />
    </FormPage>
  );
}

function NewPlace({ countyId }: { countyId: string }) {
  return (
    <>
      <Field name="name" label="新村（社区）名称">
        <Input maxLength={40} />
      </Field>
      <Field name="kind" label="类别">
        <Select options={Object.entries(villageKindLabel).map(([value, label]) => ({ value, label }))} />
      </Field>
      <TownshipSelect name="townshipId" label="所属乡镇（街道）" countyId={countyId} />
    </>
  );
}
