import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { caseSteps } from "#contract/case-steps.ts";
import { cases } from "#contract/cases.ts";
import { useApi } from "../../api/use-api.ts";
import { Page, ProblemNote, Waiting } from "../../ui/index.ts";
import { AcceptanceForm } from "./AcceptanceForm.tsx";
import "./cases.css";
import "./course.css";

/** 县级验收: the scheme in force as a form. */
export function AcceptancePage() {
  const { id } = useParams<{ id: string }>();
  const api = useApi();
  const params = { id };
  const { data: file, error } = useQuery(api.query(cases.read, { params }));
  const { data: scheme, error: noScheme } = useQuery(api.query(caseSteps.scheme, { params }));
  const { data: course } = useQuery(api.query(caseSteps.course, { params }));
  const way = [
    { title: "整顿台账", path: "/cases" },
    { title: file ? `${file.township}　${file.village}` : "一村一策", path: `/cases/${id}` },
  ];
  const ready = file && scheme && course;
  return (
    <Page
      title="县级验收"
      subtitle={scheme && `${scheme.scheme.title}${scheme.version === 0 ? "" : `　第 ${scheme.version} 版`}`}
      breadcrumb={way}
    >
      <ProblemNote problem={error ?? noScheme} />
      {ready ? (
        <AcceptanceForm file={file} course={course} scheme={scheme} />
      ) : (
        !error && !noScheme && <Waiting lines={8} />
      )}
    </Page>
  );
}
