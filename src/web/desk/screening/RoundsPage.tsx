import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { ReactNode } from "react";
import { Link, useLocation, useSearchParams } from "wouter";
import { rounds } from "#contract/screening.ts";
import { roundStatusLabel } from "#domain/screening/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, type Column, Empty, Page, ProblemNote, Progress, Table } from "../../ui/index.ts";
import { useMe } from "../use-me.ts";
import type { RoundRow } from "./contract-types.ts";
import { percentText } from "./numbers.ts";
import { RoundFilters } from "./RoundFilters.tsx";
import { shownRounds } from "./round-late.ts";
import { filledOf } from "./url-filter.ts";
import { useToday } from "./use-today.ts";

export function RoundsPage() {
  const { all, manyCounties, rows, error, isFetching, filter, setFilter } = useRounds();
  const mayEdit = useMe().verbs.includes("round.edit");
  const [, go] = useLocation();
  const add = (word: string) => (
    <Button type="primary" onClick={() => go("/rounds/new")}>
      {word}
    </Button>
  );
  return (
    <Page
      title="摸排轮次"
      subtitle="逐村摸排、倒排、联审、核实、审定，一轮一档。"
      actions={mayEdit && all.length > 0 && add("建立轮次")}
    >
      <ProblemNote problem={error} />
      <Card title="轮次" note={rows && `共 ${rows.length} 个`}>
        {all.length > 1 && <RoundFilters filter={filter} onFilter={setFilter} />}
        <Table
          rows={error ? [] : rows}
          loading={isFetching}
          rowKey={(row) => row.id}
          empty={
            all.length > 0 ? (
              <Empty>没有符合条件的轮次，请放宽条件。</Empty>
            ) : (
              <NoRound add={mayEdit && add("建立第一个轮次")} />
            )
          }
          onOpen={(row) => go(`/rounds/${row.id}`)}
          columns={manyCounties ? [county, ...columns] : columns}
        />
      </Card>
    </Page>
  );
}

function NoRound({ add }: { add: ReactNode }) {
  if (!add) return <Empty>还没有启动的摸排轮次。县委组织部启动后，在这里填报和查看。</Empty>;
  return <Empty action={add}>还没有摸排轮次。先选定软弱涣散表现清单，设好指标权重和倒排比例，再启动摸排。</Empty>;
}

/** The rounds as the address filters them, and all there are. */
function useRounds() {
  const [params, setParams] = useSearchParams();
  const today = useToday();
  const filter = filledOf(params, ["status", "late"]);
  const { data, error, isFetching } = useQuery(useApi().query(rounds.list, { query: {} }));
  const setFilter = (next: Record<string, string>) => setParams(next);
  const all = data ?? [];
  const manyCounties = new Set(all.map((row) => row.countyId)).size > 1;
  return { all, manyCounties, rows: data && shownRounds(data, filter, today), error, isFetching, filter, setFilter };
}

const county: Column<RoundRow> = { head: "县（市、区）", cell: (row) => row.county };

const columns: Column<RoundRow>[] = [
  { head: "轮次", cell: (row) => <Link href={`/rounds/${row.id}`}>{row.name}</Link>, always: true },
  { head: "环节", cell: (row) => roundStatusLabel[row.status], width: 130 },
  {
    head: "已报／应报（村）",
    cell: (row) => (row.villages > 0 ? <Progress done={row.submitted} of={row.villages} /> : "尚未启动"),
    width: 240,
  },
  { head: "缺报（村）", cell: (row) => row.missing, align: "end", width: 100 },
  { head: "倒排比例", cell: (row) => percentText(row.ratioBasisPoints), align: "end", width: 100 },
  { head: "评估截止", cell: (row) => row.deadline, width: 120 },
  { head: "启动日期", cell: (row) => row.openedOn ?? "尚未启动", width: 120 },
];
