import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { reports } from "#contract/reports.ts";
import { reportStateLabel } from "#domain/records/report-labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Page, ProblemNote, Waiting } from "../../ui/index.ts";
import "../composer/writing.css";
import { type Report, wordsOf } from "./report-types.ts";
import { ReportActions } from "./ReportActions.tsx";
import { ReportComposer } from "./ReportComposer.tsx";
import { ReportNotes } from "./ReportNotes.tsx";
import "./reports.css";
import { ReportSide } from "./ReportSide.tsx";

const way = [{ title: "工作月报", path: "/reports" }];

/** One report: its author writes at the left, everybody reads the sheet. */
export function ReportPage() {
  const { id } = useParams<{ id: string }>();
  const { data: report, error } = useQuery(useApi().query(reports.get, { params: { id } }));
  if (!report) {
    return (
      <Page title="月报" breadcrumb={way}>
        {error ? <ProblemNote problem={error} /> : <Waiting lines={10} />}
      </Page>
    );
  }
  // A step of the flow starts the desk anew; a save does not.
  return report.can.edit ? (
    <ReportComposer key={`${id} ${report.status}`} report={report} way={way} />
  ) : (
    <ReadOnly report={report} />
  );
}

function ReadOnly({ report }: { report: Report }) {
  const { title, status, dueOn, late, version } = report;
  return (
    <Page
      title={title}
      subtitle={`${reportStateLabel[status]}　截止日 ${dueOn}${late ? "　迟报" : ""}`}
      breadcrumb={way}
      actions={<ReportActions report={report} version={version} saved />}
    >
      <ReportNotes report={report} />
      <ReportSide report={report} words={wordsOf(report)} />
    </Page>
  );
}
