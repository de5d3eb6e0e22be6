import { Button } from "antd";
import { useState } from "react";
import { visits } from "#contract/visits.ts";
import { visitKindLabel } from "#domain/inspections/visit-labels.ts";
import { useWrite } from "../../api/use-write.ts";
import { ConfirmButton, Page, PrintButton, ProblemNote, toast } from "../../ui/index.ts";
import { ChecklistForm, focusItem } from "./ChecklistForm.tsx";
import { FeedbackFields } from "./FeedbackFields.tsx";
import { FindingForm } from "./FindingForm.tsx";
import { FindingsCard } from "./FindingsCard.tsx";
import { InterviewsCard } from "./InterviewsCard.tsx";
import { useVisitDraft } from "./use-visit-draft.ts";
import { VisitFacts, VisitSheet } from "./VisitSheet.tsx";
import type { Answer, Item, VisitView } from "./visit-types.ts";

export interface VisitProps {
  readonly visit: VisitView;
  readonly way: readonly { readonly title: string; readonly path: string }[];
}

type From = { readonly item: Item; readonly answer: Answer };

/** Filled in on the spot: saved as it is written, submitted when done. */
export function OpenVisit({ visit, way }: VisitProps) {
  const draft = useVisitDraft(visit);
  const [finding, setFinding] = useState<From | "free" | null>(null);
  const register = (item: Item, answer: Answer) => (
    <Button size="small" onClick={() => setFinding({ item, answer })}>
      登记问题
    </Button>
  );
  return (
    <Page
      title={`${visit.name}　${visitKindLabel[visit.kind]}`}
      breadcrumb={way}
      actions={
        <>
          <PrintButton />
          <DiscardButton visit={visit} version={draft.version} />
        </>
      }
    >
      <div className="no-print visit-fill">
        <VisitFacts visit={visit} />
        <BothNote items={draft.both} visit={visit} />
        {visit.checklist && (
          <ChecklistForm
            checklist={visit.checklist}
            answers={draft.answers}
            onAnswer={draft.write}
            whenBad={register}
          />
        )}
        <InterviewsCard visit={visit} />
        <FeedbackFields said={draft} onSay={draft.say} leader={visit.kind === "leader"} />
        <FindingsCard visit={visit} onRegister={() => setFinding("free")} />
        <SubmitFoot id={visit.id} draft={draft} />
      </div>
      <div className="visit-on-paper">
        <VisitSheet visit={{ ...visit, ...draft, answers: [...draft.answers] }} />
      </div>
      {finding && (
        <FindingForm visitId={visit.id} from={finding === "free" ? null : finding} onClose={() => setFinding(null)} />
      )}
    </Page>
  );
}

const refresh = [visits.read, visits.list];

function DiscardButton({ visit: { id }, version }: { readonly visit: VisitView; readonly version: number }) {
  const discard = useWrite(visits.discard, { refresh });
  return (
    <>
      <ConfirmButton
        danger
        sending={discard.sending}
        question="误开的检查可以作废，填写的内容不再计入。"
        reason={{ label: "作废原因", min: 2 }}
        onConfirm={(reason) => discard.send({ params: { id }, body: { version, reason } })}
      >
        作废
      </ConfirmButton>
      <ProblemNote problem={discard.problem} />
    </>
  );
}

type Draft = ReturnType<typeof useVisitDraft>;

function SubmitFoot({ id, draft }: { readonly id: string; readonly draft: Draft }) {
  const submit = useWrite(visits.submit, { refresh, onDone: () => toast("已提交。") });
  return (
    <>
      <ProblemNote problem={submit.problem} controlOf={(at) => `item-${at}`} />
      <div className="visit-foot">
        <SaveState draft={draft} />
        <Button
          type="primary"
          size="large"
          disabled={!draft.saved}
          loading={submit.sending}
          onClick={() => submit.send({ params: { id }, body: { version: draft.version } })}
        >
          提交
        </Button>
      </div>
    </>
  );
}

function BothNote({ items, visit }: { readonly items: readonly string[]; readonly visit: VisitView }) {
  if (items.length === 0) return null;
  const named = visit.checklist?.sections
    .flatMap((section) => section.items)
    .filter(({ code }) => items.includes(code));
  return (
    <p className="visit-note" role="alert">
      同行人员同时填写了下列项目，现按对方填写的显示，请核对：
      {named?.map(({ code, text }) => (
        <button key={code} type="button" className="as-link" onClick={() => focusItem(code)}>
          {text}
        </button>
      ))}
    </p>
  );
}

const words = { saved: "已保存", sending: "正在保存…", waiting: "稍后自动保存" } as const;

function SaveState({ draft: { saved, sending, problem } }: { readonly draft: Draft }) {
  if (problem?.code === "unavailable") return <span role="status">没有网络，已留在本机，联网后自动保存</span>;
  if (problem && problem.code !== "stale") return <ProblemNote problem={problem} controlOf={(at) => `item-${at}`} />;
  return <span role="status">{sending ? words.sending : saved ? words.saved : words.waiting}</span>;
}
