import type { ReactNode } from "react";
import { Link, useLocation } from "wouter";
import { fundLevelLabel } from "#domain/projects/funds/labels.ts";
import { type Column, Light, type Paging, Table } from "../../ui/index.ts";
import type { BatchRow } from "./fund-types.ts";
import { wanCell } from "./money-words.ts";

interface BatchTableProps {
  readonly rows: readonly BatchRow[] | undefined;
  readonly loading: boolean;
  readonly severalCounties: boolean;
  readonly empty: ReactNode;
  readonly paging: Paging;
}

export function BatchTable({ rows, loading, severalCounties, empty, paging }: BatchTableProps) {
  const [, go] = useLocation();
  return (
    <Table<BatchRow>
      name="funds"
      caption="金额单位：万元"
      rows={rows}
      loading={loading}
      rowKey={({ id }) => id}
      columns={columnsFor(severalCounties)}
      onOpen={({ id }) => go(`/funds/${id}`)}
      hot={({ light }) => light === "red"}
      empty={empty}
      paging={paging}
    />
  );
}

const columnsFor = (severalCounties: boolean): Column<BatchRow>[] => [
  { head: "年度", cell: ({ year }) => year, width: 60 },
  ...(severalCounties ? [{ head: "县（市、区）", cell: ({ county }: BatchRow) => county, width: 100 }] : []),
  {
    head: "资金种类",
    always: true,
    cell: ({ id, typeName }) => (
      <Link href={`/funds/${id}`} className="fund-name">
        {typeName}
      </Link>
    ),
  },
  { head: "级次", cell: ({ level }) => fundLevelLabel[level], width: 80 },
  { head: "资金文件", cell: ({ document }) => document, width: 170 },
  { head: "到账日期", cell: ({ receivedOn }) => receivedOn ?? "未到账", width: 100 },
  { head: "下达", align: "end", always: true, cell: ({ amountFen }) => wanCell(amountFen), width: 96 },
  { head: "已安排", align: "end", cell: ({ allocatedFen }) => wanCell(allocatedFen), width: 96 },
  { head: "已拨付", align: "end", cell: ({ paidFen }) => wanCell(paidFen), width: 96 },
  { head: "县级结存", align: "end", always: true, cell: ({ balanceFen }) => wanCell(balanceFen), width: 96 },
  { head: "闲置", align: "end", cell: (row) => <IdleDays {...row} />, width: 110 },
];

/** Days the money has lain where it lies, in the colour of the county's rule. */
export function IdleDays({ idleDays, light }: Pick<BatchRow, "idleDays" | "light">) {
  if (idleDays === null || light === "none") return null;
  if (light === "green") return <span className="num">{idleDays} 天</span>;
  return <Light colour={light} word={`${idleDays} 天`} />;
}
