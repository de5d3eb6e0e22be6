import { Button } from "antd";
import { Link, useLocation } from "wouter";
import type { plans } from "#contract/plans.ts";
import type { Result } from "#contract/route.ts";
import { planName, planStatusLabel } from "#domain/plans/labels.ts";
import { Empty, Progress, Table } from "../../ui/index.ts";
import type { PlanRow } from "./contract-types.ts";
import type { PlanFilter } from "./PlanFilters.tsx";
import { StateCounts } from "./StateLamp.tsx";
import { pagingOf } from "../use-filter.ts";

interface PlanTableProps {
  readonly list: Result<typeof plans.list> | "failed" | undefined;
  readonly loading: boolean;
  readonly filter: PlanFilter;
  readonly onFilter: (change: Partial<PlanFilter>) => void;
}

export function PlanTable({ list, loading, filter, onFilter }: PlanTableProps) {
  const [, navigate] = useLocation();
  const { rows, total } = list === "failed" ? { rows: [], total: 0 } : (list ?? { rows: undefined, total: 0 });
  const { kind, year, status, light, townshipId } = filter;
  const narrowed = [kind, year, status, light, townshipId].some(Boolean);
  const all = { kind: undefined, year: undefined, status: undefined, light: undefined, townshipId: undefined };
  return (
    <Table<PlanRow>
      name="plans"
      rows={rows}
      loading={loading}
      rowKey={(row) => row.id}
      columns={columns}
      onOpen={(row) => navigate(`/plans/${row.id}`)}
      hot={(row) => row.status === "submitted"}
      empty={
        narrowed ? (
          <Empty action={<Button onClick={() => onFilter(all)}>清除筛选</Button>}>没有符合条件的计划。</Empty>
        ) : (
          <Empty>还没有计划。工作队拟定三年规划、年度计划后，在此列出。</Empty>
        )
      }
      paging={pagingOf({ page: Number(filter.page ?? 1), size: Number(filter.size ?? 100) }, total, onFilter)}
    />
  );
}

const columns = [
  { head: "序号", cell: (_: PlanRow, index: number) => index + 1, align: "end" as const, width: 52 },
  { head: "乡镇（街道）", cell: (row: PlanRow) => row.township },
  { head: "村（社区）", cell: (row: PlanRow) => row.village },
  { head: "计划", cell: (row: PlanRow) => <Link href={`/plans/${row.id}`}>{planName(row)}</Link>, always: true },
  { head: "环节", cell: (row: PlanRow) => planStatusLabel[row.status], always: true },
  { head: "批准", cell: (row: PlanRow) => row.approvedOn ?? "—", width: 110 },
  { head: "村内公示", cell: (row: PlanRow) => row.postedOn ?? "—", width: 110 },
  { head: "报县备案", cell: (row: PlanRow) => row.filedOn ?? "—", width: 110 },
  { head: "任务完成", cell: (row: PlanRow) => <Progress done={row.done} of={row.total} />, width: 180 },
  { head: "逾期、临近", cell: (row: PlanRow) => <StateCounts late={row.late} due={row.due} />, width: 170 },
];
