import { Input } from "antd";
import { payments } from "#contract/payments.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import { useToday } from "../use-today.ts";
import { afterMoney, type PaymentRow } from "./fund-types.ts";
import { yuanCell } from "./money-words.ts";

interface Values {
  readonly onDay: string;
  readonly text: string;
}

/** 冲正: entries the other way round; what was entered stays. */
export function ReverseForm({ row, onClose }: { row: PaymentRow; onClose: () => void }) {
  const today = useToday();
  const reverse = useWrite(payments.reverse, {
    refresh: afterMoney,
    onDone: () => {
      toast("已冲正，资金回到项目结存。");
      onClose();
    },
  });
  return (
    <FormPage<Values>
      initial={{ onDay: today }}
      problem={reverse.problem}
      sending={reverse.sending}
      submit="冲正"
      onSubmit={(values) => reverse.send({ params: { id: row.id }, body: { version: row.version, ...values } })}
      onCancel={onClose}
    >
      <p>
        冲正 {row.paidOn} 办理的 {yuanCell(row.amountFen)} 元（凭证 {row.voucher}
        ）。原分录保留，另记方向相反的分录，资金回到项目结存。
      </p>
      <Field name="onDay" label="冲正日期">
        <DateField earliest={row.paidOn ?? undefined} latest={today} />
      </Field>
      <Field name="text" label="冲正理由">
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Field>
    </FormPage>
  );
}
