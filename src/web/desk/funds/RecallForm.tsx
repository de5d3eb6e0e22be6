import { funds } from "#contract/funds.ts";
import { useWrite } from "../../api/use-write.ts";
import { FormPage, toast } from "../../ui/index.ts";
import { useToday } from "../use-today.ts";
import { afterMoney, type AllocationRow } from "./fund-types.ts";
import { wanExact } from "./money-words.ts";
import { type Movement, MovementFields } from "./MovementFields.tsx";

/** 收回: what the project has not spent; always a person's decision. */
export function RecallForm({ row, onClose }: { row: AllocationRow; onClose: () => void }) {
  const today = useToday();
  const recall = useWrite(funds.recall, {
    refresh: afterMoney,
    onDone: () => {
      toast("已收回，资金回到县级结存。");
      onClose();
    },
  });
  return (
    <FormPage<Movement>
      initial={{ onDay: today, amountFen: row.unspentFen }}
      problem={recall.problem}
      sending={recall.sending}
      submit="收回"
      onSubmit={(values) => recall.send({ params: { id: row.id }, body: { version: row.version, ...values } })}
      onCancel={onClose}
    >
      <p>
        {row.project}：该笔安排还有 {wanExact(row.unspentFen)} 万元没有支出。收回以后各村金额按原份额重新计算。
      </p>
      <MovementFields what="收回" earliest={row.onDay} latest={today} />
    </FormPage>
  );
}
