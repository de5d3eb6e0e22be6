import { payments } from "#contract/payments.ts";
import { useWrite } from "../../api/use-write.ts";
import { ConfirmButton, ProblemNote, toast } from "../../ui/index.ts";
import { DrawerButton } from "./DrawerButton.tsx";
import { afterMoney, type PaymentRow } from "./fund-types.ts";
import { yuanCell } from "./money-words.ts";
import { PostForm } from "./PostForm.tsx";
import { ReverseForm } from "./ReverseForm.tsx";

/** What this office may do with a payment now. */
export function PaymentActs({ row }: { row: PaymentRow }) {
  const { can } = row;
  return (
    <span className="fund-acts">
      {can.approve && <Approve row={row} />}
      {can.approve && <Refuse row={row} />}
      {can.post && (
        <DrawerButton small primary form={(close) => <PostForm row={row} onClose={close} />}>
          办理拨付
        </DrawerButton>
      )}
      {can.withdraw && <Withdraw row={row} />}
      {can.reverse && (
        <DrawerButton small title="冲正" form={(close) => <ReverseForm row={row} onClose={close} />}>
          冲正
        </DrawerButton>
      )}
    </span>
  );
}

const at = ({ id, version }: PaymentRow) => ({ params: { id }, version });

function Approve({ row }: { row: PaymentRow }) {
  const approve = useWrite(payments.approve, {
    refresh: afterMoney,
    onDone: () => toast("已审核通过，等待办理拨付。"),
  });
  const { params, version } = at(row);
  return (
    <>
      <ConfirmButton
        size="small"
        type="primary"
        disabled={row.why.length > 0}
        question={`审核通过以后可以办理拨付：${row.project}，${yuanCell(row.amountFen)} 元，收款单位${row.party}。`}
        sending={approve.sending}
        onConfirm={() => approve.send({ params, body: { version } })}
      >
        通过
      </ConfirmButton>
      <ProblemNote problem={approve.problem} />
    </>
  );
}

function Refuse({ row }: { row: PaymentRow }) {
  const refuse = useWrite(payments.refuse, { refresh: afterMoney, onDone: () => toast("已退回拨付申请。") });
  const { params, version } = at(row);
  return (
    <>
      <ConfirmButton
        size="small"
        question="不通过的申请不再办理，可以重新申请。"
        reason={{ label: "理由", min: 2 }}
        sending={refuse.sending}
        onConfirm={(text) => refuse.send({ params, body: { version, text } })}
      >
        不通过
      </ConfirmButton>
      <ProblemNote problem={refuse.problem} />
    </>
  );
}

function Withdraw({ row }: { row: PaymentRow }) {
  const withdraw = useWrite(payments.withdraw, { refresh: afterMoney, onDone: () => toast("已撤回拨付申请。") });
  const { params, version } = at(row);
  return (
    <>
      <ConfirmButton
        size="small"
        question="撤回以后可以重新申请。"
        sending={withdraw.sending}
        onConfirm={() => withdraw.send({ params, body: { version } })}
      >
        撤回
      </ConfirmButton>
      <ProblemNote problem={withdraw.problem} />
    </>
  );
}
