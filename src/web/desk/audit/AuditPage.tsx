import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useSearchParams } from "wouter";
import { audits } from "#contract/audit.ts";
import { detailLines } from "#domain/audit/detail.ts";
import { asRole, auditLabel } from "#domain/audit/labels.ts";
import type { CallOf, Result } from "#contract/route.ts";
import { useApi } from "../../api/use-api.ts";
import { useDownload } from "../../api/use-download.ts";
import { Card, Empty, instant, Page, ProblemNote, Table } from "../../ui/index.ts";
import { AuditFilters } from "./AuditFilters.tsx";
import { SealsCard } from "./SealsCard.tsx";
import { pagingOf } from "../use-filter.ts";

type AuditRow = Result<typeof audits.list>["rows"][number];

type AuditFilter = Omit<CallOf<typeof audits.list>["query"], "page" | "size">;

const filterNames = ["from", "to", "account", "verb", "subject", "sealed"] as const;

export function AuditPage() {
  const [params, setParams] = useSearchParams();
  const filter = Object.fromEntries(filterNames.map((name) => [name, params.get(name) ?? undefined])) as AuditFilter;
  const page = Number(params.get("page") ?? 1);
  const size = Number(params.get("size") ?? 50);
  const { data, error, isFetching } = useQuery(useApi().query(audits.list, { query: { ...filter, page, size } }));
  const download = useDownload(audits.export);
  const change = (next: Record<string, string | undefined>) =>
    setParams(filled({ ...filter, size: String(size), ...next }));
  const exportButton = (
    <Button loading={download.sending} onClick={() => download.send({ body: filter })}>
      导出
    </Button>
  );
  return (
    <Page
      title="审计记录"
      subtitle="每项操作与业务数据同时写入，只增不改；每分钟封存一次，前后相连。"
      actions={exportButton}
    >
      <ProblemNote problem={error ?? download.problem} />
      <SealsCard />
      <Card title="操作记录" note={data && `共 ${data.total} 条，导出至多 100,000 条`}>
        <AuditFilters filter={filter} onFilter={change} />
        <Table
          name="audit"
          rows={error ? [] : data?.rows}
          loading={isFetching}
          rowKey={(row) => row.id}
          empty={<Empty>没有符合条件的操作记录，请放宽时间或其他条件。</Empty>}
          columns={columns}
          paging={pagingOf({ page, size }, data?.total, change)}
        />
      </Card>
    </Page>
  );
}

const columns = [
  { head: "时间", cell: (row: AuditRow) => instant(row.at, true), always: true, width: 170 },
  { head: "操作人", cell: (row: AuditRow) => row.accountName },
  { head: "岗位", cell: (row: AuditRow) => asRole(row.role) },
  { head: "操作", cell: (row: AuditRow) => <span title={row.verb}>{auditLabel[row.verb] ?? row.verb}</span> },
  { head: "对象", cell: (row: AuditRow) => <Subject row={row} /> },
  { head: "内容", cell: (row: AuditRow) => <Detail row={row} /> },
  { head: "封存号", cell: (row: AuditRow) => row.sealNumber ?? "待封存", align: "end" as const, width: 90 },
];

/** An account by its name; anything else by its number, which the filter finds. */
function Subject({ row: { subjectId, subjectName } }: { row: AuditRow }) {
  return (
    <span title={subjectId}>{subjectName ?? (subjectId.length > 20 ? `…${subjectId.slice(-12)}` : subjectId)}</span>
  );
}

function Detail({ row: { verb, detail } }: { row: AuditRow }) {
  return (
    <span className="audit-detail">
      {detailLines(verb, detail).map(({ name, text }) => (
        <span key={name}>
          {name}：{text}
        </span>
      ))}
    </span>
  );
}

function filled(values: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1])));
}
