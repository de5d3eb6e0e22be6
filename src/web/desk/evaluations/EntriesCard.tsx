import { Button, Drawer } from "antd";
import { useState } from "react";
import { evaluationWork } from "#contract/evaluation-work.ts";
import { evaluations } from "#contract/evaluations.ts";
import { entryKindLabel } from "#domain/evaluation/labels.ts";
import { pointsText } from "#domain/evaluation/rounding.ts";
import { itemName } from "#domain/evaluation/scheme.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, type Column, ConfirmButton, Empty, ProblemNote, Table, toast } from "../../ui/index.ts";
import type { Evaluation, Subject } from "./contract-types.ts";
import { EntryForm } from "./EntryForm.tsx";

type Entry = Subject["entries"][number];

/** 日常记载: dated, with reason and hand; a withdrawn one stays to be read. */
export function EntriesCard({ evaluation, subject }: { evaluation: Evaluation; subject: Subject }) {
  const [adding, setAdding] = useState(false);
  const withdraw = useWrite(evaluationWork.withdrawEntry, {
    refresh: [evaluations.subject, evaluations.table],
    onDone: () => toast("已撤销。"),
  });
  const params = { id: evaluation.id, subjectId: subject.subjectId };
  const add = subject.can.write && (
    <Button className="no-print" onClick={() => setAdding(true)}>
      记载
    </Button>
  );
  return (
    <Card title="日常记载和关键节点" note={`${subject.entries.filter(({ withdrawn }) => !withdrawn).length} 条`}>
      <ProblemNote problem={withdraw.problem} />
      <Table
        short
        rows={subject.entries}
        rowKey={({ id }) => id}
        empty={<Empty action={add}>本期没有记载。</Empty>}
        columns={columnsOf(evaluation, subject, (entryId, reason) =>
          withdraw.send({ params: { ...params, entryId }, body: { reason } }),
        )}
        foot={subject.entries.length > 0 && add}
      />
      <Drawer title="日常记载" open={adding} onClose={() => setAdding(false)} size={480} destroyOnHidden>
        {adding && <EntryForm evaluation={evaluation} subject={subject} onClose={() => setAdding(false)} />}
      </Drawer>
    </Card>
  );
}

function valueOf({ kind, points, reached }: Entry) {
  if (kind === "key-node") return reached ? "达到" : "未达到";
  if (kind === "veto") return "—";
  return `${kind === "plus" ? "＋" : "－"}${pointsText(points)}`;
}

function columnsOf(
  evaluation: Evaluation,
  subject: Subject,
  onWithdraw: (entryId: string, reason: string) => void,
): Column<Entry>[] {
  return [
    { head: "日期", cell: ({ onDay }) => onDay, width: 110 },
    { head: "类型", cell: ({ kind }) => entryKindLabel[kind], width: 90 },
    { head: "项目", cell: ({ item }) => itemName(evaluation.content, subject.targets, item) ?? item },
    { head: "分值", cell: valueOf, align: "end", width: 80 },
    { head: "事由", cell: ({ reason }) => <div className="evaluation-because">{reason}</div> },
    { head: "记载人", cell: ({ by }) => by, width: 140 },
    {
      head: "办理",
      cell: (entry) =>
        entry.withdrawn ? (
          `已撤销：${entry.withdrawReason}`
        ) : subject.can.write ? (
          <ConfirmButton
            size="small"
            question="撤销后不再计分，记载和撤销理由仍可查看。"
            reason={{ label: "撤销理由", min: 2 }}
            onConfirm={(reason) => onWithdraw(entry.id, reason)}
          >
            撤销
          </ConfirmButton>
        ) : null,
    },
  ];
}
