import { wanOf } from "#domain/money.ts";
import { Card, Table } from "../../ui/index.ts";
import type { Project } from "./project-types.ts";

/** 受益村、份额和预期年收益. */
export function ServedTable({ project: { served, promisedFen } }: { project: Project }) {
  const whole = served.reduce((sum, { share }) => sum + share, 0);
  const several = served.length > 1;
  return (
    <Card title="受益村" note={`共 ${served.length} 个村　预期年收益 ${wanOf(promisedFen)} 万元`}>
      <Table
        short
        rows={served}
        rowKey={({ villageId }) => villageId}
        columns={[
          { head: "乡镇（街道）", cell: ({ township }) => township, width: 160 },
          { head: "村（社区）", cell: ({ village }) => village },
          ...(several
            ? [
                {
                  head: "份额",
                  cell: (row: Project["served"][number]) => `${row.share}/${whole}`,
                  align: "end" as const,
                  width: 110,
                },
              ]
            : []),
          { head: "预期年收益（万元）", cell: (row) => wanOf(row.promisedFen), align: "end", width: 160 },
        ]}
      />
    </Card>
  );
}
