import { reports } from "#contract/reports.ts";
import { reportStateLabel } from "#domain/records/report-labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Page, ProblemNote } from "../../ui/index.ts";
import { BlocksEditor } from "../composer/BlocksEditor.tsx";
import { DraftButtons } from "../composer/DraftButtons.tsx";
import { useDraft } from "../composer/use-draft.ts";
import { LinePicker } from "./LinePicker.tsx";
import { type Report, type Words, wordsOf } from "./report-types.ts";
import { ReportActions } from "./ReportActions.tsx";
import { ReportNotes } from "./ReportNotes.tsx";
import { ReportSide } from "./ReportSide.tsx";

const kept = { route: reports.save, refresh: [reports.get, reports.list] };

interface ReportComposerProps {
  readonly report: Report;
  readonly way: readonly { title: string; path: string }[];
}

/** The words are the author's, the numbers are not: they are taken out and put in, never typed over. */
export function ReportComposer({ report, way }: ReportComposerProps) {
  const { id, version: loaded } = report;
  const desk = useDraft<Words, typeof reports.save>(wordsOf(report), { id, version: loaded, ...kept });
  const { words, edit } = desk;
  const catalogue = useApi().query(reports.figures, {});
  const actions = (
    <>
      <DraftButtons desk={desk} />
      <ReportActions report={report} version={desk.version} saved={desk.state === "saved"} />
    </>
  );
  return (
    <Page
      title={report.title}
      subtitle={`${reportStateLabel[report.status]}　截止日 ${report.dueOn}${report.late ? "　已逾期" : ""}`}
      breadcrumb={way}
      actions={actions}
    >
      <ProblemNote problem={desk.problem} />
      <ReportNotes report={report} />
      <div className="composer">
        <div className="composer-desk no-print" onKeyDown={desk.keys}>
          <LinePicker report={report} blocks={words.blocks} edit={edit} />
          <Card title="正文" note="数字取自纪实和计划，不能手改" padded>
            <BlocksEditor catalogue={catalogue} values={report.values} blocks={words.blocks} edit={edit} />
          </Card>
        </div>
        <ReportSide report={report} words={words} />
      </div>
    </Page>
  );
}
