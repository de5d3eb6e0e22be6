import { Button, Checkbox, Drawer, Input, Modal } from "antd";
import { useState } from "react";
import { schedules } from "#contract/schedules.ts";
import { useWrite } from "../../api/use-write.ts";
import { ConfirmButton, DateField, Field, FormPage, ProblemNote, toast } from "../../ui/index.ts";
import type { Schedule } from "./contract-types.ts";

const refresh = [schedules.read, schedules.list];

/** What can be done with the schedule as a whole. */
export function ScheduleSteps({ schedule }: { schedule: Schedule }) {
  const { can } = schedule;
  if (![can.submit, can.withdraw, can.edit, can.drop, can.approve, can.return].some(Boolean)) return null;
  return (
    <div className="plan-steps no-print">
      <TeamSteps schedule={schedule} />
      <TownshipSteps schedule={schedule} />
    </div>
  );
}

function TeamSteps({ schedule }: { schedule: Schedule }) {
  const [editing, setEditing] = useState(false);
  const move = useWrite(schedules.move, { refresh, onDone: () => toast("已办理。") });
  const { id, can, version } = schedule;
  const send = (action: "submit" | "withdraw" | "drop", reason = "") =>
    move.send({ params: { id }, body: { version, action, reason } });
  const close = () => setEditing(false);
  return (
    <>
      {can.submit && (
        <ConfirmButton type="primary" question="报乡镇审核，审核前可以撤回。" onConfirm={() => send("submit")}>
          报乡镇审核
        </ConfirmButton>
      )}
      {can.withdraw && (
        <ConfirmButton question="撤回后可以改时限，改好再报。" onConfirm={() => send("withdraw")}>
          撤回
        </ConfirmButton>
      )}
      {can.edit && <Button onClick={() => setEditing(true)}>改名称、时限</Button>}
      {can.drop && (
        <ConfirmButton
          question="作废后不再提示，内容保留备查。"
          reason={{ label: "作废理由", min: 2 }}
          onConfirm={(reason) => send("drop", reason)}
        >
          作废
        </ConfirmButton>
      )}
      <ProblemNote problem={move.problem} />
      <Drawer title="改名称、时限" open={editing} onClose={close} size={480} destroyOnHidden>
        {editing && <EditForm schedule={schedule} onClose={close} />}
      </Drawer>
    </>
  );
}

function TownshipSteps({ schedule }: { schedule: Schedule }) {
  const [approving, setApproving] = useState(false);
  const review = useWrite(schedules.review, { refresh, onDone: () => toast("已退回。") });
  const { id, can, version } = schedule;
  const back = (reason: string) =>
    review.send({ params: { id }, body: { version, outcome: "return", reason, knowingly: false } });
  return (
    <>
      {can.approve && (
        <Button type="primary" onClick={() => setApproving(true)}>
          批准
        </Button>
      )}
      {can.return && (
        <ConfirmButton question="退回后，工作队改好再报。" reason={{ label: "退回理由", min: 2 }} onConfirm={back}>
          退回重排
        </ConfirmButton>
      )}
      <ProblemNote problem={review.problem} />
      {approving && <ApproveDialog schedule={schedule} onClose={() => setApproving(false)} />}
    </>
  );
}

interface PartProps {
  readonly schedule: Schedule;
  readonly onClose: () => void;
}

/** Too late is approved only by somebody who has read that it is. */
function ApproveDialog({ schedule, onClose }: PartProps) {
  const [knowingly, setKnowingly] = useState(false);
  const approve = useWrite(schedules.review, {
    refresh,
    onDone: () => {
      toast("已批准。");
      onClose();
    },
  });
  const { id, version, lateDays, sentence } = schedule;
  return (
    <Modal
      title="批准倒排工期"
      open
      okText="批准"
      cancelText="取消"
      onCancel={onClose}
      confirmLoading={approve.sending}
      okButtonProps={{ disabled: lateDays > 0 && !knowingly }}
      onOk={() => approve.send({ params: { id }, body: { version, outcome: "approve", reason: "", knowingly } })}
    >
      <ProblemNote problem={approve.problem} />
      <p className={lateDays > 0 ? "plan-late" : "plan-fits"}>{sentence}</p>
      {lateDays > 0 && (
        <Checkbox checked={knowingly} onChange={(event) => setKnowingly(event.target.checked)}>
          已知晓来不及，仍予批准
        </Checkbox>
      )}
    </Modal>
  );
}

function EditForm({ schedule, onClose }: PartProps) {
  const edit = useWrite(schedules.edit, {
    refresh,
    onDone: () => {
      toast("已重新倒排。");
      onClose();
    },
  });
  const { id, version, name, deadline, today } = schedule;
  return (
    <FormPage<{ name: string; deadline: string }>
      initial={{ name, deadline }}
      problem={edit.problem}
      sending={edit.sending}
      submit="保存并重排"
      onSubmit={(values) => edit.send({ params: { id }, body: { version, ...values } })}
      onCancel={onClose}
    >
      <Field name="name" label="名称">
        <Input maxLength={100} />
      </Field>
      <Field name="deadline" label="完成时限">
        <DateField earliest={today} />
      </Field>
    </FormPage>
  );
}
