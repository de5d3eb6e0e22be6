import { funds } from "#contract/funds.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, Field, FormPage, toast } from "../../ui/index.ts";
import { useToday } from "../use-today.ts";
import { afterMoney, type Batch } from "./fund-types.ts";

export function ReceiveForm({ batch, onClose }: { batch: Batch; onClose: () => void }) {
  const today = useToday();
  const receive = useWrite(funds.receive, {
    refresh: afterMoney,
    onDone: () => {
      toast("已登记到账。");
      onClose();
    },
  });
  return (
    <FormPage<{ readonly receivedOn: string }>
      problem={receive.problem}
      sending={receive.sending}
      submit="登记到账"
      onSubmit={({ receivedOn }) =>
        receive.send({ params: { id: batch.id }, body: { version: batch.version, receivedOn } })
      }
      onCancel={onClose}
    >
      <p>到账以后才能从该批次拨付，闲置天数从到账之日起计算。</p>
      <Field name="receivedOn" label="到账日期">
        <DateField earliest={batch.documentOn} latest={today} />
      </Field>
    </FormPage>
  );
}
