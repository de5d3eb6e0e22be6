import { Checkbox, Tag } from "antd";
import type { ReactNode } from "react";
import { Link, useLocation } from "wouter";
import { findingStatusLabel, findingTypeLabel } from "#domain/inspections/finding-labels.ts";
import { type Column, type Paging, Table } from "../../ui/index.ts";
import { CaseLamp } from "../cases/CaseLamp.tsx";
import { daysWords, type FindingRow } from "./finding-types.ts";

interface FindingTableProps {
  readonly rows: readonly FindingRow[] | undefined;
  readonly loading: boolean;
  readonly picked: readonly FindingRow[];
  readonly onPick: ((rows: readonly FindingRow[]) => void) | undefined;
  readonly severalCounties: boolean;
  readonly empty: ReactNode;
  readonly paging: Paging;
}

export function FindingTable(props: FindingTableProps) {
  const { rows, loading, picked, onPick, severalCounties, empty, paging } = props;
  const [, navigate] = useLocation();
  const isPicked = ({ id }: FindingRow) => picked.some((one) => one.id === id);
  const toggle = (row: FindingRow) =>
    onPick?.(isPicked(row) ? picked.filter(({ id }) => id !== row.id) : [...picked, row]);
  const pick: Column<FindingRow>[] = onPick
    ? [
        {
          head: "选择",
          width: 48,
          always: true,
          align: "center",
          cell: (row) => (
            <span
              onClick={(event) => event.stopPropagation()}
              onKeyDown={(event) => event.stopPropagation()}
              role="presentation"
            >
              <Checkbox
                aria-label={`选择第 ${row.number} 号`}
                disabled={!row.can.assign}
                checked={isPicked(row)}
                onChange={() => toggle(row)}
              />
            </span>
          ),
        },
      ]
    : [];
  return (
    <Table<FindingRow>
      name="findings"
      rows={rows}
      loading={loading}
      rowKey={({ id }) => id}
      columns={[...pick, ...columnsFor(severalCounties)]}
      onOpen={({ id }) => navigate(`/findings/${id}`)}
      hot={({ light }) => light === "red"}
      empty={empty}
      paging={paging}
    />
  );
}

function columnsFor(severalCounties: boolean): Column<FindingRow>[] {
  return [
    { head: "编号", cell: ({ number }) => number, align: "end", width: 52 },
    ...(severalCounties ? [{ head: "县（市、区）", cell: ({ county }: FindingRow) => county }] : []),
    { head: "乡镇（街道）", cell: ({ township }) => township ?? "", width: 108 },
    { head: "村（社区）", cell: ({ village }) => village ?? "", width: 104 },
    {
      head: "问题",
      always: true,
      cell: (row) => (
        <Link href={`/findings/${row.id}`} className="finding-text">
          {row.description}
        </Link>
      ),
    },
    { head: "类别", cell: ({ category }) => category, width: 92 },
    { head: "整改类型", cell: ({ type }) => findingTypeLabel[type], width: 84 },
    { head: "责任单位", cell: ({ responsibleUnit }) => responsibleUnit, width: 112 },
    { head: "状态", cell: (row) => <Status row={row} />, width: 96 },
    { head: "亮灯", cell: ({ light }) => <CaseLamp colour={light} />, width: 64, always: true },
    { head: "整改期限", cell: ({ dueOn }) => dueOn, width: 100 },
    { head: "剩余工作日", cell: ({ days }) => daysWords(days), align: "end", width: 100 },
  ];
}

function Status({ row: { status, repeated, reopened, late } }: { row: FindingRow }) {
  return (
    <span title={late}>
      {findingStatusLabel[status]}
      {repeated && <Tag className="finding-tag">重复</Tag>}
      {reopened > 0 && <Tag className="finding-tag">反弹</Tag>}
    </span>
  );
}
