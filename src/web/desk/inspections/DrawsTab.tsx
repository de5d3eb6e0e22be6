import { useQuery } from "@tanstack/react-query";
import { Button, Drawer } from "antd";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { draws } from "#contract/draws.ts";
import { drawStatusLabel } from "#domain/inspections/inspection-labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, type Column, Empty, instant, ProblemNote, Table } from "../../ui/index.ts";
import type { DrawRow, Inspection } from "./contract-types.ts";
import { FreezeForm } from "./FreezeForm.tsx";

/** Every attempt, abandoned and repeated ones too. */
export function DrawsTab({ inspection }: { inspection: Inspection }) {
  const [freezing, setFreezing] = useState(false);
  const [, navigate] = useLocation();
  const params = { id: inspection.id };
  const { data, error, isFetching } = useQuery(useApi().query(draws.ofInspection, { params }));
  const rows = error ? [] : data?.rows;
  const again = rows !== undefined && rows.length > 0;
  const word = again ? "重新抽取" : "准备抽取";
  const freeze = inspection.can.draw && (
    <Button type={again ? "default" : "primary"} onClick={() => setFreezing(true)}>
      {word}
    </Button>
  );
  return (
    <Card title="历次抽取" note="作废和重新抽取的都长期保留、一并公布">
      <ProblemNote problem={error} />
      {again && <div className="filters no-print">{freeze}</div>}
      <Table
        rows={rows}
        loading={isFetching}
        rowKey={(row) => row.id}
        onOpen={(row) => navigate(`/draws/${row.id}`)}
        empty={<Empty action={freeze}>还没有抽取。</Empty>}
        columns={columns}
      />
      <Drawer title={word} open={freezing} onClose={() => setFreezing(false)} size={720} destroyOnHidden>
        {freezing && <FreezeForm inspection={inspection} again={again} onFrozen={(id) => navigate(`/draws/${id}`)} />}
      </Drawer>
    </Card>
  );
}

const columns: readonly Column<DrawRow>[] = [
  { head: "次数", cell: (row) => <Link href={`/draws/${row.id}`}>第 {row.number} 次</Link>, width: 90 },
  { head: "状态", cell: (row) => drawStatusLabel[row.status], width: 90 },
  {
    head: "底册 SHA-256",
    cell: (row) => <span className="draw-hash">{row.frameSha256.slice(0, 16)}…</span>,
    width: 190,
  },
  { head: "定格", cell: (row) => `${row.frozenBy}　${instant(row.frozenAt)}` },
  { head: "承诺", cell: (row) => `${row.officers.length} / 2`, align: "end", width: 70 },
  {
    head: "揭示",
    cell: (row) => `${row.officers.filter(({ revealed }) => revealed).length} / 2`,
    align: "end",
    width: 70,
  },
  { head: "理由", cell: (row) => [row.repeatReason, row.abandonReason].filter(Boolean).join("；") || "—" },
];
