import { Button } from "antd";
import { Link, useLocation } from "wouter";
import type { plans } from "#contract/plans.ts";
import type { Result } from "#contract/route.ts";
import { planStatusLabel } from "#domain/plans/labels.ts";
import type { PlanStatus } from "#domain/plans/plan.ts";
import { Empty, Progress, Table } from "../../ui/index.ts";
import type { TeamRow } from "./contract-types.ts";
import type { PlanFilter } from "./PlanFilters.tsx";
import { StateCounts } from "./StateLamp.tsx";
import { pagingOf } from "../use-filter.ts";

interface TeamTableProps {
  readonly list: Result<typeof plans.teams> | "failed" | undefined;
  readonly loading: boolean;
  readonly filter: PlanFilter;
  readonly onFilter: (change: Partial<PlanFilter>) => void;
}

export function TeamTable({ list, loading, filter, onFilter }: TeamTableProps) {
  const [, navigate] = useLocation();
  const { rows, total, required } = list === "failed" ? nothing : (list ?? { ...nothing, rows: undefined });
  const { lacks, light, townshipId } = filter;
  const clear = () => onFilter({ lacks: undefined, light: undefined, townshipId: undefined, page: undefined });
  return (
    <Table<TeamRow>
      name="plan-teams"
      rows={rows}
      loading={loading}
      rowKey={(row) => row.id}
      columns={columnsFor(required)}
      onOpen={(row) => navigate(`/plans/teams/${row.id}`)}
      hot={(row) => row.late > 0}
      empty={
        lacks || light || townshipId ? (
          <Empty action={<Button onClick={clear}>清除筛选</Button>}>没有符合条件的工作队。</Empty>
        ) : (
          <Empty>还没有工作队。县级选派、组建工作队后，在此列出各队的计划。</Empty>
        )
      }
      paging={pagingOf({ page: Number(filter.page ?? 1), size: Number(filter.size ?? 100) }, total, onFilter)}
    />
  );
}

const nothing = { rows: [], total: 0, required: 3 };

function columnsFor(required: number) {
  const status = (word: PlanStatus | null) =>
    word === null ? <span className="plan-missing">未拟定</span> : planStatusLabel[word];
  return [
    { head: "序号", cell: (_: TeamRow, index: number) => index + 1, align: "end" as const, width: 52 },
    { head: "乡镇（街道）", cell: (row: TeamRow) => row.township },
    {
      head: "村（社区）",
      cell: (row: TeamRow) => <Link href={`/plans/teams/${row.id}`}>{row.village}</Link>,
      always: true,
    },
    { head: "派出单位", cell: (row: TeamRow) => row.organisation ?? "—" },
    { head: "三年规划", cell: (row: TeamRow) => status(row.threeYear) },
    { head: "年度计划", cell: (row: TeamRow) => status(row.annual) },
    { head: "本月清单", cell: (row: TeamRow) => status(row.monthly) },
    {
      head: `重大帮扶事项（已报/应报 ${required} 项）`,
      cell: (row: TeamRow) => (
        <>
          {row.filed}/{required}
          {row.stuck > 0 && <span className="plan-stuck">仍在谋划 {row.stuck}</span>}
        </>
      ),
    },
    { head: "各项完成", cell: (row: TeamRow) => <Progress done={row.done} of={row.total} />, width: 180 },
    {
      head: "逾期、临近",
      cell: (row: TeamRow) => <StateCounts late={row.late} due={row.due} />,
      width: 170,
      always: true,
    },
  ];
}
