import { Button, Drawer, Dropdown, Modal } from "antd";
import { useState } from "react";
import { schedules } from "#contract/schedules.ts";
import { type Adjustment, adjustSteps } from "#domain/plans/adjust.ts";
import { adjustRefusalLabel } from "#domain/plans/labels.ts";
import { useWrite } from "../../api/use-write.ts";
import { ConfirmButton, ProblemNote, toast } from "../../ui/index.ts";
import type { Schedule, Step } from "./contract-types.ts";
import { StepForm } from "./StepForm.tsx";

const refresh = [schedules.read, schedules.list];

/** What is being done with which step: the forms and questions stand above the table, one at a time. */
export type StepChoice =
  { readonly act: "change" | "add"; readonly position: number } | { readonly act: "remove"; readonly position: number };

type Move = "move-up" | "move-down";

/** 恢复、增加 for the whole, and what was chosen for one step. */
export function StepAdjust({ schedule, choice, onChoice }: StepAdjustProps) {
  const { id, version, steps, can } = schedule;
  const restore = useWrite(schedules.restore, { refresh, onDone: () => toast("已恢复模板工期，重新倒排。") });
  return (
    <div className="filters no-print">
      <Button onClick={() => onChoice({ act: "add", position: steps.length })}>增加工序</Button>
      {can.restore && (
        <ConfirmButton
          question="各道工序改回模板的名称、工期和次序，您所作的调整不再保留。"
          sending={restore.sending}
          onConfirm={() => restore.send({ params: { id }, body: { version } })}
        >
          恢复模板工期
        </ConfirmButton>
      )}
      <span className="plan-quiet">停工时段按模板执行；调整后，各道工序的最迟开工日期随即重算。</span>
      <ProblemNote problem={restore.problem} />
      <Chosen schedule={schedule} choice={choice} onClose={() => onChoice(null)} />
    </div>
  );
}

interface ChosenProps {
  readonly schedule: Schedule;
  readonly choice: StepChoice | null;
  readonly onClose: () => void;
}

function Chosen({ schedule, choice, onClose }: ChosenProps) {
  const step = choice ? schedule.steps[choice.position - 1] : undefined;
  if (choice?.act === "remove") return step && <RemoveDialog schedule={schedule} step={step} onClose={onClose} />;
  return (
    <Drawer
      title={choice && titleOf(choice.act, step)}
      open={choice !== null}
      onClose={onClose}
      size={480}
      destroyOnHidden
    >
      {choice && <StepForm schedule={schedule} act={choice.act} position={choice.position} onClose={onClose} />}
    </Drawer>
  );
}

function titleOf(act: "change" | "add", step: Step | undefined): string {
  if (!step) return "在最前面增加工序";
  return act === "add" ? `在“${step.name}”之后增加工序` : `调整工序：${step.name}`;
}

interface StepAdjustProps {
  readonly schedule: Schedule;
  readonly choice: StepChoice | null;
  readonly onChoice: (choice: StepChoice | null) => void;
}

function RemoveDialog({ schedule, step, onClose }: { schedule: Schedule; step: Step; onClose: () => void }) {
  const onDone = () => {
    toast("已删除，重新倒排。");
    onClose();
  };
  const adjust = useWrite(schedules.adjust, { refresh, onDone });
  const { id, version } = schedule;
  const { position, name } = step;
  return (
    <Modal
      title="删除工序"
      open
      okText="删除"
      cancelText="取消"
      onCancel={onClose}
      confirmLoading={adjust.sending}
      onOk={() => adjust.send({ params: { id }, body: { version, act: "remove", position } })}
    >
      <ProblemNote problem={adjust.problem} />
      <p>
        删除“{name}”（{step.days} 天）。原来接在它后面的工序，改接在它前面的工序之后。
      </p>
    </Modal>
  );
}

interface StepMenuProps {
  readonly schedule: Schedule;
  readonly step: Step;
  readonly onChoice: (choice: StepChoice) => void;
}

/** Everything for one step under one button; what cannot be done just now says why. */
export function StepMenu({ schedule, step, onChoice }: StepMenuProps) {
  const adjust = useWrite(schedules.adjust, { refresh, onDone: () => toast("已调整次序，重新倒排。") });
  const [failed, setFailed] = useState(false);
  const { id, version } = schedule;
  const { position } = step;
  const item = (key: string, label: string, change?: Adjustment) => {
    const why = change && refusalOf(schedule, change);
    return { key, label: why ? `${label}（${why}）` : label, disabled: Boolean(why) };
  };
  const items = [
    item("change", "修改名称、工期"),
    ...(position > 1 ? [item("move-up", "上移", { act: "move-up", position })] : []),
    ...(position < schedule.steps.length ? [item("move-down", "下移", { act: "move-down", position })] : []),
    ...(position === 1 ? [item("first", "在前面增加工序")] : []),
    item("add", "在后面增加工序"),
    item("remove", "删除", { act: "remove", position }),
  ];
  const move = (act: Move) => {
    setFailed(true);
    adjust.send({ params: { id }, body: { version, act, position } });
  };
  const choose = (key: string) => {
    if (key === "move-up" || key === "move-down") return move(key);
    if (key === "first") return onChoice({ act: "add", position: 0 });
    return onChoice({ act: key as StepChoice["act"], position });
  };
  return (
    <>
      <Dropdown trigger={["click"]} menu={{ items, onClick: ({ key }) => choose(key) }}>
        <Button size="small" loading={adjust.sending} aria-label={`调整工序：${step.name}`}>
          调整
        </Button>
      </Dropdown>
      <Modal
        title="调整次序"
        open={failed && adjust.problem !== null}
        footer={null}
        onCancel={() => setFailed(false)}
        destroyOnHidden
      >
        <ProblemNote problem={adjust.problem} />
      </Modal>
    </>
  );
}

/** The same rule the server asks; closed windows refuse nothing. */
function refusalOf({ steps }: Schedule, change: Adjustment): string | undefined {
  const result = adjustSteps({ title: "", steps, windows: [] }, change, steps);
  return "refusals" in result ? result.refusals.map((one) => adjustRefusalLabel[one]).join("；") : undefined;
}
