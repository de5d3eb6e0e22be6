import { Button, Drawer } from "antd";
import { useState } from "react";
import { measureLabel, type Measure } from "#domain/evaluation/measures.ts";
import { sourceLabel, stateLabel } from "#domain/evaluation/labels.ts";
import { pointsText } from "#domain/evaluation/rounding.ts";
import { inputKindOf } from "#domain/evaluation/writing.ts";
import { Card, type Column, Table } from "../../ui/index.ts";
import type { Evaluation, Item, Subject } from "./contract-types.ts";
import { InputForm } from "./InputForm.tsx";
import { MeasureRows } from "./MeasureRows.tsx";

const columns: readonly Column<Item>[] = [
  // 加分、扣分、差异化目标 are indicators of their own.
  { head: "指标", cell: ({ indicator }) => indicator, width: 120 },
  { head: "项目", cell: ({ name }) => <div className="evaluation-name">{name}</div> },
  { head: "来源", cell: ({ source }) => sourceLabel[source], width: 100 },
  {
    head: "满分",
    cell: ({ of, state }) => (state === "not-applicable" ? "—" : pointsText(of)),
    align: "end",
    width: 70,
  },
  {
    head: "得分",
    cell: (item) => (item.state === "scored" ? pointsText(item.points) : stateLabel[item.state]),
    align: "end",
    width: 80,
  },
  { head: "理由", cell: (item) => <div className="evaluation-because">{item.because}</div> },
];

interface ItemsCardProps {
  readonly evaluation: Evaluation;
  readonly subject: Subject;
}

export function ItemsCard({ evaluation, subject }: ItemsCardProps) {
  const [opened, setOpened] = useState<Measure>();
  const [scored, setScored] = useState<Item>();
  const enters = ({ code }: Item) =>
    subject.can.write && Boolean(inputKindOf(evaluation.content, subject.targets, code));
  const acts: Column<Item> = {
    head: "明细和评分",
    width: 190,
    cell: (item) => <Opens item={item} onOpen={setOpened} onScore={enters(item) ? setScored : undefined} />,
  };
  const params = { id: evaluation.id, subjectId: subject.subjectId };
  return (
    <Card title="逐项得分" note={`${subject.score.items.length} 项`}>
      <Table
        rows={subject.score.items}
        rowKey={({ code }) => code}
        columns={[...columns, acts]}
        hot={({ state }) => state === "pending"}
      />
      <Drawer
        title={opened && measureLabel[opened]}
        open={opened !== undefined}
        onClose={() => setOpened(undefined)}
        size={860}
        destroyOnHidden
      >
        {opened && <MeasureRows params={params} measure={opened} />}
      </Drawer>
      <Drawer
        title={scored?.name}
        open={scored !== undefined}
        onClose={() => setScored(undefined)}
        size={480}
        destroyOnHidden
      >
        {scored && (
          <InputForm evaluation={evaluation} subject={subject} item={scored} onClose={() => setScored(undefined)} />
        )}
      </Drawer>
    </Card>
  );
}

interface OpensProps {
  readonly item: Item;
  readonly onOpen: (measure: Measure) => void;
  readonly onScore: ((item: Item) => void) | undefined;
}

function Opens({ item, onOpen, onScore }: OpensProps) {
  return (
    <div className="evaluation-opens">
      {item.measures.map((measure) => (
        <Button key={measure} type="link" size="small" onClick={() => onOpen(measure)}>
          {measureLabel[measure]}
        </Button>
      ))}
      {onScore && (
        <Button size="small" className="no-print" onClick={() => onScore(item)}>
          {item.state === "pending" ? "评分" : "改评"}
        </Button>
      )}
    </div>
  );
}
