import { useQuery } from "@tanstack/react-query";
import { Checkbox, Form, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { persons } from "#contract/persons.ts";
import { organisations } from "#contract/registry.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { personKindLabel, type Skill, skillLabel } from "#domain/registry/person.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { Field, FormPage, toast } from "../../ui/index.ts";
import { CapacityField } from "../rules/CapacityField.tsx";
import { useMe } from "../use-me.ts";
import { TownshipSelect } from "../villages/TownshipSelect.tsx";
import type { PersonBody, PersonFile } from "./person-types.ts";

interface PersonFormProps {
  /** null: somebody new. */
  readonly person: PersonFile | null;
  readonly onClose: () => void;
}

type Values = Omit<PersonBody, "id" | "skills"> & { readonly skills: Skill[] };
const optionsOf = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

export function PersonForm({ person, onClose }: PersonFormProps) {
  const { countyId } = useMe().office;
  const { problem, sending, save } = usePersonSave(person, onClose);
  return (
    <FormPage<Values>
      initial={person ? initialOf(person) : { kind: "cadre" }}
      problem={problem}
      sending={sending}
      submit="保存"
      onSubmit={save}
      onCancel={onClose}
    >
      <Field name="name" label="姓名">
        <Input maxLength={40} />
      </Field>
      <Field name="kind" label="类别">
        <Select options={optionsOf(personKindLabel)} />
      </Field>
      <UnitSelect />
      <Place countyId={countyId ?? ""} />
      <Field name="post" label="职务" required={false}>
        <Input maxLength={60} />
      </Field>
      <Capacity />
      <Field name="unitHead" label="单位主要负责人" required={false} valuePropName="checked">
        <Checkbox>是</Checkbox>
      </Field>
      <Field name="birthYear" label="出生年份" required={false} hint="用于老中青搭配。">
        <InputNumber min={1930} max={2015} />
      </Field>
      <Field name="partyMember" label="中共正式党员" required={false} valuePropName="checked">
        <Checkbox>是</Checkbox>
      </Field>
      <Field name="skills" label="特长" required={false}>
        <Select mode="multiple" options={optionsOf(skillLabel)} optionFilterProp="label" />
      </Field>
      <HomeAndPhone person={person} countyId={countyId ?? ""} />
    </FormPage>
  );
}

function HomeAndPhone({ person, countyId }: { person: PersonFile | null; countyId: string }) {
  return (
    <>
      <TownshipSelect name="homeTownshipId" label="籍贯所在乡镇（街道）" countyId={countyId} required={false} />
      <Field name="homePlace" label="外县籍贯" required={false} hint="籍贯不在本县的填写；本县的选上一项，用于回避。">
        <Input maxLength={60} />
      </Field>
      <Field
        name="phone"
        label="联系电话"
        required={false}
        hint={person ? `现登记 ${person.phoneMasked ?? "无"}；不改的不填。` : "页面上只显示前三位和后四位。"}
      >
        <Input maxLength={20} inputMode="tel" />
      </Field>
      <Field name="sortOrder" label="排序" required={false}>
        <InputNumber min={0} max={100_000} />
      </Field>
    </>
  );
}

function usePersonSave(person: PersonFile | null, onClose: () => void) {
  const [newId] = useState(uuidv7);
  const options = {
    refresh: [persons.list, persons.get],
    onDone: () => {
      toast("已保存。");
      onClose();
    },
  };
  const create = useWrite(persons.create, options);
  const edit = useWrite(persons.edit, options);
  const save = ({ phone, ...values }: Values) => {
    const body = withoutBlanks(values);
    if (!person) return create.send({ body: { ...body, id: newId, phone: phone || null } });
    edit.send({
      params: { id: person.id },
      body: { ...body, ...(phone && { phone }), version: person.version },
    });
  };
  return { problem: create.problem ?? edit.problem, sending: create.sending || edit.sending, save };
}

/** What a form leaves undefined is empty; only a township leader serves in a township, and only leaders take several villages. */
function withoutBlanks(values: Omit<Values, "phone">) {
  return {
    ...values,
    organisationId: values.organisationId ?? null,
    townshipId: values.kind === "township-leader" ? (values.townshipId ?? null) : null,
    homeTownshipId: values.homeTownshipId ?? null,
    birthYear: values.birthYear ?? null,
    skills: values.skills ?? [],
    sortOrder: values.sortOrder ?? 0,
    villageCapacity: values.kind === "cadre" ? null : (values.villageCapacity ?? null),
  };
}

const initialOf = ({ phoneMasked: _, skills, ...person }: PersonFile): Partial<Values> => ({
  ...person,
  skills: skills.filter((skill): skill is Skill => skill in skillLabel),
});

function UnitSelect() {
  const { data } = useQuery(useApi().query(organisations.list, { query: {} }));
  return (
    <Field name="organisationId" label="单位" required={false} hint="单位干部必填；没有的先在单位名录中登记。">
      <Select
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        options={(data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Field>
  );
}

function Place({ countyId }: { countyId: string }) {
  const kind = Form.useWatch("kind", { preserve: true }) as string | undefined;
  if (kind !== "township-leader") return null;
  return <TownshipSelect name="townshipId" label="任职乡镇（街道）" countyId={countyId} required={false} />;
}

function Capacity() {
  const kind = Form.useWatch("kind", { preserve: true }) as PersonBody["kind"] | undefined;
  if (kind !== "county-leader" && kind !== "township-leader") return null;
  return <CapacityField label="最多包联村数" of={kind === "county-leader" ? "countyLeader" : "townshipLeader"} />;
}
