import { Button } from "antd";
import { type KeyboardEvent, useState } from "react";
import { assessments } from "#contract/assessments.ts";
import { rounds } from "#contract/screening.ts";
import { assessmentStatusLabel } from "#domain/screening/labels.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, ProblemNote, toast } from "../../ui/index.ts";
import { AssessFields } from "./AssessFields.tsx";
import { type AssessDraft, draftOfAssessment, saveReasons, submitReasons, valuesOf } from "./assess-draft.ts";
import type { Assessment, Round } from "./contract-types.ts";
import { ReturnButton } from "./ReturnButton.tsx";
import { Sentences } from "./Sentences.tsx";

interface AssessFormProps {
  readonly round: Round;
  readonly row: Assessment;
  /** What was typed and not saved yet. */
  readonly kept: AssessDraft | undefined;
  readonly onKeep: (draft: AssessDraft | undefined) => void;
  readonly onNext: () => void;
}

const refresh = [assessments.list, assessments.read, assessments.progress, rounds.read, rounds.list];

export function AssessForm({ round, row, kept, onKeep, onNext }: AssessFormProps) {
  const draft = kept ?? draftOfAssessment(row, round.indicators);
  const [asked, setAsked] = useState<string[]>([]);
  const { write, problem, sending } = useAssessmentWrite(round, row, (goOn) => {
    onKeep(undefined);
    if (goOn) onNext();
  });
  const save = (submit: boolean, goOn: boolean) => {
    const reasons = submit ? submitReasons(draft, round.indicators) : saveReasons(draft, round.indicators);
    setAsked(reasons);
    if (reasons.length > 0) return;
    const { manifestations, note } = draft;
    write({ version: row.version, values: valuesOf(draft), manifestations: [...manifestations], note, submit }, goOn);
  };
  const keys = (event: KeyboardEvent) => {
    if (!row.can.write || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    save(false, true);
  };
  return (
    <div onKeyDown={keys}>
      <Card title={row.village} note={`${row.township}　${assessmentStatusLabel[row.status]}`} padded>
        {row.returnReason && row.status === "returned" && <p className="notice">县委组织部退回：{row.returnReason}</p>}
        <ProblemNote problem={problem} />
        <Sentences title="请先改正：" sentences={asked} />
        <AssessFields
          indicators={round.indicators}
          items={round.items}
          draft={draft}
          locked={!row.can.write}
          onDraft={onKeep}
        />
        <div className="button-row">
          {row.can.write && <SaveButtons unsaved={kept !== undefined} sending={sending} onSave={save} />}
          {row.can.return && <ReturnButton roundId={round.id} row={row} />}
        </div>
      </Card>
    </div>
  );
}

interface SaveButtonsProps {
  readonly unsaved: boolean;
  readonly sending: boolean;
  readonly onSave: (submit: boolean, goOn: boolean) => void;
}

function SaveButtons({ unsaved, sending, onSave }: SaveButtonsProps) {
  return (
    <>
      <Button type="primary" loading={sending} onClick={() => onSave(false, true)}>
        保存并下一个
      </Button>
      <Button loading={sending} onClick={() => onSave(false, false)}>
        存草稿
      </Button>
      <Button loading={sending} onClick={() => onSave(true, true)}>
        上报本村
      </Button>
      <span className="hint">{unsaved && "有填写尚未保存。"}按 Ctrl+Enter 保存并转到下一个村</span>
    </>
  );
}

type Written = Parameters<ReturnType<typeof useWrite<typeof assessments.save>>["send"]>[0]["body"];

function useAssessmentWrite(round: Round, row: Assessment, onSaved: (goOn: boolean) => void) {
  const [goesOn, setGoesOn] = useState(false);
  const { send, problem, sending } = useWrite(assessments.save, {
    refresh,
    onDone: (_reply, { body }) => {
      toast(body.submit ? `${row.village}已上报。` : `${row.village}已存为草稿。`);
      onSaved(goesOn);
    },
  });
  const write = (body: Written, goOn: boolean) => {
    setGoesOn(goOn);
    send({ params: { id: round.id, villageId: row.villageId }, body });
  };
  return { write, problem, sending };
}
