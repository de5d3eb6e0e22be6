import { Link, useLocation } from "wouter";
import { slotLabel } from "#domain/teams/match/words.ts";
import { type Paging, Table } from "../../ui/index.ts";
import type { HandoverRow } from "./contract-types.ts";
import { NoneHere } from "./NoneHere.tsx";

interface HandoverTableProps {
  readonly rows: readonly HandoverRow[] | undefined;
  readonly loading?: boolean;
  readonly paging?: Paging;
  /** Shows all again; only where a filter stands. */
  readonly onClear?: (() => void) | undefined;
}

export function HandoverTable({ rows, loading = false, paging, onClear }: HandoverTableProps) {
  const [, navigate] = useLocation();
  return (
    <Table<HandoverRow>
      rows={rows}
      loading={loading}
      rowKey={(row) => row.id}
      onOpen={(row) => navigate(`/handovers/${row.id}`)}
      hot={(row) => row.can.sign}
      paging={paging}
      empty={<NoneHere what="交接包" otherwise="没有交接包。办理轮换时自动生成。" onClear={onClear} />}
      columns={[
        { head: "村（社区）", cell: (row) => `${row.township}　${row.village}` },
        { head: "岗位", cell: (row) => slotLabel[row.slot] },
        {
          head: "移交",
          cell: (row) => <Link href={`/handovers/${row.id}`}>{`${row.leaving} → ${row.successor}`}</Link>,
        },
        { head: "生成日期", cell: (row) => row.madeOn, width: 110 },
        { head: "签收", cell: stateOf },
        { head: "不一致之处（条）", cell: (row) => (row.signedOn ? row.differences : "—"), align: "end", width: 140 },
      ]}
    />
  );
}

const stateOf = ({ signedOn, signedBy, can }: HandoverRow) => {
  if (signedOn) return `${signedOn} ${signedBy ?? ""}签收`;
  return can.sign ? "等您签收" : "未签收";
};
