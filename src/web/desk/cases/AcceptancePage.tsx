import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useParams } from "wouter";
import { caseSteps } from "#contract/case-steps.ts";
import { cases } from "#contract/cases.ts";
import type { Result } from "#contract/route.ts";
import { useApi } from "../../api/use-api.ts";
import { Page, ProblemNote, Waiting } from "../../ui/index.ts";
import { AcceptanceForm } from "./AcceptanceForm.tsx";
import "./cases.css";
import "./course.css";

/** 县级验收: the scheme in force on its day as a form. */
export function AcceptancePage() {
  const { id } = useParams<{ id: string }>();
  const api = useApi();
  const params = { id };
  const { data: file, error } = useQuery(api.query(cases.read, { params }));
  const [heldOn, setHeldOn] = useState<string | null>(null);
  // The form stays while the scheme of another day is fetched.
  const asked = api.query(caseSteps.scheme, { params, query: heldOn === null ? {} : { heldOn } });
  const {
    data: scheme,
    error: noScheme,
    isPlaceholderData,
  } = useQuery({ ...asked, placeholderData: keepPreviousData });
  const { data: course } = useQuery(api.query(caseSteps.course, { params }));
  const way = [
    { title: "整顿台账", path: "/cases" },
    { title: file ? `${file.township}　${file.village}` : "一村一策", path: `/cases/${id}` },
  ];
  const ready = file && scheme && course;
  return (
    <Page title="县级验收" subtitle={scheme && schemeWords(scheme)} breadcrumb={way}>
      <ProblemNote problem={error ?? noScheme} />
      {ready ? (
        <AcceptanceForm file={file} course={course} scheme={scheme} changing={isPlaceholderData} onDay={setHeldOn} />
      ) : (
        !error && !noScheme && <Waiting lines={8} />
      )}
    </Page>
  );
}

const schemeWords = ({ scheme, version }: Result<typeof caseSteps.scheme>) =>
  `${scheme.title}${version === 0 ? "" : `　第 ${version} 版`}`;
