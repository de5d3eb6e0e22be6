import { funds } from "#contract/funds.ts";
import { useWrite } from "../../api/use-write.ts";
import { FormPage, toast } from "../../ui/index.ts";
import { useToday } from "../use-today.ts";
import { afterMoney, type Batch } from "./fund-types.ts";
import { wanExact } from "./money-words.ts";
import { type Movement, MovementFields } from "./MovementFields.tsx";

/** 上缴: of what lies with the county. */
export function GiveBackForm({ batch, onClose }: { batch: Batch; onClose: () => void }) {
  const today = useToday();
  const give = useWrite(funds.giveBack, {
    refresh: afterMoney,
    onDone: () => {
      toast("已登记上缴收回。");
      onClose();
    },
  });
  return (
    <FormPage<Movement>
      initial={{ onDay: today, amountFen: batch.balanceFen }}
      problem={give.problem}
      sending={give.sending}
      submit="登记上缴"
      onSubmit={(values) => give.send({ params: { id: batch.id }, body: { version: batch.version, ...values } })}
      onCancel={onClose}
    >
      <p>县级结存 {wanExact(batch.balanceFen)} 万元。已安排到项目的，请先从项目收回。</p>
      <MovementFields what="上缴" earliest={batch.documentOn} latest={today} />
    </FormPage>
  );
}
