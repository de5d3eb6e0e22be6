import { Form, Input, InputNumber, Select } from "antd";
import type { Problem } from "#contract/problem.ts";
import type { OwnerKind } from "#domain/projects/assets/asset.ts";
import { ownerKindLabel } from "#domain/projects/assets/labels.ts";
import { assetClassLabel } from "#domain/projects/labels.ts";
import type { AssetClass } from "#domain/projects/project.ts";
import { DateField, Field, FormPage } from "../../ui/index.ts";
import { useToday } from "../use-today.ts";
import { optionsOf } from "./asset-types.ts";
import { fenOfYuan } from "./yuan.ts";
import { YuanField } from "./YuanField.tsx";

export interface AssetValues {
  readonly name: string;
  readonly class: AssetClass;
  readonly villageId?: string | null;
  readonly townshipId?: string | null;
  readonly ownerKind: OwnerKind;
  readonly owner: string;
  readonly households?: number | null;
  readonly place?: string;
  readonly quantity?: string;
  readonly valueYuan: number;
  readonly transferredOn?: string | null;
  readonly certificate?: string;
  readonly certificateOn?: string | null;
  readonly caretaker?: string;
  readonly caretakerPhone?: string;
  readonly careStandard?: string;
}

const blank = {
  villageId: null,
  townshipId: null,
  households: null,
  place: "",
  quantity: "",
  transferredOn: null,
  certificate: "",
  certificateOn: null,
  caretaker: "",
  careStandard: "",
};

/** As the route takes it: what was left open is empty. */
export function wordsOf({ valueYuan, caretakerPhone: _, ...values }: AssetValues) {
  const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  return { ...blank, ...(filled as Required<typeof values>), valueFen: fenOfYuan(valueYuan) };
}

interface AssetFormProps {
  readonly initial: Partial<AssetValues>;
  readonly villages: readonly { readonly value: string; readonly label: string }[];
  /** Of a pooled project the asset may lie in all its villages together. */
  readonly pooled: boolean;
  readonly townships?: readonly { readonly value: string; readonly label: string }[];
  /** A number that is known is only shown with a trace; left empty it stays. */
  readonly phoneKnown?: boolean;
  readonly problem: Problem | null;
  readonly sending: boolean;
  readonly submit: string;
  readonly onSubmit: (values: AssetValues) => void;
  readonly onCancel: () => void;
}

export function AssetForm(props: AssetFormProps) {
  const { initial, villages, pooled, townships = [], phoneKnown = false, ...form } = props;
  return (
    <FormPage<AssetValues> initial={initial} {...form}>
      <Field name="name" label="资产名称">
        <Input maxLength={80} />
      </Field>
      <Field name="class" label="类别">
        <Select options={optionsOf(assetClassLabel)} />
      </Field>
      {townships.length > 1 && (
        <Field name="townshipId" label="乡镇（街道）" required={false} hint="不落到村的资产填写乡镇。">
          <Select allowClear showSearch={{ optionFilterProp: "label" }} options={[...townships]} />
        </Field>
      )}
      <Field
        name="villageId"
        label="所在村（社区）"
        required={false}
        hint={pooled ? "不选村的，为各受益村共有，收益按份额分到村。" : undefined}
      >
        <Select allowClear showSearch={{ optionFilterProp: "label" }} options={[...villages]} />
      </Field>
      <OwnerFields />
      <YuanField name="valueYuan" label="原值" />
      <CertificateFields />
      <CareFields phoneKnown={phoneKnown} />
    </FormPage>
  );
}

function OwnerFields() {
  const kind = Form.useWatch<AssetClass | undefined>("class");
  return (
    <>
      <Field name="ownerKind" label="归谁所有">
        <Select options={optionsOf(ownerKindLabel)} />
      </Field>
      <Field name="owner" label="所有者名称" hint="到户类资产填写“受益农户”，不填写农户姓名。">
        <Input maxLength={80} />
      </Field>
      {kind === "household" && (
        <Field name="households" label="到户户数">
          <InputNumber min={1} precision={0} controls={false} suffix="户" />
        </Field>
      )}
      <Field name="place" label="位置" required={false}>
        <Input maxLength={100} />
      </Field>
      <Field name="quantity" label="数量、规模" required={false}>
        <Input maxLength={60} />
      </Field>
    </>
  );
}

function CertificateFields() {
  const today = useToday();
  return (
    <>
      <Field name="transferredOn" label="移交日期" required={false}>
        <DateField latest={today} />
      </Field>
      <Field name="certificate" label="证书编号" required={false} hint="全县不能重复。">
        <Input maxLength={60} />
      </Field>
      <Field name="certificateOn" label="发证日期" required={false}>
        <DateField latest={today} />
      </Field>
    </>
  );
}

function CareFields({ phoneKnown }: { phoneKnown: boolean }) {
  const kind = Form.useWatch<AssetClass | undefined>("class");
  return (
    <>
      <Field name="caretaker" label="管护人" required={kind === "public"} hint="公益性资产落实到人。">
        <Input maxLength={40} />
      </Field>
      <Field
        name="caretakerPhone"
        label="管护人电话"
        required={false}
        hint={phoneKnown ? "不填写的，保留原来登记的号码。" : undefined}
      >
        <Input maxLength={20} />
      </Field>
      <Field name="careStandard" label="管护标准" required={false}>
        <Input.TextArea rows={2} maxLength={500} showCount />
      </Field>
    </>
  );
}
