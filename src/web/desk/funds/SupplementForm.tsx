import { Input, Radio, Select } from "antd";
import { useState } from "react";
import { payments } from "#contract/payments.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import { useToday } from "../use-today.ts";
import { afterMoney, type ContractRow, namedOptions, type ProjectFunds } from "./fund-types.ts";
import { MoneyField } from "./MoneyField.tsx";
import { wanExact } from "./money-words.ts";

interface Values {
  readonly way: "more" | "less";
  readonly deltaFen: number;
  readonly document: string;
  readonly reason: string;
  readonly changeId?: string | null;
  readonly onDay: string;
}

interface SupplementFormProps {
  readonly row: ContractRow;
  readonly money: ProjectFunds;
  readonly onClose: () => void;
}

export function SupplementForm({ row, money, onClose }: SupplementFormProps) {
  const [id] = useState(uuidv7);
  const today = useToday();
  const supplement = useWrite(payments.supplement, {
    refresh: afterMoney,
    onDone: () => {
      toast("已登记，合同金额已更新。");
      onClose();
    },
  });
  const send = ({ way, deltaFen, changeId = null, ...values }: Values) =>
    supplement.send({
      params: { id: row.id },
      body: { id, version: row.version, deltaFen: way === "more" ? deltaFen : -deltaFen, changeId, ...values },
    });
  return (
    <FormPage<Values>
      initial={{ way: "more", onDay: today }}
      problem={supplement.problem}
      sending={supplement.sending}
      submit="登记"
      onSubmit={send}
      onCancel={onClose}
    >
      <p>
        {row.number}：现合同金额 {wanExact(row.amountFen)} 万元，已拨付 {wanExact(row.paidFen)} 万元。
      </p>
      <Field name="way" label="增减">
        <Radio.Group
          options={[
            { value: "more", label: "补充合同，增加金额" },
            { value: "less", label: "核减金额" },
          ]}
        />
      </Field>
      <MoneyField name="deltaFen" label="增减金额" />
      <GroundFields row={row} money={money} today={today} />
    </FormPage>
  );
}

function GroundFields({ row, money, today }: Omit<SupplementFormProps, "onClose"> & { readonly today: string }) {
  return (
    <>
      <Field
        name="changeId"
        label="批准的项目变更"
        required={false}
        hint="增加较多的须有批准的变更，比例见“规则设置”。"
      >
        <Select allowClear options={namedOptions(money.changes)} notFoundContent="该项目没有批准的变更" />
      </Field>
      <Field name="document" label="依据文号">
        <Input maxLength={100} />
      </Field>
      <Field name="onDay" label="日期">
        <DateField earliest={row.signedOn} latest={today} />
      </Field>
      <Field name="reason" label="理由">
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Field>
    </>
  );
}
