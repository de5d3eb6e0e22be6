import type { ReactNode } from "react";
import { Link, useLocation } from "wouter";
import { assetStatusLabel } from "#domain/projects/assets/labels.ts";
import { assetClassLabel } from "#domain/projects/labels.ts";
import { type Paging, Table } from "../../ui/index.ts";
import type { AssetRow } from "./asset-types.ts";
import { yuan } from "./yuan.ts";

interface AssetTableProps {
  readonly rows: readonly AssetRow[] | undefined;
  readonly loading?: boolean;
  readonly name?: string;
  readonly empty: ReactNode;
  readonly paging?: Paging;
}

export function AssetTable({ rows, loading = false, name, empty, paging }: AssetTableProps) {
  const [, go] = useLocation();
  return (
    <Table<AssetRow>
      {...(name && { name })}
      rows={rows}
      loading={loading}
      rowKey={({ id }) => id}
      onOpen={({ id }) => go(`/assets/${id}`)}
      hot={({ status }) => status === "damaged" || status === "idle"}
      empty={empty}
      {...(paging && { paging })}
      columns={[
        { head: "编号", cell: ({ number }) => number, align: "end", width: 52 },
        { head: "资产名称", always: true, cell: (row) => <Link href={`/assets/${row.id}`}>{row.name}</Link> },
        { head: "类别", cell: (row) => assetClassLabel[row.class], width: 68 },
        { head: "乡镇（街道）", cell: ({ township }) => township, width: 102 },
        { head: "村（社区）", cell: ({ village, projectId }) => village ?? (projectId ? "多村统筹" : ""), width: 90 },
        { head: "所有者", cell: ({ owner }) => <span className="asset-words asset-owner">{owner}</span> },
        {
          head: "原值（元）",
          cell: ({ valueFen }) => <span className="num">{yuan(valueFen)}</span>,
          align: "end",
          width: 120,
        },
        { head: "证书编号", cell: ({ certificate }) => certificate || "未办", width: 164 },
        { head: "管护人", cell: ({ caretaker }) => caretaker, width: 68 },
        { head: "承租人", cell: ({ lessee }) => lessee ?? "", width: 104 },
        { head: "使用状况", cell: ({ status }) => assetStatusLabel[status], width: 76 },
      ]}
    />
  );
}
