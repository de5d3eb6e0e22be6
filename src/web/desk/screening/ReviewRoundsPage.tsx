import { useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "wouter";
import { shortlists } from "#contract/shortlist.ts";
import { roundStatusLabel } from "#domain/screening/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty, Page, ProblemNote, Progress, Table } from "../../ui/index.ts";
import "./screening.css";

/** What the county has put before the departments. */
export function ReviewRoundsPage() {
  const { data: rows, error } = useQuery(useApi().query(shortlists.rounds, { query: {} }));
  const [, go] = useLocation();
  return (
    <Page title="联审" subtitle="县委组织部提交的初步名单，请本单位逐村提出意见。">
      <ProblemNote problem={error} />
      <Card title="轮次" note={rows && `共 ${rows.length} 个`}>
        <Table
          rows={error ? [] : rows}
          rowKey={(row) => row.id}
          empty={<Empty>目前没有提交联审的名单。县委组织部提交后在这里显示。</Empty>}
          onOpen={(row) => go(`/rounds/${row.id}/shortlist`)}
          columns={[
            { head: "轮次", cell: (row) => <Link href={`/rounds/${row.id}/shortlist`}>{row.name}</Link> },
            { head: "环节", cell: (row) => roundStatusLabel[row.status], width: 140 },
            {
              head: "本单位已提／应提（村）",
              cell: (row) => <Progress done={row.opined} of={row.villages} />,
              width: 320,
            },
          ]}
        />
      </Card>
    </Page>
  );
}
