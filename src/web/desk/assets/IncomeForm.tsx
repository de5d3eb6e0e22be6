import { Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { incomes } from "#contract/incomes.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { IncomeKind } from "#domain/projects/assets/income.ts";
import { incomeKindLabel } from "#domain/projects/assets/labels.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import { useToday } from "../use-today.ts";
import { afterAsset, type IncomeOf, optionsOf, type Rent } from "./asset-types.ts";
import { fenOfYuan, yuan, yuanOfFen } from "./yuan.ts";
import { YuanField } from "./YuanField.tsx";

interface Values {
  readonly kind: IncomeKind;
  readonly year: number;
  readonly receivedOn: string;
  readonly amountYuan: number;
  readonly voucher?: string;
  readonly text?: string;
}

const { rent: _, ...otherKinds } = incomeKindLabel;

/** 登记收益；of a rent up to what is due. */
export function IncomeForm({ of, rent, onClose }: { of: IncomeOf; rent?: Rent; onClose: () => void }) {
  const today = useToday();
  const [id] = useState(uuidv7);
  const enter = useWrite(incomes.enter, {
    refresh: afterAsset,
    onDone: () => {
      toast("已登记收益。");
      onClose();
    },
  });
  const open = rent && rent.amountFen - rent.receivedFen;
  return (
    <FormPage<Values>
      initial={{
        receivedOn: today,
        year: Number((rent?.fromOn ?? today).slice(0, 4)),
        ...(rent && { kind: "rent", amountYuan: yuanOfFen(open!) }),
      }}
      problem={enter.problem}
      sending={enter.sending}
      submit="登记"
      onSubmit={({ amountYuan, voucher = "", text = "", kind = "rent", ...rest }) =>
        enter.send({
          body: { id, ...of, rentId: rent?.id ?? null, kind, ...rest, amountFen: fenOfYuan(amountYuan), voucher, text },
        })
      }
      onCancel={onClose}
    >
      <IncomeFields rent={rent} />
    </FormPage>
  );
}

function IncomeFields({ rent }: { rent: Rent | undefined }) {
  const today = useToday();
  return (
    <>
      {rent ? (
        <p>
          第 {rent.position} 期租金，{rent.fromOn} 至 {rent.untilOn}，还应收 {yuan(rent.amountFen - rent.receivedFen)}{" "}
          元。
        </p>
      ) : (
        <Field name="kind" label="收益类别" hint="租金在租约的对应各期登记。">
          <Select options={optionsOf(otherKinds)} />
        </Field>
      )}
      <YuanField name="amountYuan" label="金额" />
      <Field name="receivedOn" label="到账日期">
        <DateField latest={today} />
      </Field>
      <Field name="year" label="所属年度" hint="收益属于哪一年，可以与到账日期不同年。">
        <InputNumber min={2013} max={2199} precision={0} controls={false} />
      </Field>
      <Field name="voucher" label="凭证号" required={false}>
        <Input maxLength={60} />
      </Field>
      <Field name="text" label="说明" required={false}>
        <Input.TextArea rows={2} maxLength={500} showCount />
      </Field>
    </>
  );
}
