import { Button, Drawer, Space } from "antd";
import { useState } from "react";
import { planTasks } from "#contract/plan-tasks.ts";
import { plans } from "#contract/plans.ts";
import { widerKind } from "#domain/plans/plan.ts";
import { planKindLabel } from "#domain/plans/labels.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, type Column, Empty, ProblemNote, Table } from "../../ui/index.ts";
import type { Plan, Task } from "./contract-types.ts";
import { PickTasks } from "./PickTasks.tsx";
import { StateLamp } from "./StateLamp.tsx";
import { TaskActions } from "./TaskActions.tsx";
import { TaskForm } from "./TaskForm.tsx";

type Open = Task | "new" | "pick" | null;

/** The lines of a plan; striking one off can be taken back on the spot. */
export function TaskList({ plan }: { plan: Plan }) {
  const [open, setOpen] = useState<Open>(null);
  const [removed, setRemoved] = useState<{ id: string; text: string; version: number } | null>(null);
  const wider = widerKind[plan.kind];
  const close = () => setOpen(null);
  return (
    <Card title="任务" note={`共 ${plan.tasks.length} 项，已完成 ${plan.done} 项`}>
      {removed && <RemovedNote removed={removed} onClose={() => setRemoved(null)} />}
      {plan.can.edit && (
        <div className="filters no-print">
          <Space wrap>
            <Button type="primary" onClick={() => setOpen("new")}>
              增加任务
            </Button>
            {wider && <Button onClick={() => setOpen("pick")}>从{planKindLabel[wider]}中选取</Button>}
          </Space>
        </div>
      )}
      <Table<Task>
        rows={plan.tasks}
        rowKey={(row) => row.id}
        hot={(row) => row.state === "late"}
        empty={<Empty>还没有列任务。请逐项写明内容、责任人和时限。</Empty>}
        columns={columnsFor(plan, setOpen, setRemoved)}
      />
      <Drawer title={titleOf(open, plan)} open={open !== null} onClose={close} size={600} destroyOnHidden>
        {open === "pick" && <PickTasks plan={plan} onClose={close} />}
        {open !== null && open !== "pick" && (
          <TaskForm plan={plan} task={open === "new" ? undefined : open} onClose={close} />
        )}
      </Drawer>
    </Card>
  );
}

function titleOf(open: Open, { kind }: Plan): string {
  const wider = widerKind[kind];
  if (open === "pick" && wider) return `从${planKindLabel[wider]}中选取`;
  return open === "new" ? "增加任务" : "修改任务";
}

function columnsFor(
  plan: Plan,
  onEdit: (task: Task) => void,
  onRemoved: (removed: { id: string; text: string; version: number }) => void,
): Column<Task>[] {
  const acts: Column<Task> = {
    head: "办理",
    cell: (task) => <TaskActions plan={plan} task={task} onEdit={() => onEdit(task)} onRemoved={onRemoved} />,
    width: 150,
    fixed: "right",
  };
  return [
    { head: "序号", cell: (_, index) => index + 1, align: "end", width: 52 },
    { head: "任务", cell: (task) => <TaskText task={task} />, width: 340 },
    { head: "责任人", cell: (task) => task.owner || "—", width: 110 },
    { head: "对应", cell: (task) => <TaskLinks task={task} />, width: 260 },
    ...(plan.kind === "monthly" ? [] : [partsColumn]),
    { head: "时限", cell: (task) => task.dueOn ?? "未定", width: 104 },
    { head: "状态", cell: (task) => <TaskState task={task} />, width: 130 },
    ...(plan.can.edit || plan.can.mark ? [acts] : []),
  ];
}

const partsColumn: Column<Task> = {
  head: "分解",
  cell: ({ parts: { done, total } }) => (total > 0 ? `${done}/${total}` : "—"),
  align: "end",
  width: 64,
};

function TaskText({ task }: { task: Task }) {
  return (
    <div className="plan-text">
      {task.text}
      {task.carried && <small>上月结转</small>}
      {task.doneNote && <small>完成情况：{task.doneNote}</small>}
    </div>
  );
}

function TaskLinks({ task: { parent, problem, goal, majorItem } }: { task: Task }) {
  const named = [
    { word: "上级任务", of: parent },
    { word: "问题", of: problem },
    { word: "目标", of: goal },
    { word: "重大事项", of: majorItem },
  ].filter((one) => one.of !== null);
  if (named.length === 0) return <>—</>;
  return (
    <ul className="plan-links">
      {named.map(({ word, of }) => (
        <li key={word}>
          <small>{word}</small> {of!.text}
        </li>
      ))}
    </ul>
  );
}

function TaskState({ task }: { task: Task }) {
  if (task.state === "carried") return <span className="plan-quiet">已结转下月</span>;
  return (
    <>
      <StateLamp state={task.state} />
      {task.doneOn && <small className="plan-under">{task.doneOn}</small>}
      {task.goesOn && <small className="plan-under">已列入后面的清单，批准后结转</small>}
    </>
  );
}

interface RemovedNoteProps {
  readonly removed: { id: string; text: string; version: number };
  readonly onClose: () => void;
}

/** Stays until it is used or put away: an undo that vanishes by itself is none. */
function RemovedNote({ removed, onClose }: RemovedNoteProps) {
  const restore = useWrite(planTasks.remove, { refresh: [plans.read], onDone: onClose });
  const { id, version } = removed;
  return (
    <div className="plan-note no-print" role="status">
      <span>已移除“{removed.text}”。</span>
      <Button
        size="small"
        loading={restore.sending}
        onClick={() => restore.send({ params: { id }, body: { version, removed: false } })}
      >
        撤销移除
      </Button>
      <Button size="small" type="text" onClick={onClose}>
        知道了
      </Button>
      <ProblemNote problem={restore.problem} />
    </div>
  );
}
