import { Button } from "antd";
import { uuidv7 } from "#contract/uuid.ts";
import { visits } from "#contract/visits.ts";
import { satisfactionLabel } from "#domain/inspections/finding-labels.ts";
import { interviewKindLabel } from "#domain/inspections/visit-labels.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, ProblemNote } from "../../ui/index.ts";
import { PickOne } from "./PickOne.tsx";
import { useKept } from "./use-kept.ts";
import type { Interview, VisitView } from "./visit-types.ts";

interface Draft {
  readonly id: string;
  readonly version: number;
  readonly kind: Interview["kind"];
  readonly satisfied: Interview["satisfied"];
  readonly text: string;
}

const blank: Draft = { id: "", version: 0, kind: "villager", satisfied: null, text: "" };
const refresh = [visits.read];

/** Whom one talked with, by kind of person; names are not asked for and not kept. */
export function InterviewsCard({ visit }: { readonly visit: VisitView }) {
  const { id, interviews, can } = visit;
  const [draft, setDraft] = useKept(`visit ${id} interview`, blank);
  const write = useWrite(visits.interview, { refresh, onDone: () => setDraft(() => blank) });
  const drop = useWrite(visits.dropInterview, { refresh });
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, id: before.id || uuidv7(), ...change }));
  const send = () => {
    const { id: interviewId, ...body } = draft;
    write.send({ params: { id, interviewId }, body });
  };
  return (
    <Card title="访谈" note={interviews.length > 0 ? `${interviews.length} 人次` : "不记姓名、电话"} padded>
      <ProblemNote problem={write.problem ?? drop.problem} />
      <InterviewLines
        visit={visit}
        onEdit={(one) => setDraft(() => one)}
        onDrop={(one) => drop.send({ params: { id, interviewId: one.id }, body: { version: one.version } })}
      />
      {interviews.length === 0 && !can.fill && <p className="hint">没有记访谈。</p>}
      {can.fill && <InterviewForm draft={draft} sending={write.sending} onChange={set} onSend={send} />}
    </Card>
  );
}

interface InterviewFormProps {
  readonly draft: Draft;
  readonly sending: boolean;
  readonly onChange: (change: Partial<Draft>) => void;
  readonly onSend: () => void;
}

function InterviewForm({ draft, sending, onChange, onSend }: InterviewFormProps) {
  return (
    <div className="visit-interview no-print">
      <PickOne legend="访谈对象" labels={interviewKindLabel} value={draft.kind} onPick={(kind) => onChange({ kind })} />
      <PickOne
        legend="是否满意（可不选）"
        labels={satisfactionLabel}
        value={draft.satisfied}
        onPick={(satisfied) => onChange({ satisfied: satisfied === draft.satisfied ? null : satisfied })}
      />
      <textarea
        aria-label="谈了什么"
        placeholder="谈了什么。不写姓名、电话"
        rows={3}
        maxLength={1000}
        value={draft.text}
        onChange={({ target }) => onChange({ text: target.value })}
      />
      <Button disabled={draft.text.trim() === ""} loading={sending} onClick={onSend}>
        {draft.version === 0 ? "记下" : "保存修改"}
      </Button>
    </div>
  );
}

interface InterviewLinesProps {
  readonly visit: VisitView;
  readonly onEdit: (one: Interview) => void;
  readonly onDrop: (one: Interview) => void;
}

function InterviewLines({ visit: { interviews, can }, onEdit, onDrop }: InterviewLinesProps) {
  return (
    <ul className="visit-interviews">
      {interviews.map((one) => (
        <li key={one.id}>
          <b>{interviewKindLabel[one.kind]}</b>
          {one.satisfied && <span>（{satisfactionLabel[one.satisfied]}）</span>}：{one.text}
          {can.fill && (
            <>
              <Button type="link" size="small" onClick={() => onEdit(one)}>
                修改
              </Button>
              <Button type="link" size="small" onClick={() => onDrop(one)}>
                删去
              </Button>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
