import { Button } from "antd";
import { useState } from "react";
import { visits } from "#contract/visits.ts";
import { useWrite } from "../../api/use-write.ts";
import { ConfirmButton, ProblemNote, toast } from "../../ui/index.ts";
import { ChecklistForm } from "./ChecklistForm.tsx";
import { FeedbackFields } from "./FeedbackFields.tsx";
import { nothing, shown, type Unsaved } from "./visit-draft.ts";
import type { VisitView } from "./visit-types.ts";

interface CorrectVisitProps {
  readonly visit: VisitView;
  readonly onClose: () => void;
}

/** 更正: nothing is saved before the reason is written. */
export function CorrectVisit({ visit, onClose }: CorrectVisitProps) {
  const [changed, setChanged] = useState<Unsaved>(nothing);
  const correct = useWrite(visits.correct, {
    refresh: [visits.read, visits.list],
    onDone: () => {
      toast("已更正，原内容保留在更正记录中。");
      onClose();
    },
  });
  const { version, answers, feedback, feedbackTo } = shown(visit, changed);
  const send = (reason: string) =>
    correct.send({ params: { id: visit.id }, body: { version, reason, answers: [...answers], feedback, feedbackTo } });
  return (
    <div className="visit-fill">
      <p className="visit-note">更正后以新内容为准；原内容、更正原因和更正人一并保留。</p>
      <ProblemNote problem={correct.problem} controlOf={(at) => `item-${at}`} />
      {visit.checklist && (
        <ChecklistForm
          checklist={visit.checklist}
          answers={answers}
          onAnswer={(one) => setChanged((before) => ({ ...before, answers: { ...before.answers, [one.item]: one } }))}
        />
      )}
      <FeedbackFields
        said={{ feedback, feedbackTo }}
        leader={visit.kind === "leader"}
        onSay={(words) => setChanged((before) => ({ ...before, ...words }))}
      />
      <div className="visit-foot">
        <Button onClick={onClose}>取消</Button>
        <ConfirmButton
          type="primary"
          sending={correct.sending}
          question="更正后以新内容为准。"
          reason={{ label: "更正原因", min: 2 }}
          onConfirm={send}
        >
          保存更正
        </ConfirmButton>
      </div>
    </div>
  );
}
