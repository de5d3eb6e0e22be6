import { useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "wouter";
import { rounds } from "#contract/screening.ts";
import { roundStatusLabel } from "#domain/screening/labels.ts";
import { useApi } from "../../../api/use-api.ts";
import { Card, Empty, Page, ProblemNote, Table } from "../../../ui/index.ts";

/** 先定村、再定人：rounds whose list is decided come first; the others say what they wait for. */
export function MatchRoundsPage() {
  const [, go] = useLocation();
  const { data, error } = useQuery(useApi().query(rounds.list, { query: {} }));
  const rows = data?.toSorted((a, b) => Number(b.status === "decided") - Number(a.status === "decided"));
  return (
    <Page title="选人配对" subtitle="先定村、再定人：整顿对象审定以后，在这里为每个村选派“四个一”和工作队。">
      <ProblemNote problem={error} />
      <Card title="轮次" note={rows && `共 ${rows.length} 个`}>
        <Table
          rows={error ? [] : rows}
          rowKey={(row) => row.id}
          onOpen={(row) => go(`/rounds/${row.id}/match`)}
          columns={[
            { head: "轮次", cell: (row) => <Link href={`/rounds/${row.id}/match`}>{row.name}</Link> },
            { head: "环节", cell: (row) => roundStatusLabel[row.status], width: 140 },
            {
              head: "",
              cell: (row) => (row.status === "decided" ? "可以配对" : "审定整顿对象以后再配对"),
            },
          ]}
          empty={<Empty>还没有摸排轮次。</Empty>}
        />
      </Card>
    </Page>
  );
}
