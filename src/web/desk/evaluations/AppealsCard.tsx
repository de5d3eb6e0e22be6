import { Button, Drawer, Input, Select } from "antd";
import { useState } from "react";
import { evaluationWork } from "#contract/evaluation-work.ts";
import { evaluations } from "#contract/evaluations.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { appealLabel } from "#domain/evaluation/labels.ts";
import { itemName } from "#domain/evaluation/scheme.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, type Column, Empty, Field, FormPage, Table, toast } from "../../ui/index.ts";
import { AnswerForm } from "./AnswerForm.tsx";
import type { Evaluation, Subject } from "./contract-types.ts";

interface AppealsCardProps {
  readonly evaluation: Evaluation;
  readonly subject: Subject;
}

export function AppealsCard({ evaluation, subject }: AppealsCardProps) {
  const [asking, setAsking] = useState(false);
  const [answered, setAnswered] = useState<Subject["appeals"][number]>();
  if (subject.appeals.length === 0 && !subject.can.appeal) return null;
  const ask = subject.can.appeal && (
    <Button type="primary" className="no-print" onClick={() => setAsking(true)}>
      申诉
    </Button>
  );
  return (
    <Card title="申诉" note={`公示至 ${evaluation.publicityTo}，期满不再受理`}>
      <Table
        short
        rows={subject.appeals}
        rowKey={({ id }) => id}
        empty={<Empty action={ask}>没有申诉。对某一项得分有异议的，可在公示期内申诉。</Empty>}
        columns={columnsOf(evaluation, subject, setAnswered)}
        foot={subject.appeals.length > 0 && ask}
      />
      <Drawer title="申诉" open={asking} onClose={() => setAsking(false)} size={480} destroyOnHidden>
        {asking && <AppealForm evaluation={evaluation} subject={subject} onClose={() => setAsking(false)} />}
      </Drawer>
      <Drawer
        title="答复申诉"
        open={answered !== undefined}
        onClose={() => setAnswered(undefined)}
        size={480}
        destroyOnHidden
      >
        {answered && (
          <AnswerForm
            id={evaluation.id}
            subjectId={subject.subjectId}
            appeal={answered}
            onClose={() => setAnswered(undefined)}
          />
        )}
      </Drawer>
    </Card>
  );
}

type Raised = Subject["appeals"][number];

function columnsOf(evaluation: Evaluation, subject: Subject, onAnswer: (one: Raised) => void): Column<Raised>[] {
  return [
    { head: "项目", cell: ({ item }) => itemName(evaluation.content, subject.targets, item) ?? item },
    { head: "申诉", cell: ({ text }) => <div className="evaluation-because">{text}</div> },
    { head: "提出", cell: ({ by, madeOn }) => `${madeOn} ${by}`, width: 200 },
    { head: "结果", cell: ({ status }) => appealLabel[status], width: 100 },
    {
      head: "答复",
      cell: ({ answer, answeredBy, answeredOn }) => (
        <div className="evaluation-because">{answeredBy ? `${answer}（${answeredOn} ${answeredBy}）` : "—"}</div>
      ),
    },
    {
      head: "办理",
      cell: (one) =>
        subject.can.answer && one.status === "open" ? (
          <Button size="small" onClick={() => onAnswer(one)}>
            答复
          </Button>
        ) : null,
      fixed: "right",
    },
  ];
}

interface Appeal {
  readonly item: string;
  readonly text: string;
}

function AppealForm({ evaluation, subject, onClose }: AppealsCardProps & { readonly onClose: () => void }) {
  const [id] = useState(uuidv7);
  const send = useWrite(evaluationWork.appeal, {
    refresh: [evaluations.subject, evaluations.table, evaluations.get],
    onDone: () => {
      toast("已提出申诉。");
      onClose();
    },
  });
  const params = { id: evaluation.id, subjectId: subject.subjectId };
  return (
    <FormPage<Appeal>
      problem={send.problem}
      sending={send.sending}
      submit="提出申诉"
      onSubmit={(values) => send.send({ params, body: { id, ...values } })}
      onCancel={onClose}
    >
      <Field name="item" label="项目">
        <Select
          options={subject.score.items.map(({ code, indicator, name }) => ({
            value: code,
            label: `${indicator}：${name}`,
          }))}
        />
      </Field>
      <Field name="text" label="事实和理由">
        <Input.TextArea rows={5} maxLength={500} />
      </Field>
    </FormPage>
  );
}
