import { assessmentStatusLabel } from "#domain/screening/labels.ts";
import { type Column, Empty, Table } from "../../ui/index.ts";
import type { Assessment } from "./contract-types.ts";

interface AssessListProps {
  readonly rows: readonly Assessment[] | undefined;
  readonly loading: boolean;
  readonly chosen: string | null;
  readonly paging: { readonly page: number; readonly total: number; readonly onPage: (page: number) => void };
  readonly onOpen: (villageId: string) => void;
}

export function AssessList({ rows, loading, chosen, paging, onOpen }: AssessListProps) {
  const manyTownships = new Set(rows?.map((row) => row.townshipId)).size > 1;
  return (
    <Table
      rows={rows}
      loading={loading}
      rowKey={(row) => row.villageId}
      empty={<Empty>没有符合条件的村，请放宽条件。</Empty>}
      onOpen={(row) => onOpen(row.villageId)}
      hot={(row) => row.villageId === chosen}
      columns={manyTownships ? [township, ...columns] : columns}
      paging={paging.total > 200 ? { ...paging, size: 200 } : undefined}
    />
  );
}

// The sign carries the state next to the word.
const signs: Record<Assessment["status"], string> = {
  waiting: "○",
  draft: "✎",
  submitted: "✓",
  returned: "↩",
  missing: "△",
};

const township: Column<Assessment> = { head: "乡镇", cell: (row) => row.township };
const columns: Column<Assessment>[] = [
  { head: "村（社区）", cell: (row) => row.village, always: true },
  {
    head: "状态",
    cell: (row) => (
      <span className={`state state-${row.status}`}>
        <span aria-hidden="true">{signs[row.status]}</span> {assessmentStatusLabel[row.status]}
      </span>
    ),
  },
  {
    head: "暂缺（项）",
    cell: (row) => (row.status === "waiting" ? "" : row.values.filter((value) => value === null).length),
    align: "end",
  },
  { head: "表现（种）", cell: (row) => (row.status === "waiting" ? "" : row.manifestations.length), align: "end" },
];
