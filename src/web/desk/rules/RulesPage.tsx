import { useQuery } from "@tanstack/react-query";
import { Link, useSearchParams } from "wouter";
import { rules } from "#contract/rules.ts";
import type { Reply } from "../../api/client.ts";
import { useApi } from "../../api/use-api.ts";
import { CountyFilter } from "../CountyFilter.tsx";
import { Card, type Column, Page, ProblemNote, Table } from "../../ui/index.ts";

type Row = Reply<typeof rules.list>["rows"][number];

export function RulesPage() {
  const [params] = useSearchParams();
  const countyId = params.get("countyId") ?? undefined;
  const { data, error } = useQuery(useApi().query(rules.list, { query: { countyId } }));
  const columns: Column<Row>[] = [
    { head: "规则", cell: (row) => <RuleLink row={row} countyId={countyId} />, always: true, width: 200 },
    { head: "用途", cell: ({ purpose }) => purpose },
    { head: "现行版本", cell: ({ version }) => (version === 0 ? "系统默认规则" : `第 ${version} 版`), width: 110 },
    { head: "生效日期", cell: ({ validFrom }) => validFrom ?? "—", width: 110 },
  ];
  return (
    <Page title="规则设置" subtitle="各地不同的规则在这里设定，改动形成新版本；已经按原版本办理的事项不受影响。">
      <ProblemNote problem={error} />
      <CountyFilter />
      <Card title="规则" note={data && `共 ${data.rows.length} 项`}>
        <Table rows={data?.rows} rowKey={({ code }) => code} columns={columns} />
      </Card>
    </Page>
  );
}

function RuleLink({ row, countyId }: { readonly row: Row; readonly countyId: string | undefined }) {
  const asked = countyId === undefined ? "" : `?countyId=${encodeURIComponent(countyId)}`;
  return <Link href={`/rules/${row.code}${asked}`}>{row.title}</Link>;
}
