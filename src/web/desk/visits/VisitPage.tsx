import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { visits } from "#contract/visits.ts";
import { visitKindLabel } from "#domain/inspections/visit-labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Page, ProblemNote, Waiting } from "../../ui/index.ts";
import { OpenVisit } from "./OpenVisit.tsx";
import { SubmittedVisit } from "./SubmittedVisit.tsx";
import { VisitSheet } from "./VisitSheet.tsx";
import type { VisitView } from "./visit-types.ts";
import "./visits.css";

const way = [{ title: "到村检查", path: "/visits" }];

/** One visit: filled in while it is open, read and printed afterwards. */
export function VisitPage() {
  const { id = "" } = useParams();
  const { data, error } = useQuery(useApi().query(visits.read, { params: { id } }));
  if (data) return <OneVisit key={id} visit={data} />;
  return (
    <Page title="检查记录" breadcrumb={way}>
      <ProblemNote problem={error} />
      {!error && <Waiting lines={6} />}
    </Page>
  );
}

const notes = { open: "这次检查还在填写，提交以后为准。", discarded: "这次检查已经作废，不计入任何统计。" };

function OneVisit({ visit }: { readonly visit: VisitView }) {
  if (visit.can.fill) return <OpenVisit visit={visit} way={way} />;
  if (visit.status === "submitted") return <SubmittedVisit visit={visit} way={way} />;
  return (
    <Page title={visitKindLabel[visit.kind]} breadcrumb={way}>
      <p className="visit-note">{notes[visit.status]}</p>
      <VisitSheet visit={visit} />
    </Page>
  );
}
