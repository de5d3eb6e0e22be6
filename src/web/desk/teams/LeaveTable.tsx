import {
  leaveCategoryLabel,
  leaveKindLabel,
  leaveNoticeLabel,
  leaveOfficeLabel,
  leaveStatusLabel,
} from "#domain/teams/leave-labels.ts";
import { type Column, Empty, type Paging, Table } from "../../ui/index.ts";
import type { Leave } from "./contract-types.ts";
import { LeaveActions } from "./LeaveActions.tsx";

interface LeaveTableProps {
  readonly rows: readonly Leave[] | undefined;
  readonly loading?: boolean;
  readonly paging?: Paging;
  /** On the page of one person: without his name, and nothing is done there. */
  readonly plain?: boolean;
  readonly empty?: React.ReactNode;
}

export function LeaveTable({ rows, loading = false, paging, plain = false, empty }: LeaveTableProps) {
  return (
    <Table<Leave>
      rows={rows}
      loading={loading}
      rowKey={(row) => row.id}
      hot={(row) => row.can.answer}
      paging={paging}
      empty={empty ?? <Empty>没有请假、公出。</Empty>}
      columns={plain ? facts : [...who, ...facts, acts]}
    />
  );
}

const who: readonly Column<Leave>[] = [
  {
    head: "姓名",
    cell: (row) => (
      <div className="team-cell">
        {row.name}
        <small>
          {row.township}　{row.village}
        </small>
      </div>
    ),
    width: 170,
    always: true,
  },
];

const facts: readonly Column<Leave>[] = [
  {
    head: "类别和事由",
    cell: (row) => (
      <div className="team-cell">
        {leaveKindLabel[row.kind]}
        {row.category && <small>{[leaveCategoryLabel[row.category], row.reason].filter(Boolean).join("：")}</small>}
      </div>
    ),
    width: 150,
  },
  {
    head: "起止",
    cell: (row) => (
      <div className="team-cell">
        {row.fromOn} 至 {row.toOn}
        <small>
          {row.backOn ? `${row.backOn} 销假，` : ""}共 {row.days} 天
        </small>
      </div>
    ),
    width: 200,
  },
  { head: "代岗人", cell: (row) => row.substitute ?? "—", width: 90 },
  { head: "审批", cell: (row) => <Way row={row} /> },
];

function Way({ row: { status, steps, notices, recall } }: { row: Leave }) {
  return (
    <div className="team-cell">
      {leaveStatusLabel[status]}
      {steps.map(({ office, answer, name, reason }) => (
        <small key={office}>
          {leaveOfficeLabel[office]}：
          {answer === null ? "待审批" : `${answer === "approved" ? "同意" : "不同意"}（${name}）`}
          {reason && `　${reason}`}
        </small>
      ))}
      {status === "approved" && notices.length > 0 && (
        <small>告知：{notices.map((one) => leaveNoticeLabel[one]).join("、")}</small>
      )}
      {recall && <small className="team-near">批准后 {recall}</small>}
    </div>
  );
}

const acts: Column<Leave> = { head: "办理", cell: (row) => <LeaveActions leave={row} />, width: 150, fixed: "right" };
