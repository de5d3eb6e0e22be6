import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link, useLocation } from "wouter";
import type { Problem } from "#contract/problem.ts";
import type { CallOf, Result } from "#contract/route.ts";
import { visits } from "#contract/visits.ts";
import { visitKindLabel, visitStatusLabel, visitWayLabel } from "#domain/inspections/visit-labels.ts";
import { keyOf, useApi } from "../../api/use-api.ts";
import { Card, type Column, Empty, ProblemNote, Table } from "../../ui/index.ts";
import type { VisitFilter } from "./VisitFilters.tsx";

type Page = Result<typeof visits.list>;
type Row = Page["rows"][number];

/** The latest day first; what is further back is fetched on request. */
export function VisitList({ filter }: { readonly filter: VisitFilter }) {
  const { call } = useApi();
  const [, go] = useLocation();
  const query = filter as CallOf<typeof visits.list>["query"];
  const { data, error, isFetching, hasNextPage, fetchNextPage } = useInfiniteQuery<
    Page,
    Problem,
    { pages: Page[] },
    readonly unknown[],
    string | undefined
  >({
    queryKey: [...keyOf(visits.list), null, query],
    queryFn: ({ pageParam, signal }) => call(visits.list, { query: { ...query, after: pageParam } }, { signal }),
    initialPageParam: undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
  return (
    <Card title="检查记录" note="由近及远">
      <ProblemNote problem={error} />
      <Table
        name="visits"
        rows={error ? [] : data?.pages.flatMap(({ rows }) => rows)}
        loading={isFetching}
        rowKey={(row) => row.id}
        columns={columns}
        empty={<Empty>没有符合条件的检查，可以放宽日期或者类型。</Empty>}
        onOpen={(row) => go(`/visits/${row.id}`)}
        foot={
          hasNextPage && (
            <Button loading={isFetching} onClick={() => void fetchNextPage()}>
              再看 50 条
            </Button>
          )
        }
      />
    </Card>
  );
}

const columns: readonly Column<Row>[] = [
  { head: "日期", cell: (row) => <Link href={`/visits/${row.id}`}>{row.onDay}</Link>, width: 110, always: true },
  {
    head: "对象",
    cell: (row) => (row.name.startsWith(row.township) ? row.name : `${row.township}${row.name}`),
    always: true,
  },
  {
    head: "类型",
    cell: ({ kind, way }) =>
      way === "telephone" ? `${visitKindLabel[kind]}（${visitWayLabel[way]}）` : visitKindLabel[kind],
    width: 150,
  },
  { head: "督查", cell: ({ inspection }) => inspection?.title ?? "" },
  { head: "检查清单", cell: ({ checklist }) => checklist ?? "" },
  { head: "检查人员", cell: ({ visitors }) => visitors, width: 150 },
  { head: "状态", cell: ({ status }) => visitStatusLabel[status], width: 80 },
];
