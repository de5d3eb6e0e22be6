import { Button } from "antd";
import { records } from "#contract/records.ts";
import { useWrite } from "../../api/use-write.ts";
import { ConfirmButton, ProblemNote, toast } from "../../ui/index.ts";
import type { RecordView } from "./entry-draft.ts";

/** Masked until somebody says what for; whether the follow-up is done stands beside it. */
export function RecordContact({ row: { id, contact, can } }: { row: RecordView }) {
  const reveal = useWrite(records.reveal);
  const close = useWrite(records.close, { refresh: [records.read, records.list], onDone: () => toast("已登记。") });
  if (!contact) return null;
  const { name, phone, followUp, closedOn } = contact;
  const shown = reveal.reply ?? { name, phone };
  return (
    <div className="record-contact">
      <p>
        {shown.name} <span className="num">{shown.phone ?? "未留电话"}</span>
      </p>
      <p>
        回访：{followUp}（{closedOn ? `${closedOn} 已回访` : "待回访"}）
      </p>
      {can.reveal && (
        <p className="row-actions no-print">
          {!reveal.reply && (
            <ConfirmButton
              size="small"
              sending={reveal.sending}
              question="查看联系人的完整姓名和电话将留下记录。"
              reason={{ label: "查看事由", min: 2 }}
              onConfirm={(reason) => reveal.send({ params: { id }, body: { reason } })}
            >
              看姓名电话
            </ConfirmButton>
          )}
          <Button
            size="small"
            loading={close.sending}
            onClick={() => close.send({ params: { id }, body: { done: closedOn === null } })}
          >
            {closedOn ? "撤销回访" : "已回访"}
          </Button>
        </p>
      )}
      <ProblemNote problem={reveal.problem ?? close.problem} />
    </div>
  );
}
