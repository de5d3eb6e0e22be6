import { Button } from "antd";
import { useState } from "react";
import { leaves } from "#contract/leave.ts";
import { postings } from "#contract/postings.ts";
import { teams } from "#contract/teams.ts";
import { useWrite } from "../../api/use-write.ts";
import { ConfirmButton, ProblemNote, toast } from "../../ui/index.ts";
import type { Leave } from "./contract-types.ts";
import { DateDialog } from "./DateDialog.tsx";
import { SubstituteButton } from "./SubstituteButton.tsx";
import { useToday } from "./use-today.ts";

const refresh = [leaves.list, teams.waiting, teams.read, postings.read];

export function LeaveActions({ leave }: { leave: Leave }) {
  const { id, version, can, name, fromOn, toOn } = leave;
  const params = { id };
  const answer = useWrite(leaves.answer, { refresh, onDone: () => toast("已审批。") });
  const withdraw = useWrite(leaves.withdraw, { refresh, onDone: () => toast("已撤回。") });
  return (
    <div className="row-actions">
      {can.answer && (
        <>
          <Button
            size="small"
            type="primary"
            loading={answer.sending}
            onClick={() => answer.send({ params, body: { version, approve: true } })}
          >
            同意
          </Button>
          <ConfirmButton
            size="small"
            question={`${name} ${fromOn} 至 ${toOn} 的申请不予同意，理由将告知申请方。`}
            reason={{ label: "理由", min: 2 }}
            onConfirm={(reason) => answer.send({ params, body: { version, approve: false, reason } })}
          >
            不同意
          </ConfirmButton>
        </>
      )}
      {can.withdraw && (
        <ConfirmButton
          size="small"
          sending={withdraw.sending}
          question={`撤回 ${name} ${fromOn} 至 ${toOn} 的申请。`}
          onConfirm={() => withdraw.send({ params, body: { version } })}
        >
          撤回
        </ConfirmButton>
      )}
      {can.substitute && <SubstituteButton leave={leave} />}
      {can.back && <BackButton leave={leave} />}
      <ProblemNote problem={answer.problem ?? withdraw.problem} />
    </div>
  );
}

function BackButton({ leave: { id, version, fromOn, toOn, name } }: { leave: Leave }) {
  const [open, setOpen] = useState(false);
  const today = useToday();
  const { send, sending, problem } = useWrite(leaves.back, {
    refresh,
    onDone: () => {
      toast("已销假。");
      setOpen(false);
    },
  });
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        销假
      </Button>
      {open && (
        <DateDialog
          title="销假"
          label="回村第一天"
          initial={today && today <= toOn ? today : toOn}
          earliest={fromOn}
          latest={today && today < toOn ? today : toOn}
          problem={problem}
          sending={sending}
          onDone={(backOn) => send({ params: { id }, body: { version, backOn } })}
          onCancel={() => setOpen(false)}
        >
          <p>{name}提前回村的，自回村当天起计入在村天数。</p>
        </DateDialog>
      )}
    </>
  );
}
