import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link, useLocation } from "wouter";
import type { Problem } from "#contract/problem.ts";
import type { Result } from "#contract/route.ts";
import { records } from "#contract/records.ts";
import { recordKindLabel } from "#domain/records/labels.ts";
import { keyOf, useApi } from "../../api/use-api.ts";
import { Card, type Column, Empty, ProblemNote, Table } from "../../ui/index.ts";
import { countsInWords, occasionOf } from "./record-words.ts";
import type { ListQuery, RecordFilter } from "./use-record-filter.ts";

type Page = Result<typeof records.list>;
type Row = Page["rows"][number];

/** Newest first; what is further back is fetched on request, a page by its key. */
export function RecordList({ filter }: { filter: RecordFilter }) {
  const { call } = useApi();
  const [, go] = useLocation();
  const query = filter as ListQuery;
  const { data, error, isFetching, hasNextPage, fetchNextPage } = useInfiniteQuery<
    Page,
    Problem,
    { pages: Page[] },
    readonly unknown[],
    string | undefined
  >({
    queryKey: [...keyOf(records.list), null, query],
    queryFn: ({ pageParam, signal }) => call(records.list, { query: { ...query, after: pageParam } }, { signal }),
    initialPageParam: undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
  return (
    <Card title="纪实" note="由近及远">
      <ProblemNote problem={error} />
      <Table
        name="records"
        rows={error ? [] : data?.pages.flatMap(({ rows }) => rows)}
        loading={isFetching}
        rowKey={(row) => row.id}
        columns={columns}
        empty={<Empty>没有符合条件的纪实，可以放宽日期或者种类。</Empty>}
        onOpen={(row) => go(`/records/${row.id}`)}
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
  { head: "日期", cell: (row) => <Link href={`/records/${row.id}`}>{row.onDay}</Link>, width: 110, always: true },
  { head: "村（社区）", cell: (row) => `${row.township}${row.village}` },
  { head: "种类", cell: (row) => recordKindLabel[row.kind], width: 110 },
  { head: "数量", cell: (row) => (row.meeting || row.leader ? `${occasionOf(row)}　` : "") + countsInWords(row) },
  { head: "内容", cell: (row) => <span className="record-line">{row.text}</span>, always: true },
  { head: "关联", cell: (row) => (row.problem ?? row.goal ?? row.task)?.text ?? "", width: 120 },
  { head: "附件", cell: (row) => row.files.length || "", align: "end", width: 60 },
  { head: "回访", cell: contactWord, width: 90 },
];

function contactWord({ contact }: Row): string {
  if (!contact) return "";
  return contact.closedOn ? "已回访" : "待回访";
}
