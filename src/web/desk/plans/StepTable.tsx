import { Button, Modal } from "antd";
import { useState } from "react";
import { schedules } from "#contract/schedules.ts";
import { basisLabel } from "#domain/plans/labels.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, type Column, DateField, ProblemNote, Table, toast } from "../../ui/index.ts";
import type { Schedule, Step } from "./contract-types.ts";
import { StepAdjust, type StepChoice, StepMenu } from "./StepAdjust.tsx";
import { StateLamp } from "./StateLamp.tsx";

/** The drawing in words: every step with its days, slack and progress; the keyboard reaches each. */
export function StepTable({ schedule }: { schedule: Schedule }) {
  const [marked, setMarked] = useState<Step | null>(null);
  const [choice, setChoice] = useState<StepChoice | null>(null);
  const { can } = schedule;
  const acts: Column<Step> = {
    head: "办理",
    cell: (step) => (
      <Button size="small" onClick={() => setMarked(step)}>
        登记进展
      </Button>
    ),
    width: 100,
    fixed: "right",
  };
  const adjusts: Column<Step> = {
    head: "调整",
    cell: (step) => <StepMenu schedule={schedule} step={step} onChoice={setChoice} />,
    width: 84,
  };
  return (
    <Card title="工序" note={`共 ${schedule.steps.length} 道${schedule.adjusted ? "，已按本项工作调整" : ""}`}>
      {can.edit && <StepAdjust schedule={schedule} choice={choice} onChoice={setChoice} />}
      <Table<Step>
        rows={schedule.steps}
        rowKey={(step) => String(step.position)}
        hot={(step) => step.state === "late"}
        columns={[
          ...columns.slice(0, 2),
          ...(can.edit ? [adjusts] : []),
          ...columns.slice(2),
          ...(can.mark ? [acts] : []),
        ]}
      />
      {marked && <StepDialog schedule={schedule} step={marked} onClose={() => setMarked(null)} />}
    </Card>
  );
}

/** The number and the name first; what is done with a step stands beside its name, in sight on a phone. */
const columns: readonly Column<Step>[] = [
  { head: "序号", cell: (step) => step.position, align: "end", width: 52 },
  { head: "工序", cell: (step) => <div className="plan-text">{step.name}</div>, width: 220 },
  { head: "责任单位", cell: (step) => step.owner || "—", width: 120 },
  { head: "前道工序", cell: (step) => beforeWords(step), width: 90 },
  { head: "工期", cell: (step) => `${step.days} 个${basisLabel[step.basis]}`, align: "end", width: 100 },
  { head: "最迟开工", cell: (step) => step.latestStart, width: 106 },
  { head: "最迟完工", cell: (step) => step.latestFinish, width: 106 },
  { head: "实际起止", cell: (step) => <Worked step={step} />, width: 112 },
  { head: "余量（天）", cell: (step) => (step.doneOn === null ? step.slackDays : "—"), align: "end", width: 90 },
  { head: "状态", cell: (step) => <StateLamp state={step.state} />, width: 110 },
];

function Worked({ step: { startedOn, doneOn } }: { step: Step }) {
  if (startedOn === null && doneOn === null) return "—";
  return (
    <>
      {startedOn ?? "未登记开工"}
      {doneOn && <small className="plan-under">至 {doneOn}</small>}
    </>
  );
}

function beforeWords({ position, after }: Step): string {
  if (after.includes(0) || (position === 1 && after.length === 0)) return "—";
  return after.length === 0 ? String(position - 1) : after.join("、");
}

function StepDialog({ schedule, step, onClose }: { schedule: Schedule; step: Step; onClose: () => void }) {
  const [startedOn, setStartedOn] = useState(step.startedOn);
  const [doneOn, setDoneOn] = useState(step.doneOn);
  const mark = useWrite(schedules.markStep, {
    refresh: [schedules.read, schedules.list],
    onDone: () => {
      toast("已登记。");
      onClose();
    },
  });
  const { id, version, today } = schedule;
  const { position } = step;
  return (
    <Modal
      title={`登记进展：${step.name}`}
      open
      okText="保存"
      cancelText="取消"
      onCancel={onClose}
      confirmLoading={mark.sending}
      onOk={() => mark.send({ params: { id }, body: { version, position, startedOn, doneOn } })}
    >
      <ProblemNote problem={mark.problem} />
      <label className="plan-dialog">
        开工日期
        <DateField label="开工日期" value={startedOn} onChange={setStartedOn} latest={today} />
      </label>
      <label className="plan-dialog">
        完工日期（没有完工的不填）
        <DateField label="完工日期" value={doneOn} onChange={setDoneOn} latest={today} />
      </label>
    </Modal>
  );
}
