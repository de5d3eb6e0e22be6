import type { ReactNode } from "react";
import { Link, useLocation } from "wouter";
import { disclosureLevelLabel, disclosureStepLabel } from "#domain/projects/disclosures/labels.ts";
import { type Column, type Paging, Table } from "../../ui/index.ts";
import { leftWords, type NoticeRow } from "./disclosure-types.ts";

interface DisclosureTableProps {
  readonly rows: readonly NoticeRow[] | undefined;
  readonly loading?: boolean;
  readonly severalCounties?: boolean;
  readonly empty: ReactNode;
  readonly paging?: Paging;
}

export function DisclosureTable({ rows, loading, severalCounties = false, empty, paging }: DisclosureTableProps) {
  const [, navigate] = useLocation();
  return (
    <Table<NoticeRow>
      name="disclosures"
      rows={rows}
      loading={loading ?? false}
      rowKey={({ id }) => id}
      columns={columnsFor(severalCounties)}
      onOpen={({ id }) => navigate(`/disclosures/${id}`)}
      hot={({ openObjections }) => openObjections > 0}
      empty={empty}
      {...(paging && { paging })}
    />
  );
}

function columnsFor(severalCounties: boolean): Column<NoticeRow>[] {
  return [
    ...(severalCounties ? [{ head: "县（市、区）", cell: ({ county }: NoticeRow) => county, width: 108 }] : []),
    {
      head: "公示",
      always: true,
      cell: ({ id, title }) => <Link href={`/disclosures/${id}`}>{title}</Link>,
    },
    { head: "环节", cell: ({ step }) => disclosureStepLabel[step], width: 84 },
    { head: "层级", cell: ({ level }) => disclosureLevelLabel[level], width: 68 },
    { head: "乡镇（街道）", cell: ({ township }) => township ?? "", width: 108 },
    { head: "村（社区）", cell: ({ village }) => village ?? "", width: 108 },
    { head: "张贴日期", cell: ({ fromOn }) => fromOn, width: 100 },
    { head: "期满日期", cell: ({ untilOn }) => untilOn, width: 100 },
    { head: "状态", cell: (row) => <State row={row} />, width: 92, always: true },
    { head: "异议（件）", cell: ({ objections }) => objections || "", align: "end", width: 84 },
    {
      head: "未答复（件）",
      cell: ({ openObjections }) => openObjections > 0 && <span className="objection-open">{openObjections}</span>,
      align: "end",
      width: 98,
    },
  ];
}

function State({ row: { withdrawnOn, daysLeft } }: { row: NoticeRow }) {
  if (withdrawnOn) return <span className="posting-missing">已撤下</span>;
  return <span className={daysLeft === 0 ? "posting-over" : undefined}>{leftWords(daysLeft)}</span>;
}
