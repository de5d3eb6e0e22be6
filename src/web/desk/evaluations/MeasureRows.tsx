import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { evaluations } from "#contract/evaluations.ts";
import type { Measure } from "#domain/evaluation/measures.ts";
import { useApi } from "../../api/use-api.ts";
import { Empty, ProblemNote, Table, Waiting } from "../../ui/index.ts";

interface MeasureRowsProps {
  readonly params: { readonly id: string; readonly subjectId: string };
  readonly measure: Measure;
}

/** 口径 and rows behind one value. */
export function MeasureRows({ params, measure }: MeasureRowsProps) {
  const [paging, setPaging] = useState({ page: 1, size: 50 });
  const { data, error } = useQuery(useApi().query(evaluations.rows, { params, query: { measure, ...paging } }));
  if (!data) return error ? <ProblemNote problem={error} /> : <Waiting lines={6} />;
  const numbered = data.rows.map((cells, at) => ({ cells, number: (paging.page - 1) * paging.size + at + 1 }));
  return (
    <>
      <p>口径：{data.definition}</p>
      <Table
        rows={numbered}
        rowKey={({ number }) => String(number)}
        caption={`明细 ${data.total} 行，${data.live ? "实时" : "公示时留存"}`}
        empty={<Empty>没有明细，数值为零。</Empty>}
        columns={[
          { head: "序号", cell: ({ number }) => number, align: "end", width: 56 },
          ...data.columns.map((head, at) => ({ head, cell: (row: (typeof numbered)[number]) => row.cells[at] })),
        ]}
        paging={{ ...paging, total: data.total, onPage: (page, size) => setPaging({ page, size }) }}
      />
    </>
  );
}
