import { Form, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { assets } from "#contract/assets.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { rentPeriodLabel } from "#domain/projects/assets/labels.ts";
import { leaseRefusals, type RentPeriod, rentSchedule } from "#domain/projects/assets/lease.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import { afterAsset, type Asset, optionsOf } from "./asset-types.ts";
import { fenOfYuan, yuan } from "./yuan.ts";
import { YuanField } from "./YuanField.tsx";

interface Values {
  readonly lessee: string;
  readonly lesseePhone?: string;
  readonly document?: string;
  readonly fromOn: string;
  readonly untilOn: string;
  readonly period: RentPeriod;
  readonly rentYuan: number;
  readonly dueAfter?: number | null;
  readonly depositYuan?: number | null;
  readonly duties?: string;
}

export function LeaseForm({ asset, onClose }: { asset: Asset; onClose: () => void }) {
  const [id] = useState(uuidv7);
  const lease = useWrite(assets.lease, {
    refresh: afterAsset,
    onDone: () => {
      toast("已登记租约，租金计划已生成。");
      onClose();
    },
  });
  const send = ({ rentYuan, depositYuan, dueAfter, lesseePhone, document = "", duties = "", ...rest }: Values) =>
    lease.send({
      params: { id: asset.id },
      body: {
        id,
        version: asset.version,
        ...rest,
        lesseePhone: lesseePhone?.trim() || null,
        document,
        duties,
        rentFen: fenOfYuan(rentYuan),
        depositFen: fenOfYuan(depositYuan),
        dueAfter: dueAfter ?? 0,
      },
    });
  return (
    <FormPage<Values>
      initial={{ period: "year", dueAfter: 0 }}
      problem={lease.problem}
      sending={lease.sending}
      submit="登记租约"
      onSubmit={send}
      onCancel={onClose}
    >
      <LesseeFields />
      <TermFields />
      <RentPreview />
      <YuanField name="depositYuan" label="保证金" required={false} />
      <Field name="duties" label="承租人的管护责任" required={false}>
        <Input.TextArea rows={2} maxLength={500} showCount />
      </Field>
    </FormPage>
  );
}

function LesseeFields() {
  return (
    <>
      <Field name="lessee" label="承租人">
        <Input maxLength={80} />
      </Field>
      <Field name="lesseePhone" label="承租人电话" required={false}>
        <Input maxLength={20} />
      </Field>
      <Field name="document" label="合同编号" required={false}>
        <Input maxLength={80} />
      </Field>
    </>
  );
}

function TermFields() {
  return (
    <>
      <Field name="fromOn" label="租期第一天">
        <DateField />
      </Field>
      <Field name="untilOn" label="租期最后一天" hint="租期不超过二十年。">
        <DateField />
      </Field>
      <Field name="period" label="租金怎样支付">
        <Select options={optionsOf(rentPeriodLabel)} />
      </Field>
      <YuanField name="rentYuan" label="每期租金" hint="一次付清的，填写整个租期的租金。" />
      <Field
        name="dueAfter"
        label="每期第一天以后几天内付"
        required={false}
        hint="先付后用的填负数，如提前 30 天填 -30。"
      >
        <InputNumber min={-365} max={365} precision={0} controls={false} suffix="天" />
      </Field>
    </>
  );
}

/** 租金计划, as it will be saved. */
function RentPreview() {
  const values = Form.useWatch<Partial<Values> | undefined>([]);
  const { fromOn, untilOn, period, rentYuan, dueAfter } = values ?? {};
  if (!fromOn || !untilOn || !period || !rentYuan) return null;
  const lease = { fromOn, untilOn, period, rentFen: fenOfYuan(rentYuan), dueAfter: dueAfter ?? 0 };
  if (leaseRefusals(lease).length > 0) return null;
  const rents = rentSchedule(lease);
  return (
    <div className="asset-preview">
      租金计划，共 {rents.length} 期，合计 {yuan(rents.reduce((sum, { amountFen }) => sum + amountFen, 0))} 元：
      <ol>
        {rents.map((rent) => (
          <li key={rent.fromOn}>
            {rent.fromOn} 至 {rent.untilOn}，{rent.dueOn} 应收 {yuan(rent.amountFen)} 元
          </li>
        ))}
      </ol>
    </div>
  );
}
