import { Button } from "antd";
import { useState } from "react";
import { visitKindLabel } from "#domain/inspections/visit-labels.ts";
import { Card, instant, Page, PrintButton } from "../../ui/index.ts";
import { CorrectVisit } from "./CorrectVisit.tsx";
import { FindingForm } from "./FindingForm.tsx";
import type { VisitProps } from "./OpenVisit.tsx";
import { AnswersCard, VisitSheet } from "./VisitSheet.tsx";
import type { VisitView } from "./visit-types.ts";

/** As it was submitted; corrected with a reason, and what it said before stays readable. */
export function SubmittedVisit({ visit, way }: VisitProps) {
  const [correcting, setCorrecting] = useState(false);
  const [finding, setFinding] = useState(false);
  const { can } = visit;
  return (
    <Page
      title={`${visit.name}　${visitKindLabel[visit.kind]}`}
      breadcrumb={way}
      actions={
        !correcting && (
          <>
            <PrintButton />
            {can.correct && <Button onClick={() => setCorrecting(true)}>更正</Button>}
          </>
        )
      }
    >
      {correcting ? (
        <CorrectVisit visit={visit} onClose={() => setCorrecting(false)} />
      ) : (
        <>
          <VisitSheet visit={visit} onRegister={() => setFinding(true)} />
          <Revisions visit={visit} />
        </>
      )}
      {finding && <FindingForm visitId={visit.id} from={null} onClose={() => setFinding(false)} />}
    </Page>
  );
}

function Revisions({ visit: { revisions, checklist } }: { readonly visit: VisitView }) {
  if (revisions.length === 0) return null;
  return (
    <div className="no-print">
      <Card title="更正记录" note={`${revisions.length} 次`} padded>
        {revisions.map(({ number, reason, madeBy, madeAt, answers, feedback }) => (
          <details key={number}>
            <summary>
              第 {number} 次更正　{madeBy}　{instant(madeAt)}　原因：{reason}
            </summary>
            {checklist && <AnswersCard checklist={{ ...checklist, title: "更正前", source: "" }} answers={answers} />}
            <p className="visit-words">更正前的反馈：{feedback || "没有写。"}</p>
          </details>
        ))}
      </Card>
    </div>
  );
}
