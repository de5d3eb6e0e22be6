import { Button, Checkbox, Input, Modal } from "antd";
import { useState } from "react";
import { planTasks } from "#contract/plan-tasks.ts";
import { plans } from "#contract/plans.ts";
import { useWrite } from "../../api/use-write.ts";
import { DateField, ProblemNote, toast } from "../../ui/index.ts";
import type { Plan, Task } from "./contract-types.ts";
import { useToday } from "../use-today.ts";

interface TaskActionsProps {
  readonly plan: Plan;
  readonly task: Task;
  readonly onEdit: () => void;
  readonly onRemoved: (removed: { id: string; text: string; version: number }) => void;
}

const refresh = [plans.read, plans.list, plans.team, plans.teams];

export function TaskActions({ plan, task, onEdit, onRemoved }: TaskActionsProps) {
  const [marking, setMarking] = useState(false);
  const { id, text, version } = task;
  const params = { id };
  const undo = useWrite(planTasks.mark, { refresh, onDone: () => toast("已撤销完成。") });
  const remove = useWrite(planTasks.remove, {
    refresh,
    onDone: (reply) => onRemoved({ id, text, version: reply.version }),
  });
  if (task.state === "carried") return <span className="plan-quiet">—</span>;
  return (
    <div className="row-actions">
      {plan.can.mark && task.doneOn === null && (
        <Button size="small" onClick={() => setMarking(true)}>
          完成
        </Button>
      )}
      {plan.can.mark && task.doneOn !== null && (
        <Button
          size="small"
          loading={undo.sending}
          onClick={() => undo.send({ params, body: { version, doneOn: null, note: "" } })}
        >
          撤销完成
        </Button>
      )}
      {plan.can.edit && (
        <>
          <Button size="small" onClick={onEdit}>
            修改
          </Button>
          <Button
            size="small"
            loading={remove.sending}
            onClick={() => remove.send({ params, body: { version, removed: true } })}
          >
            移除
          </Button>
        </>
      )}
      {marking && <DoneDialog task={task} onClose={() => setMarking(false)} />}
      <ProblemNote problem={undo.problem ?? remove.problem} />
    </div>
  );
}

function DoneDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const today = useToday();
  const [picked, setPicked] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const [parentToo, setParentToo] = useState(task.lastPart);
  const doneOn = picked ?? (today || null);
  const mark = useWrite(planTasks.mark, {
    refresh,
    onDone: () => {
      toast("已登记完成。");
      onClose();
    },
  });
  return (
    <Modal
      title="完成"
      open
      okText="完成"
      cancelText="取消"
      onCancel={onClose}
      confirmLoading={mark.sending}
      okButtonProps={{ disabled: doneOn === null }}
      onOk={() => mark.send({ params: { id: task.id }, body: { version: task.version, doneOn, note, parentToo } })}
    >
      <ProblemNote problem={mark.problem} />
      <p>{task.text}</p>
      <label className="plan-dialog">
        完成日期
        <DateField label="完成日期" value={doneOn} onChange={setPicked} latest={today || undefined} />
      </label>
      <label className="plan-dialog">
        完成情况（选填）
        <Input.TextArea value={note} rows={2} maxLength={300} onChange={(event) => setNote(event.target.value)} />
      </label>
      {task.lastPart && task.parent && (
        <Checkbox checked={parentToo} onChange={(event) => setParentToo(event.target.checked)}>
          上级任务“{task.parent.text}”同时登记完成
        </Checkbox>
      )}
    </Modal>
  );
}
