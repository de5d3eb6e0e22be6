import { useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useState } from "react";
import { useLocation } from "wouter";
import { auth } from "#contract/auth.ts";
import { caseSteps } from "#contract/case-steps.ts";
import type { Result } from "#contract/route.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, DateField, ProblemNote, toast } from "../../ui/index.ts";
import { type Draft, emptyDraft, filled, judged, scoredBy } from "./acceptance-draft.ts";
import { afterStep, type Course } from "./course.ts";
import { ReworkFields } from "./ReworkFields.tsx";
import { ScoreGrid } from "./ScoreGrid.tsx";
import { ScoreTotal } from "./ScoreTotal.tsx";
import { VoteFields } from "./VoteFields.tsx";
import type { CaseFile } from "./case-file.ts";

type Scheme = Result<typeof caseSteps.scheme>;

interface AcceptanceFormProps {
  readonly file: CaseFile;
  readonly course: Course;
  /** The one in force on the day of the acceptance. */
  readonly scheme: Scheme;
  /** The scheme of another day is on its way. */
  readonly changing: boolean;
  readonly onDay: (heldOn: string | null) => void;
}

/** Scores in six groups, votes, and what comes of them while one types. */
export function AcceptanceForm({ file, course, scheme: inForce, changing, onDay }: AcceptanceFormProps) {
  const { scheme, checkedOn } = inForce;
  const today = useQuery(useApi().query(auth.state, {})).data?.today ?? null;
  const [typed, setTyped] = useState<Draft>(() => emptyDraft(inForce));
  const draft = { ...scoredBy(inForce, typed), heldOn: typed.heldOn ?? today };
  const change = (part: Partial<Draft>) => {
    setTyped((before) => ({ ...scoredBy(inForce, before), ...part }));
    if (part.heldOn !== undefined) onDay(part.heldOn);
  };
  const [, navigate] = useLocation();
  const accept = useAcceptance(file, course, inForce);
  const body = filled(scheme, draft);
  const result = judged(scheme, draft);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (body) accept.send(body);
      }}
    >
      <ProblemNote problem={accept.problem} />
      <Card title="综合评分" note="每项至多两位小数，回车到下一项">
        <ScoreGrid scheme={scheme} scores={draft.scores} onScores={(scores) => change({ scores })} />
      </Card>
      <Card title="民主测评" note={`由党员、村民代表参加，一般 ${scheme.representatives} 人`} padded>
        <VoteFields scheme={scheme} votes={draft} onVotes={change} />
      </Card>
      <Card title="验收情况" padded>
        <HeldFields draft={draft} earliest={checkedOn} today={today ?? undefined} onDraft={change}>
          {result?.outcome === "failed" && (
            <ReworkFields file={file} draft={draft} today={today ?? undefined} onDraft={change} />
          )}
        </HeldFields>
      </Card>
      <ScoreTotal scheme={scheme} draft={draft} result={result}>
        <Button type="primary" htmlType="submit" disabled={!body || changing} loading={accept.sending}>
          保存验收结果
        </Button>
        <Button onClick={() => navigate(`/cases/${file.id}`)}>取消</Button>
      </ScoreTotal>
    </form>
  );
}

function useAcceptance(file: CaseFile, course: Course, { version: schemeVersion }: Scheme) {
  const [id] = useState(uuidv7);
  const [, navigate] = useLocation();
  const { send, ...state } = useWrite(caseSteps.accept, {
    refresh: afterStep,
    onDone: ({ outcome }) => {
      toast(outcome === "passed" ? "验收合格，可以销号。" : "验收不合格，已退回继续整顿。");
      navigate(`/cases/${file.id}`);
    },
  });
  return {
    ...state,
    send: (body: NonNullable<ReturnType<typeof filled>>) =>
      send({ params: { id: file.id }, body: { id, version: course.version, schemeVersion, ...body } }),
  };
}

interface HeldFieldsProps {
  readonly draft: Draft;
  readonly earliest: string;
  readonly today: string | undefined;
  readonly onDraft: (part: Partial<Draft>) => void;
  readonly children: React.ReactNode;
}

function HeldFields({ draft, earliest, today, onDraft, children }: HeldFieldsProps) {
  return (
    <div className="accept-fields">
      <label>
        <span>验收日期</span>
        <DateField
          label="验收日期"
          value={draft.heldOn}
          earliest={earliest}
          latest={today}
          onChange={(heldOn) => onDraft({ heldOn })}
        />
      </label>
      <label>
        <span>验收组人员（单位、姓名）</span>
        <Input maxLength={200} value={draft.members} onChange={(event) => onDraft({ members: event.target.value })} />
      </label>
      <label>
        <span>验收意见（选填）</span>
        <Input.TextArea
          rows={3}
          maxLength={1000}
          value={draft.opinion}
          onChange={(event) => onDraft({ opinion: event.target.value })}
        />
      </label>
      {children}
    </div>
  );
}
