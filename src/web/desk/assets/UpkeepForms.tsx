import { Input, Radio, Select } from "antd";
import { useState } from "react";
import { assets } from "#contract/assets.ts";
import { uuidv7 } from "#contract/uuid.ts";
import {
  assetAfter,
  type CareCondition,
  type UseAction,
  useActions,
  type UsedStatus,
  usedStatuses,
} from "#domain/projects/assets/asset.ts";
import { assetActionLabel, assetStatusLabel, careConditionLabel } from "#domain/projects/assets/labels.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import { useToday } from "../use-today.ts";
import { afterAsset, type Asset, optionsOf } from "./asset-types.ts";
import { fenOfYuan } from "./yuan.ts";
import { YuanField } from "./YuanField.tsx";

interface FormProps {
  readonly asset: Asset;
  readonly onClose: () => void;
}

const doneWith = (words: string, onClose: () => void) => ({
  refresh: afterAsset,
  onDone: () => {
    toast(words);
    onClose();
  },
});

export function UseForm({ asset, onClose }: FormProps) {
  const today = useToday();
  const use = useWrite(assets.use, doneWith("已登记使用状况。", onClose));
  const open = useActions.filter((action) => assetAfter(asset.status, action) !== undefined);
  return (
    <FormPage<{ action: UseAction; onDay: string; text: string }>
      initial={{ onDay: today }}
      problem={use.problem}
      sending={use.sending}
      submit="登记"
      onSubmit={(values) => use.send({ params: { id: asset.id }, body: { version: asset.version, ...values } })}
      onCancel={onClose}
    >
      <p>
        现在：{assetStatusLabel[asset.status]}（{asset.statusOn}起）
      </p>
      <Field name="action" label="变更为">
        <Radio.Group options={open.map((value) => ({ value, label: assetActionLabel[value] }))} />
      </Field>
      <Field name="onDay" label="从哪一天起">
        <DateField earliest={asset.statusOn} latest={today} />
      </Field>
      <Field name="text" label="原因">
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Field>
    </FormPage>
  );
}

interface CareValues {
  readonly onDay: string;
  readonly byWhom: string;
  readonly text: string;
  readonly costYuan?: number | null;
  readonly condition: CareCondition;
}

export function CareForm({ asset, onClose }: FormProps) {
  const today = useToday();
  const [id] = useState(uuidv7);
  const care = useWrite(assets.care, doneWith("已登记管护情况。", onClose));
  return (
    <FormPage<CareValues>
      initial={{ onDay: today, byWhom: asset.caretaker, condition: "good" }}
      problem={care.problem}
      sending={care.sending}
      submit="登记"
      onSubmit={({ costYuan, ...values }) =>
        care.send({ params: { id: asset.id }, body: { id, ...values, costFen: fenOfYuan(costYuan) } })
      }
      onCancel={onClose}
    >
      <Field name="onDay" label="管护日期">
        <DateField latest={today} />
      </Field>
      <Field name="byWhom" label="管护人">
        <Input maxLength={40} />
      </Field>
      <Field name="text" label="做了什么">
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Field>
      <Field name="condition" label="现在的状况">
        <Radio.Group options={optionsOf(careConditionLabel)} />
      </Field>
      <YuanField name="costYuan" label="花费" required={false} />
    </FormPage>
  );
}

interface SeenValues {
  readonly onDay: string;
  readonly visitors: string;
  readonly foundStatus: UsedStatus;
  readonly text?: string;
}

export function LookBackForm({ asset, onClose }: FormProps) {
  const today = useToday();
  const [id] = useState(uuidv7);
  const lookBack = useWrite(assets.lookBack, doneWith("已登记回头看。", onClose));
  return (
    <FormPage<SeenValues>
      initial={{ onDay: today }}
      problem={lookBack.problem}
      sending={lookBack.sending}
      submit="登记"
      onSubmit={({ text = "", ...values }) =>
        lookBack.send({ params: { id: asset.id }, body: { id, ...values, text } })
      }
      onCancel={onClose}
    >
      <p>每项资产每年登记一次。与登记不符的，使用状况按看到的改正。</p>
      <Field name="onDay" label="回头看日期">
        <DateField latest={today} />
      </Field>
      <Field name="visitors" label="参加人员">
        <Input maxLength={200} />
      </Field>
      <Field name="foundStatus" label="看到的使用状况" hint={`登记的是“${assetStatusLabel[asset.status]}”。`}>
        <Select options={usedStatuses.map((value) => ({ value, label: assetStatusLabel[value] }))} />
      </Field>
      <Field name="text" label="情况" required={false} hint="与登记不符的须写明情况。">
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Field>
    </FormPage>
  );
}
