import { Button, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { evaluationWork } from "#contract/evaluation-work.ts";
import { evaluations } from "#contract/evaluations.ts";
import { targetByLabel } from "#domain/evaluation/labels.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, ProblemNote, toast } from "../../ui/index.ts";
import type { Evaluation, Subject } from "./contract-types.ts";

type Target = Subject["targets"][number];
const blank: Target = { name: "", points: 0, by: "score" };

/** 差异化目标 of this body alone; their points add up to the scale. */
export function TargetsCard({ evaluation, subject }: { evaluation: Evaluation; subject: Subject }) {
  const [targets, setTargets] = useState<readonly Target[]>(subject.targets);
  const save = useWrite(evaluationWork.targets, {
    refresh: [evaluations.subject, evaluations.table],
    onDone: () => toast("已保存。"),
  });
  if (!subject.can.write) return null;
  const change = (at: number, to: Partial<Target>) =>
    setTargets(targets.map((one, i) => (i === at ? { ...one, ...to } : one)));
  const sum = targets.reduce((all, { points }) => all + points, 0);
  const body = { version: subject.version, targets: [...targets] };
  return (
    <Card
      title="差异化目标"
      note={`合计 ${sum} 分，应为 ${evaluation.content.scale} 分；不设的，权重并入共性指标`}
      padded
    >
      <ProblemNote problem={save.problem} />
      <div className="sheet-grid no-print">
        {targets.map((target, i) => (
          <TargetLine
            key={i}
            index={i}
            target={target}
            onChange={(to) => change(i, to)}
            onDrop={() => setTargets(targets.filter((_, at) => at !== i))}
          />
        ))}
        <Button onClick={() => setTargets([...targets, blank])}>增加一项</Button>{" "}
        <Button
          type="primary"
          loading={save.sending}
          disabled={targets === subject.targets}
          onClick={() => save.send({ params: { id: evaluation.id, subjectId: subject.subjectId }, body })}
        >
          保存目标
        </Button>
      </div>
    </Card>
  );
}

interface TargetLineProps {
  readonly index: number;
  readonly target: Target;
  readonly onChange: (to: Partial<Target>) => void;
  readonly onDrop: () => void;
}

function TargetLine({ index, target, onChange, onDrop }: TargetLineProps) {
  return (
    <p className="target-line">
      <Input
        aria-label={`第 ${index + 1} 项目标`}
        maxLength={60}
        value={target.name}
        onChange={(event) => onChange({ name: event.target.value })}
        style={{ width: 320 }}
      />{" "}
      <InputNumber
        aria-label={`第 ${index + 1} 项满分`}
        min={0}
        max={1000}
        precision={0}
        value={target.points}
        onChange={(to) => onChange({ points: to ?? 0 })}
      />{" "}
      分{" "}
      <Select
        aria-label={`第 ${index + 1} 项评分方式`}
        value={target.by}
        options={Object.entries(targetByLabel).map(([value, label]) => ({ value, label }))}
        onChange={(by) => onChange({ by: by as Target["by"] })}
        style={{ width: 200 }}
      />{" "}
      <Button size="small" onClick={() => onDrop()}>
        去掉
      </Button>
    </p>
  );
}
