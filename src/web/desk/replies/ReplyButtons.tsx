import { Button, Modal } from "antd";
import { useState } from "react";
import { bulletins } from "#contract/bulletins.ts";
import { replies } from "#contract/namings.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { useWrite } from "../../api/use-write.ts";
import { ConfirmButton, ProblemNote, toast } from "../../ui/index.ts";
import { useToday } from "../use-today.ts";
import { ReplyForm } from "./ReplyForm.tsx";

interface ReplyButtonsProps {
  /** Of the naming. */
  readonly id: string;
  readonly can: { readonly reply?: boolean; readonly record?: boolean; readonly recordNone?: boolean };
}

/** 说明情况 by the named; by the county what it was told, or that nobody said anything by the day. */
export function ReplyButtons({ id, can }: ReplyButtonsProps) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const title = can.reply ? "说明情况" : "记录口头说明";
  return (
    <>
      {(can.reply || can.record) && (
        <Button size="small" type={can.reply ? "primary" : "default"} onClick={() => setOpen(true)}>
          {title}
        </Button>
      )}
      {can.recordNone && <NoneButton id={id} />}
      <Modal title={title} open={open} footer={null} destroyOnHidden onCancel={close}>
        <ReplyForm id={id} kind={can.reply ? "written" : "recorded"} onClose={close} />
      </Modal>
    </>
  );
}

function NoneButton({ id }: { readonly id: string }) {
  const today = useToday();
  const { send, sending, problem } = useWrite(replies.write, {
    refresh: [bulletins.get, replies.mine],
    onDone: () => toast("已登记期满未说明。"),
  });
  return (
    <>
      <ConfirmButton
        size="small"
        sending={sending}
        question="期限内没有收到说明，如实登记；以后收到的说明仍可以补记。"
        onConfirm={() => send({ params: { id }, body: { id: uuidv7(), kind: "none", saidOn: today } })}
      >
        登记未说明
      </ConfirmButton>
      <ProblemNote problem={problem} />
    </>
  );
}
