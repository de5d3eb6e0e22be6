import { Link, useLocation } from "wouter";
import { lightKindLabel } from "#domain/evaluation/lights/labels.ts";
import { Empty, type Paging, Table } from "../../ui/index.ts";
import { homeOf, type Kind, type LitRow } from "./light-words.ts";
import { ThingLamp, Turned } from "./ThingLamp.tsx";

interface LitTableProps {
  readonly kind: Kind;
  readonly rows: readonly LitRow[] | undefined;
  readonly loading: boolean;
  readonly paging: Paging;
}

export function LitTable({ kind, rows, loading, paging }: LitTableProps) {
  const [, navigate] = useLocation();
  return (
    <Table<LitRow>
      name={`lights-${kind}`}
      rows={rows}
      loading={loading}
      rowKey={(row) => row.id}
      columns={columnsFor(kind)}
      onOpen={(row) => navigate(`/lights/${kind}/${row.id}`)}
      hot={(row) => row.shown === "red"}
      empty={<Empty>没有符合条件的事项。</Empty>}
      paging={paging}
    />
  );
}

function columnsFor(kind: Kind) {
  return [
    { head: "序号", cell: (_: LitRow, index: number) => index + 1, align: "end" as const, width: 56 },
    { head: "亮灯", cell: (row: LitRow) => <Lamps row={row} />, always: true, width: 90 },
    { head: "乡镇（街道）", cell: (row: LitRow) => row.township ?? "" },
    { head: "村（社区）", cell: (row: LitRow) => <Link href={homeOf(kind, row)}>{row.village ?? "—"}</Link> },
    {
      head: kind === "case" ? "轮次" : lightKindLabel[kind],
      cell: (row: LitRow) => <span className="light-title">{row.title}</span>,
    },
    { head: "为什么亮、怎样转绿", cell: (row: LitRow) => <Reason row={row} />, always: true },
    { head: "措施", cell: (row: LitRow) => <div className="light-action">{row.action}</div> },
    { head: "比上月末", cell: (row: LitRow) => <Compared row={row} />, width: 150 },
  ];
}

function Lamps({ row: { shown, override } }: { readonly row: LitRow }) {
  return (
    <>
      <ThingLamp colour={shown} />
      {override && <small className="light-hand">人工调整</small>}
    </>
  );
}

function Reason({ row: { sentence, override, computed } }: { readonly row: LitRow }) {
  return (
    <div className="light-reason">
      {sentence}
      {override && (
        <div>
          人工调整至 {override.untilOn}（按规则为 <ThingLamp colour={computed} />
          ）：{override.reason}
        </div>
      )}
    </div>
  );
}

function Compared({ row: { before, shown } }: { readonly row: LitRow }) {
  if (before === null) return <>上月末未列</>;
  return before === shown ? <>不变</> : <Turned from={before} to={shown} />;
}
