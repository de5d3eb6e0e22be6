import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSearchParams } from "wouter";
import { records } from "#contract/records.ts";
import { useApi } from "../../api/use-api.ts";
import { Empty, Page, ProblemNote, Waiting } from "../../ui/index.ts";
import { readStored } from "../../ui/stored.ts";
import { type Choices, emptyDraft, lastVillage } from "./entry-draft.ts";
import { NewRecord } from "./NewRecord.tsx";
import "./records.css";

/** 记一条：ten seconds at a desk or on a narrow screen. */
export function NewRecordPage() {
  const [params] = useSearchParams();
  const [villageId, setVillageId] = useState(params.get("villageId") ?? readStored(lastVillage) ?? undefined);
  const { data, error } = useQuery({
    ...useApi().query(records.choices, { query: { villageId } }),
    placeholderData: keepPreviousData,
  });
  return (
    <Page title="记一条" breadcrumb={[{ title: "驻村纪实", path: "/records" }]}>
      <ProblemNote problem={error} />
      {!data && !error && <Waiting lines={8} />}
      {data && data.villages.length === 0 && (
        <Empty>您的岗位还没有可记的村。工作队派驻到村以后，这里就能记纪实。</Empty>
      )}
      {data && data.villages.length > 0 && (
        <NewRecord
          choices={data}
          start={emptyDraft(presetOf(data, villageId), data.kinds[0]!, data.today)}
          onVillage={setVillageId}
        />
      )}
    </Page>
  );
}

/** The one village of a team, the last one used, or none yet. */
function presetOf({ villages }: Choices, wanted: string | undefined): string {
  const [only, ...others] = villages.filter(({ endedOn }) => endedOn === null);
  if (only && others.length === 0) return only.id;
  return villages.find(({ id }) => id === wanted)?.id ?? "";
}
