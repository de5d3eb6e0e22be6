import { Input } from "antd";
import { capitalYuan } from "#domain/projects/funds/amount.ts";
import { paymentKindLabel } from "#domain/projects/funds/labels.ts";
import { payments } from "#contract/payments.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import { useToday } from "../use-today.ts";
import { afterMoney, type PaymentRow } from "./fund-types.ts";
import { yuanCell } from "./money-words.ts";

interface Values {
  readonly onDay: string;
  readonly voucher: string;
}

/** 办理拨付: entered as it was paid; from then on it is only reversed. */
export function PostForm({ row, onClose }: { row: PaymentRow; onClose: () => void }) {
  const today = useToday();
  const post = useWrite(payments.post, {
    refresh: afterMoney,
    onDone: () => {
      toast("已办理拨付，记入资金台账。");
      onClose();
    },
  });
  return (
    <FormPage<Values>
      initial={{ onDay: today }}
      problem={post.problem}
      sending={post.sending}
      submit="办理拨付"
      onSubmit={(values) => post.send({ params: { id: row.id }, body: { version: row.version, ...values } })}
      onCancel={onClose}
    >
      <dl className="fund-facts">
        <dt>项目</dt>
        <dd>{row.project}</dd>
        <dt>收款单位</dt>
        <dd>
          {row.party}（{row.contract}）
        </dd>
        <dt>款项</dt>
        <dd>{paymentKindLabel[row.kind]}</dd>
        <dt>金额</dt>
        <dd>
          <strong>{yuanCell(row.amountFen)} 元</strong>　{capitalYuan(row.amountFen)}
        </dd>
        <dt>资金来源</dt>
        <dd>{row.sources.map(({ name, amountFen }) => `${name} ${yuanCell(amountFen)} 元`).join("；")}</dd>
      </dl>
      <Field name="onDay" label="拨付日期">
        <DateField earliest={row.answeredOn ?? undefined} latest={today} />
      </Field>
      <Field name="voucher" label="凭证号" hint="支付令、记账凭证等的编号，同一项目不能重复。">
        <Input maxLength={60} />
      </Field>
    </FormPage>
  );
}
