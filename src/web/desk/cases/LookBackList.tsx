import { Link } from "wouter";
import { Card, Table } from "../../ui/index.ts";
import type { Course } from "./course.ts";

type Row = Course["lookBacks"][number];

export function LookBackList({ course: { lookBacks } }: { course: Course }) {
  return (
    <Card title="回头看" note={`共 ${lookBacks.length} 次`}>
      <Table<Row>
        rows={lookBacks}
        rowKey={(row) => row.id}
        columns={[
          { head: "日期", cell: (row) => row.onDay, width: 120 },
          { head: "人员", cell: (row) => row.visitors },
          { head: "发现情况", cell: (row) => <div className="case-text">{row.finding}</div>, width: 420 },
          {
            head: "结论",
            cell: (row) =>
              row.successorId ? <Link href={`/cases/${row.successorId}`}>反弹，见新档</Link> : "没有反弹",
            width: 130,
          },
          { head: "登记人", cell: (row) => row.by },
        ]}
      />
    </Card>
  );
}
