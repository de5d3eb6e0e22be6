import { Tag } from "antd";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { funds } from "#contract/funds.ts";
import { allocationStatusLabel } from "#domain/projects/funds/labels.ts";
import { projectStatusLabel } from "#domain/projects/labels.ts";
import { useWrite } from "../../api/use-write.ts";
import { type Column, ConfirmButton, type Paging, ProblemNote, Table } from "../../ui/index.ts";
import { IdleDays } from "./BatchTable.tsx";
import { DrawerButton } from "./DrawerButton.tsx";
import { afterMoney, type AllocationRow, type Batch } from "./fund-types.ts";
import { HitList, JudgeForm } from "./JudgeForm.tsx";
import { wanCell } from "./money-words.ts";
import { RecallForm } from "./RecallForm.tsx";

interface AllocationTableProps {
  readonly rows: readonly AllocationRow[] | undefined;
  readonly loading: boolean;
  readonly can: Batch["can"] | undefined;
  /** What the page is about already and a row need not say. */
  readonly of: "batch" | "project" | "both";
  readonly empty: ReactNode;
  readonly paging?: Paging;
}

export function AllocationTable({ rows, loading, can, of, empty, paging }: AllocationTableProps) {
  return (
    <Table<AllocationRow>
      caption="金额单位：万元"
      rows={rows}
      loading={loading}
      rowKey={({ id }) => id}
      columns={columnsFor(of, can, rows?.length !== 0 && rows?.every(({ status }) => status === "blocked") === true)}
      hot={({ light, status }) => light === "red" || status === "blocked"}
      empty={empty}
      {...(paging && { paging })}
    />
  );
}

const projectColumn: Column<AllocationRow> = {
  head: "项目",
  always: true,
  cell: ({ projectId, project, projectStatus, recallSince }) => (
    <>
      <Link href={`/projects/${projectId}?tab=funds`} className="fund-name">
        {project}
      </Link>
      <small className="fund-small">
        {projectStatusLabel[projectStatus]}
        {recallSince && `，应于 ${recallSince} 前开工`}
      </small>
    </>
  ),
};

const batchColumn: Column<AllocationRow> = {
  head: "资金",
  always: true,
  cell: ({ fundId, typeName, year, receivedOn }) => (
    <>
      <Link href={`/funds/${fundId}`} className="fund-name">
        {typeName}
      </Link>
      <small className="fund-small">
        {year} 年，{receivedOn ? "已到账" : "未到账，不能拨付"}
      </small>
    </>
  ),
};

const spentColumns: readonly Column<AllocationRow>[] = [
  { head: "已拨付", align: "end", cell: ({ paidFen }) => wanCell(paidFen), width: 90 },
  { head: "项目结存", align: "end", cell: ({ unspentFen }) => wanCell(unspentFen), width: 90 },
  { head: "闲置", align: "end", cell: (row) => <IdleDays {...row} />, width: 100 },
];

type Of = AllocationTableProps["of"];

/** Where nothing has moved yet there is nothing to say of it. */
function columnsFor(of: Of, can: Batch["can"] | undefined, unmoved: boolean): Column<AllocationRow>[] {
  return [
    { head: "日期", cell: ({ onDay }) => onDay, width: 100 },
    ...(of === "project" ? [] : [projectColumn]),
    ...(of === "batch" ? [] : [batchColumn]),
    { head: "用途", cell: (row) => <Use row={row} /> },
    { head: "安排", align: "end", cell: (row) => <Given row={row} />, width: 100 },
    ...(unmoved ? [] : spentColumns),
    ...(can?.write || can?.override
      ? [
          {
            head: "办理",
            fixed: "right" as const,
            cell: (row: AllocationRow) => <Acts row={row} can={can} />,
            width: 104,
          },
        ]
      : []),
  ];
}

/** What was given, and what of it was taken back. */
function Given({ row: { amountFen, recalledFen } }: { row: AllocationRow }) {
  return (
    <>
      {wanCell(amountFen)}
      {recalledFen > 0 && <small className="fund-small">收回 {wanCell(recalledFen)}</small>}
    </>
  );
}

function Use({ row }: { row: AllocationRow }) {
  return (
    <span className="fund-use">
      {row.useName}
      {row.status !== "posted" && <Tag className="fund-tag">{allocationStatusLabel[row.status]}</Tag>}
      {row.purpose && <small className="fund-small">{row.purpose}</small>}
      {row.status === "blocked" && <HitList row={row} />}
      {row.override && (
        <small className="fund-small">
          {row.override.onDay} {row.override.by}复核{row.override.decision === "allowed" ? "准予" : "不准予"}：
          {row.override.reason}（{row.override.basis}）
        </small>
      )}
    </span>
  );
}

function Acts({ row, can }: { row: AllocationRow; can: Batch["can"] }) {
  if (row.status === "blocked")
    return row.own ? (
      <Drop row={row} />
    ) : (
      can.override && (
        <DrawerButton small primary form={(close) => <JudgeForm row={row} onClose={close} />}>
          复核用途
        </DrawerButton>
      )
    );
  if (!can.write || row.unspentFen === 0) return null;
  return (
    <DrawerButton small title="从项目收回" form={(close) => <RecallForm row={row} onClose={close} />}>
      收回
    </DrawerButton>
  );
}

/** One's own waits for another person; until then it may be taken back. */
function Drop({ row }: { row: AllocationRow }) {
  const drop = useWrite(funds.drop, { refresh: afterMoney });
  return (
    <>
      <ConfirmButton
        size="small"
        question="该笔安排还没有复核，撤回以后不再安排。"
        sending={drop.sending}
        onConfirm={() => drop.send({ params: { id: row.id }, body: { version: row.version } })}
      >
        撤回
      </ConfirmButton>
      <small className="fund-small">等待另一名县级人员复核</small>
      <ProblemNote problem={drop.problem} />
    </>
  );
}
