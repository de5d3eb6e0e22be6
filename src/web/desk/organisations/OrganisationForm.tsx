import { Form, Input, Select } from "antd";
import { useState } from "react";
import { organisations } from "#contract/registry.ts";
import type { Body } from "#contract/route.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { isPairable, organisationKindLabel, organisationLevelLabel } from "#domain/registry/labels.ts";
import { opinionBodyLabel } from "#domain/screening/labels.ts";
import { useWrite } from "../../api/use-write.ts";
import { Field, FormPage, toast } from "../../ui/index.ts";
import { CapacityField } from "../rules/CapacityField.tsx";
import { useMe } from "../use-me.ts";
import { TownshipSelect } from "../villages/TownshipSelect.tsx";
import type { Organisation } from "./organisation.ts";

interface OrganisationFormProps {
  readonly organisation: Organisation | null;
  readonly onClose: () => void;
}

type Values = Omit<Body<typeof organisations.edit>, "version">;
const optionsOf = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

export function OrganisationForm({ organisation, onClose }: OrganisationFormProps) {
  const { problem, sending, save } = useOrganisationSave(organisation, onClose);
  return (
    <FormPage<Values>
      initial={organisation ?? { kind: "party", level: "county" }}
      problem={problem}
      sending={sending}
      submit="保存"
      onSubmit={save}
      onCancel={onClose}
    >
      <Field name="name" label="名称">
        <Input maxLength={60} />
      </Field>
      <Field name="kind" label="类别">
        <Select options={optionsOf(organisationKindLabel)} />
      </Field>
      <Field name="level" label="层级">
        <Select options={optionsOf(organisationLevelLabel)} />
      </Field>
      <Field
        name="reviewBody"
        label="联审身份"
        required={false}
        hint="以何种身份对初步名单出具联审意见；不填即不参加联审。"
      >
        <Select allowClear options={optionsOf(opinionBodyLabel)} />
      </Field>
      <OwnTownship />
      <Capacity />
    </FormPage>
  );
}

function useOrganisationSave(organisation: Organisation | null, onClose: () => void) {
  const [newId] = useState(uuidv7);
  const options = {
    refresh: [organisations.list],
    onDone: () => {
      toast("已保存。");
      onClose();
    },
  };
  const create = useWrite(organisations.create, options);
  const edit = useWrite(organisations.edit, options);
  const save = ({ reviewBody, townshipId, villageCapacity, ...rest }: Values) => {
    const capacity = isPairable(rest) ? (villageCapacity ?? null) : null;
    const body = {
      ...rest,
      reviewBody: reviewBody ?? null,
      townshipId: townshipId ?? null,
      villageCapacity: capacity,
    };
    if (organisation) edit.send({ params: { id: organisation.id }, body: { ...body, version: organisation.version } });
    else create.send({ body: { id: newId, ...body } });
  };
  return { problem: create.problem ?? edit.problem, sending: create.sending || edit.sending, save };
}

function OwnTownship() {
  const { office } = useMe();
  if (!office.countyId) return null;
  return <TownshipSelect name="townshipId" label="所在乡镇（街道）" countyId={office.countyId} required={false} />;
}

/** Of units that may be paired with villages. */
function Capacity() {
  const kind = Form.useWatch("kind", { preserve: true }) as Values["kind"] | undefined;
  const level = Form.useWatch("level", { preserve: true }) as Values["level"] | undefined;
  if (!kind || !level || !isPairable({ kind, level })) return null;
  return <CapacityField label="最多结对村数" of="unit" />;
}
