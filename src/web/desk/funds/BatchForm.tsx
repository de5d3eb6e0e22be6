import { Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { useLocation } from "wouter";
import { funds } from "#contract/funds.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import { useToday } from "../use-today.ts";
import { afterMoney, type FundChoices, namedOptions } from "./fund-types.ts";
import { MoneyField } from "./MoneyField.tsx";

interface Values {
  readonly countyId: string;
  readonly typeCode: string;
  readonly year: number;
  readonly document: string;
  readonly documentOn: string;
  readonly receivedOn?: string | null;
  readonly amountFen: number;
  readonly giver?: string;
  readonly text?: string;
}

/** 登记批次: the name of the money is judged by the day of its document. */
export function BatchForm({ choices, onClose }: { choices: FundChoices; onClose: () => void }) {
  const [id] = useState(uuidv7);
  const [, go] = useLocation();
  const today = useToday();
  const create = useWrite(funds.create, {
    refresh: afterMoney,
    onDone: () => {
      toast("已登记资金批次。");
      onClose();
      go(`/funds/${id}`);
    },
  });
  return (
    <FormPage<Values>
      initial={{ countyId: choices.counties[0]?.id ?? "", year: Number(today.slice(0, 4)) }}
      problem={create.problem}
      sending={create.sending}
      submit="登记"
      onSubmit={({ receivedOn = null, ...values }) => create.send({ body: { id, receivedOn, ...values } })}
      onCancel={onClose}
    >
      <Field name="countyId" label="县（市、区）">
        <Select options={namedOptions(choices.counties)} />
      </Field>
      <Field name="typeCode" label="资金种类" hint="按资金文件的日期选用当时的名称；起止日期在“规则设置”中查看。">
        <Select options={choices.types.map((type) => ({ value: type.code, label: typeWords(type) }))} />
      </Field>
      <MoneyField name="amountFen" label="下达金额" />
      <Field name="document" label="资金文件文号">
        <Input maxLength={100} placeholder="如：青财农〔2026〕3号" />
      </Field>
      <DayFields today={today} />
    </FormPage>
  );
}

function DayFields({ today }: { today: string }) {
  return (
    <>
      <div className="fund-pair">
        <Field name="documentOn" label="文件日期">
          <DateField latest={today} />
        </Field>
        <Field name="receivedOn" label="到账日期" required={false} hint="没有到账的先不填，到账以前不能拨付。">
          <DateField latest={today} />
        </Field>
        <Field name="year" label="资金年度">
          <InputNumber min={2013} max={2199} />
        </Field>
        <Field name="giver" label="下达单位、捐赠人" required={false}>
          <Input maxLength={60} />
        </Field>
      </div>
      <Field name="text" label="备注" required={false}>
        <Input.TextArea rows={2} maxLength={500} />
      </Field>
    </>
  );
}

const typeWords = ({ name, validFrom, validTo }: FundChoices["types"][number]) =>
  validTo === null && validFrom < "2020"
    ? name
    : `${name}（${validFrom} 起${validTo === null ? "" : `，至 ${validTo}`}）`;
