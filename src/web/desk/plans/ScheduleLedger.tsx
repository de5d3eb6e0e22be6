import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link, useLocation } from "wouter";
import type { CallOf } from "#contract/route.ts";
import { schedules } from "#contract/schedules.ts";
import { scheduleStatusLabel } from "#domain/plans/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, type Column, Empty, ProblemNote, Progress, Table } from "../../ui/index.ts";
import type { LedgerRow } from "./contract-types.ts";
import { type PlanFilter, PlanFilters } from "./PlanFilters.tsx";
import { StateCounts } from "./StateLamp.tsx";
import { pagingOf } from "../use-filter.ts";

interface ScheduleLedgerProps {
  readonly filter: PlanFilter;
  readonly counties: readonly { id: string; name: string }[];
  readonly onFilter: (change: Partial<PlanFilter>) => void;
}

/** 倒排工期 of every team within reach, what waits for approval first. */
export function ScheduleLedger({ filter, counties, onFilter }: ScheduleLedgerProps) {
  const [, navigate] = useLocation();
  const { countyId, townshipId, status } = filter;
  const [page, size] = [Number(filter.page ?? 1), Number(filter.size ?? 100)];
  const query = { countyId, townshipId, status, page, size } as CallOf<typeof schedules.ledger>["query"];
  const { data, error, isFetching } = useQuery(useApi().query(schedules.ledger, { query }));
  const clear = <Button onClick={() => onFilter({ townshipId: undefined, status: undefined })}>清除筛选</Button>;
  const narrowed = Boolean(townshipId ?? status);
  return (
    <>
      <ProblemNote problem={error} />
      <Card title="各份倒排工期" note={data && `共 ${data.total} 份`}>
        <PlanFilters filter={filter} counties={counties} onFilter={onFilter} />
        <Table<LedgerRow>
          name="schedules"
          rows={error ? [] : data?.rows}
          loading={isFetching}
          rowKey={(row) => row.id}
          onOpen={(row) => navigate(`/schedules/${row.id}`)}
          hot={(row) => row.status === "submitted"}
          empty={
            narrowed ? (
              <Empty action={clear}>没有符合条件的倒排工期。</Empty>
            ) : (
              <Empty>还没有倒排工期。工作队排定工期后，在此列出。</Empty>
            )
          }
          columns={columns}
          paging={pagingOf({ page, size }, data?.total, onFilter)}
        />
      </Card>
    </>
  );
}

const columns: readonly Column<LedgerRow>[] = [
  { head: "序号", cell: (_, index) => index + 1, align: "end", width: 52 },
  { head: "乡镇（街道）", cell: (row) => row.township },
  { head: "村（社区）", cell: (row) => row.village },
  { head: "名称", cell: (row) => <Link href={`/schedules/${row.id}`}>{row.name}</Link>, always: true },
  { head: "工序模板", cell: (row) => `${row.template}${row.adjusted ? "（已调整）" : ""}` },
  { head: "环节", cell: (row) => scheduleStatusLabel[row.status], always: true },
  { head: "完成时限", cell: (row) => row.deadline, width: 110 },
  { head: "工序完成", cell: (row) => <Progress done={row.done} of={row.steps} />, width: 170 },
  {
    head: "逾期、临近",
    cell: (row) => (row.status === "approved" ? <StateCounts late={row.late} due={row.due} /> : "—"),
    width: 170,
  },
];
