import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSearchParams } from "wouter";
import { rounds } from "#contract/screening.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, type Column, Empty, KpiStrip, Table } from "../../ui/index.ts";
import { useMe } from "../use-me.ts";
import { AddVillage } from "./AddVillage.tsx";
import { becauseText } from "./because-text.ts";
import type { Shortlist, ShortlistRow } from "./contract-types.ts";
import { pointsText } from "./numbers.ts";
import { OpinionMarks } from "./OpinionMarks.tsx";
import { RoundMoves } from "./RoundMoves.tsx";
import { countShortlist, shown } from "./shortlist-counts.ts";
import { ShortlistFilters } from "./ShortlistFilters.tsx";
import { VillageDrawer } from "./VillageDrawer.tsx";
import { filledOf } from "./url-filter.ts";

export function CountyShortlist({ page }: { page: Shortlist }) {
  const [params, setParams] = useSearchParams();
  const [villageId, setVillageId] = useState<string | null>(null);
  const filter = filledOf(params, ["townshipId", "view"]);
  const rows = shown(page.rows, filter["view"], filter["townshipId"]);
  const counts = countShortlist(page.rows);
  const mayRead = useMe().verbs.includes("round.read");
  const chosen = page.rows.find((row) => row.villageId === villageId);
  return (
    <>
      <KpiStrip
        items={[
          { name: "初步名单", value: counts.listed, unit: "个村" },
          { name: "部门建议增列", value: counts.asked, unit: "个村", note: "不在名单之内，审定时逐村明确" },
          { name: "意见不一", value: counts.disputed, unit: "个村", note: "有建议剔除或者增列的" },
          { name: "已实地核实", value: counts.visited, unit: `/ ${page.rows.length} 个村` },
        ]}
      />
      {mayRead && <Moves roundId={page.round.id} />}
      <Card title="名单" note={`共 ${page.rows.length} 个，显示 ${rows.length} 个`}>
        <ShortlistFilters rows={page.rows} filter={filter} onFilter={(next) => setParams(next)}>
          {page.can.add && <AddVillage roundId={page.round.id} />}
        </ShortlistFilters>
        <Table
          name="shortlist"
          rows={rows}
          rowKey={(row) => row.villageId}
          empty={<Empty>没有符合条件的村。</Empty>}
          hot={(row) => row.disputed}
          onOpen={(row) => setVillageId(row.villageId)}
          columns={columns}
        />
      </Card>
      <VillageDrawer page={page} row={chosen} onClose={() => setVillageId(null)} />
    </>
  );
}

function Moves({ roundId }: { roundId: string }) {
  const { data: round } = useQuery(useApi().query(rounds.read, { params: { id: roundId } }));
  return round && ["shortlisted", "reviewing", "verified"].includes(round.status) ? <RoundMoves round={round} /> : null;
}

const columns: Column<ShortlistRow>[] = [
  { head: "名次", cell: (row) => row.position ?? "未排", align: "end", width: 70 },
  { head: "乡镇", cell: (row) => row.township, width: 120 },
  { head: "村（社区）", cell: (row) => row.village, always: true, width: 150 },
  { head: "得分", cell: (row) => (row.points === null ? "" : pointsText(row.points)), align: "end", width: 80 },
  { head: "列入原因", cell: becauseText, width: 150 },
  { head: "表现（种）", cell: (row) => row.manifestations.length, align: "end", width: 100 },
  { head: "联审意见", cell: (row) => <OpinionMarks row={row} /> },
  { head: "实地核实", cell: visitText, width: 190 },
];

function visitText({ verification }: ShortlistRow): string {
  if (!verification) return "未核实";
  return `✓ ${verification.visitedOn}　${verification.upheld ? "情况属实" : "情况不符"}`;
}
