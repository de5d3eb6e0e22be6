import { useQuery } from "@tanstack/react-query";
import { visits } from "#contract/visits.ts";
import { visitKindLabel } from "#domain/inspections/visit-labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Page, ProblemNote, Waiting } from "../../ui/index.ts";
import { useFilter } from "../use-filter.ts";
import { NewVisitForm } from "./NewVisitForm.tsx";
import { PickOne } from "./PickOne.tsx";
import "./visits.css";

const isKind = (word: string | undefined): word is keyof typeof visitKindLabel =>
  word !== undefined && word in visitKindLabel;

/** 开始检查: what it is and where it goes stand in the address, so that an inspection's page can lead here. */
export function NewVisitPage() {
  const [filter, change] = useFilter(["kind", "inspectionId", "objectId", "teamId", "villageId"]);
  const kind = isKind(filter.kind) ? filter.kind : "inspection";
  const { data, error } = useQuery(useApi().query(visits.choices, { query: {} }));
  return (
    <Page title="开始检查" breadcrumb={[{ title: "到村检查", path: "/visits" }]}>
      <ProblemNote problem={error} />
      {!data && !error && <Waiting lines={5} />}
      {data && (
        <Card title="去哪里、谁去" padded>
          <PickOne legend="类型" labels={visitKindLabel} value={kind} onPick={(next) => change({ kind: next })} />
          <NewVisitForm key={kind} kind={kind} choices={data} at={filter} />
        </Card>
      )}
    </Page>
  );
}
