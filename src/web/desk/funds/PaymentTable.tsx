import type { ReactNode } from "react";
import { Link } from "wouter";
import { paymentKindLabel, paymentStatusLabel } from "#domain/projects/funds/labels.ts";
import { type Column, type Paging, Table } from "../../ui/index.ts";
import type { PaymentRow } from "./fund-types.ts";
import { yuanCell } from "./money-words.ts";
import { PaymentActs } from "./PaymentActs.tsx";

interface PaymentTableProps {
  readonly rows: readonly PaymentRow[] | undefined;
  readonly loading: boolean;
  readonly ofProject?: boolean;
  readonly severalCounties?: boolean;
  readonly empty: ReactNode;
  readonly paging?: Paging;
}

export function PaymentTable({
  rows,
  loading,
  ofProject = false,
  severalCounties = false,
  empty,
  paging,
}: PaymentTableProps) {
  const acts = rows?.some(({ can }) => Object.values(can).some(Boolean)) ?? false;
  return (
    <Table<PaymentRow>
      caption="金额单位：元"
      rows={rows}
      loading={loading}
      rowKey={({ id }) => id}
      columns={columnsFor({ ofProject, severalCounties, acts })}
      hot={({ why }) => why.length > 0}
      empty={empty}
      {...(paging && { paging })}
    />
  );
}

interface Shape {
  readonly ofProject: boolean;
  readonly severalCounties: boolean;
  readonly acts: boolean;
}

const projectColumn: Column<PaymentRow> = {
  head: "项目",
  always: true,
  cell: ({ projectId, project }) => (
    <Link href={`/projects/${projectId}?tab=funds`} className="fund-name">
      {project}
    </Link>
  ),
};

const columnsFor = ({ ofProject, severalCounties, acts }: Shape): Column<PaymentRow>[] => [
  { head: "申请日期", cell: ({ requestedOn }) => requestedOn, width: 100 },
  ...(severalCounties ? [{ head: "县（市、区）", cell: ({ county }: PaymentRow) => county, width: 100 }] : []),
  ...(ofProject ? [] : [projectColumn]),
  { head: "款项", cell: (row) => <What row={row} /> },
  { head: "金额", align: "end", always: true, cell: ({ amountFen }) => yuanCell(amountFen), width: 112 },
  { head: "资金来源", cell: (row) => <Sources row={row} /> },
  { head: "状态", cell: (row) => <Status row={row} />, always: true },
  ...(acts
    ? [{ head: "办理", fixed: "right" as const, cell: (row: PaymentRow) => <PaymentActs row={row} />, width: 140 }]
    : []),
];

function What({ row: { kind, contract, party, text, papers } }: { row: PaymentRow }) {
  return (
    <span className="fund-use">
      {paymentKindLabel[kind]}
      <small className="fund-small">
        {party}，{contract}
      </small>
      {text && <small className="fund-small">{text}</small>}
      {papers && <small className="fund-small">依据：{papers}</small>}
    </span>
  );
}

function Sources({ row: { sources, amountFen } }: { row: PaymentRow }) {
  return (
    <span className="fund-use fund-from">
      {sources.map(({ allocationId, name, amountFen: part }) => (
        <span key={allocationId} className="fund-source">
          {name}
          {part !== amountFen && ` ${yuanCell(part)}`}
        </span>
      ))}
    </span>
  );
}

/** Where it stands, by whom, and what is in the way. */
function Status({ row }: { row: PaymentRow }) {
  return (
    <span className="fund-use">
      {paymentStatusLabel[row.status]}
      <small className="fund-small">{courseOf(row)}</small>
      {row.why.length > 0 && (
        <ul className="fund-hits">
          {row.why.map(({ rule, sentence }) => (
            <li key={rule}>{sentence}</li>
          ))}
        </ul>
      )}
    </span>
  );
}

function courseOf(row: PaymentRow): string {
  switch (row.status) {
    case "requested":
      return `${row.requestedBy}申请`;
    case "paid":
      return `${row.paidOn ?? ""}，凭证 ${row.voucher ?? ""}`;
    case "reversed":
      return `${row.reversedOn ?? ""}冲正：${row.reversal}`;
    default:
      return `${row.answeredOn ?? ""} ${row.answeredBy ?? ""}${row.answer ? `：${row.answer}` : ""}`;
  }
}
