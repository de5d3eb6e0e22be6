import { useQuery, type UseQueryOptions } from "@tanstack/react-query";
import { useState } from "react";
import type { Problem } from "#contract/problem.ts";
import { Empty, ProblemNote, Table, Waiting } from "../../ui/index.ts";
import type { OpenedFigure } from "./composer-types.ts";

type OpenedQuery = UseQueryOptions<OpenedFigure, Problem>;

interface FigureDetailProps {
  /** One page of the number that was opened. */
  readonly ask: (paging: { page: number; size: number }) => OpenedQuery;
}

/** 口径, day and rows of one number of a text. */
export function FigureDetail({ ask }: FigureDetailProps) {
  const [page, setPage] = useState({ page: 1, size: 50 });
  const { data, error } = useQuery(ask(page));
  if (!data) return error ? <ProblemNote problem={error} /> : <Waiting lines={6} />;
  const { display, unit, definition, asOf, frozen, columns, rows, total } = data;
  const numbered = rows.map((cells, at) => ({ cells, number: (page.page - 1) * page.size + at + 1 }));
  return (
    <>
      <dl className="figure-detail">
        <dt>数值</dt>
        <dd className="figure-detail-value">
          {display} {unit}
        </dd>
        <dt>口径</dt>
        <dd>{definition}</dd>
        <dt>截至日期</dt>
        <dd>
          {asOf}
          {frozen ? "（已定格，此后不变）" : "（实时）"}
        </dd>
      </dl>
      <Table
        rows={numbered}
        rowKey={(row) => String(row.number)}
        caption={`明细 ${total} 行`}
        empty={<Empty>没有明细，数值为零。</Empty>}
        columns={[
          { head: "序号", cell: (row) => row.number, align: "end", width: 56 },
          ...columns.map((head, at) => ({ head, cell: (row: (typeof numbered)[number]) => row.cells[at] })),
        ]}
        paging={
          total > rows.length
            ? { ...page, total, onPage: (to: number, size: number) => setPage({ page: to, size }) }
            : undefined
        }
      />
    </>
  );
}
