import { useQuery } from "@tanstack/react-query";
import { Form, Input, Radio, Select, Switch } from "antd";
import { useState } from "react";
import { inspectionPlans } from "#contract/inspection-plans.ts";
import { inspections } from "#contract/inspections.ts";
import { townships } from "#contract/registry.ts";
import { rounds } from "#contract/screening.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { scopeKinds } from "#domain/inspections/inspection.ts";
import { scopeKindLabel } from "#domain/inspections/inspection-labels.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import type { Inspection } from "./contract-types.ts";
import { ChosenPlaces } from "./ChosenPlaces.tsx";
import { ChecklistSelect } from "./ChecklistSelect.tsx";

type Body = Parameters<typeof inspections.create.body.parse>[0] & object;

interface Values extends Omit<Inspection, "scope"> {
  readonly scope: Inspection["scope"];
  readonly checklistCode: string;
}

interface InspectionFormProps {
  readonly inspection?: Inspection;
  readonly onClose: () => void;
  readonly onCreated?: (id: string) => void;
}

const everywhere: Inspection["scope"] = { of: "all", roundId: null, townshipIds: [], ids: [] };
const start = { unannounced: true, scope: everywhere };

export function InspectionForm({ inspection, onClose, onCreated }: InspectionFormProps) {
  const [id] = useState(uuidv7);
  const onDone = () => {
    toast("已保存。");
    onClose();
    if (!inspection) onCreated?.(id);
  };
  const refresh = [inspections.list, inspections.get, inspectionPlans.get];
  const create = useWrite(inspections.create, { refresh, onDone });
  const edit = useWrite(inspections.edit, { refresh, onDone });
  const save = (values: Values) => {
    const { scope, ...rest } = values;
    // Only what the chosen range shows has a field.
    const whole = { ...everywhere, ...(scope as Partial<Inspection["scope"]>) };
    const body = { ...rest, scope: { ...whole, roundId: whole.of === "round" ? whole.roundId : null } };
    if (inspection)
      edit.send({ params: { id: inspection.id }, body: { ...body, version: inspection.version } as never });
    else create.send({ body: { ...body, id } as Body as never });
  };
  return (
    <FormPage<Values>
      initial={inspection ? { ...inspection, checklistCode: inspection.checklist.code } : (start as never)}
      problem={create.problem ?? edit.problem}
      sending={create.sending || edit.sending}
      submit="保存"
      onSubmit={save}
      onCancel={onClose}
    >
      <PlanSelect />
      <Field name="title" label="督查名称">
        <Input maxLength={100} />
      </Field>
      <Field name="basis" label="依据" hint="写明依据的文件或计划条目">
        <Input.TextArea rows={2} maxLength={500} />
      </Field>
      <ApprovalFields />
      <ChecklistSelect />
      <ScopeFields />
      <DayFields />
    </FormPage>
  );
}

function DayFields() {
  return (
    <>
      <Field name="startsOn" label="开始日期">
        <DateField />
      </Field>
      <Field name="endsOn" label="结束日期">
        <DateField />
      </Field>
      <Field
        name="unannounced"
        label="四不两直"
        valuePropName="checked"
        hint="不发通知、不打招呼、不听汇报、不用陪同接待，直奔基层、直插现场"
      >
        <Switch checkedChildren="是" unCheckedChildren="否" />
      </Field>
    </>
  );
}

function PlanSelect() {
  const { data } = useQuery(useApi().query(inspectionPlans.list, { query: { size: 100 } }));
  const options = (data?.rows ?? []).map(({ id, title, year }) => ({ value: id, label: `${year} 年　${title}` }));
  return (
    <Field name="planId" label="所属年度计划">
      <Select options={options} notFoundContent="还没有年度督查计划，请先在“督查计划”中新建。" />
    </Field>
  );
}

function ApprovalFields() {
  return (
    <>
      <Field name="approver" label="批准人">
        <Input maxLength={60} />
      </Field>
      <Field name="approvalNumber" label="批准文号" required={false}>
        <Input maxLength={60} />
      </Field>
      <Field name="approvedOn" label="批准日期">
        <DateField />
      </Field>
    </>
  );
}

function ScopeFields() {
  const subject = Form.useWatch("subject") as "village" | "team" | "township" | undefined;
  const of = Form.useWatch(["scope", "of"]) as string | undefined;
  const kinds = scopeKinds.filter((kind) => kind !== "round" || subject !== "township");
  return (
    <>
      <Field name={["scope", "of"]} label="范围">
        <Radio.Group options={kinds.map((value) => ({ value, label: scopeKindLabel[value] }))} />
      </Field>
      {of === "round" && <RoundSelect />}
      {of !== "chosen" && <TownshipsSelect />}
      {of === "chosen" && subject && (
        <Field name={["scope", "ids"]} label="选定的对象">
          <ChosenPlaces subject={subject} />
        </Field>
      )}
    </>
  );
}

function RoundSelect() {
  const { data } = useQuery(useApi().query(rounds.list, { query: {} }));
  const rows = (data ?? []) as readonly { id: string; name: string }[];
  return (
    <Field name={["scope", "roundId"]} label="轮次">
      <Select options={rows.map(({ id, name }) => ({ value: id, label: name }))} />
    </Field>
  );
}

function TownshipsSelect() {
  const { data = [] } = useQuery(useApi().query(townships.list, { query: {} }));
  return (
    <Field name={["scope", "townshipIds"]} label="乡镇（街道）" required={false} hint="不选为全县">
      <Select
        mode="multiple"
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        options={data.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Field>
  );
}
