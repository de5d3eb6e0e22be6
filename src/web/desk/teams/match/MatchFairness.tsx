import { Card, Table } from "../../../ui/index.ts";
import { inPoints, type RunView } from "./types.ts";

/** How the townships fare, the least served first; it says where to look, and ranks nobody. */
export function MatchFairness({ run }: { run: RunView }) {
  const rows = run.fairness.toSorted((a, b) => a.mean - b.mean);
  const most = Math.max(1, ...rows.map(({ mean }) => mean));
  return (
    <Card title="乡镇之间是否均衡" note="各乡镇整顿村的平均得分，低的在前">
      <Table
        short
        rows={rows}
        rowKey={(row) => row.townshipId}
        columns={[
          { head: "乡镇（街道）", cell: (row) => row.township },
          { head: "整顿村（个）", cell: (row) => row.villages, align: "end", width: 110 },
          { head: "平均得分", cell: (row) => inPoints(row.mean), align: "end", width: 100 },
          {
            head: "",
            cell: (row) => (
              <span
                className="match-bar"
                aria-hidden="true"
                style={{ width: `${Math.max(0, (100 * row.mean) / most)}%` }}
              />
            ),
          },
        ]}
      />
    </Card>
  );
}
