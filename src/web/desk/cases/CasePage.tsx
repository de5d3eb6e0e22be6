import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { cases } from "#contract/cases.ts";
import { useApi } from "../../api/use-api.ts";
import { Page, PrintButton, ProblemNote, Waiting } from "../../ui/index.ts";
import { CaseCourse } from "./CaseCourse.tsx";
import { CaseHead } from "./CaseHead.tsx";
import { spanWords } from "./case-words.ts";
import { GoalList } from "./GoalList.tsx";
import { ProblemList } from "./ProblemList.tsx";
import "./cases.css";

export function CasePage() {
  const { id } = useParams<{ id: string }>();
  const { data: file, error } = useQuery(useApi().query(cases.read, { params: { id } }));
  const way = [{ title: "整顿台账", path: "/cases" }];
  if (!file)
    return (
      <Page title="一村一策" breadcrumb={way}>
        <ProblemNote problem={error} />
        {!error && <Waiting lines={8} />}
      </Page>
    );
  return (
    <Page
      title={`${file.township}　${file.village}`}
      subtitle={`一村一策　${file.round}　${spanWords(file.openedOn, file.dueOn)}　审定文号：${file.decisionNumber}`}
      breadcrumb={way}
      actions={<PrintButton />}
    >
      <ProblemNote problem={error} />
      <CaseHead file={file} />
      <CaseCourse file={file} />
      <ProblemList file={file} />
      <GoalList file={file} />
    </Page>
  );
}
