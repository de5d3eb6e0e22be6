import { Card, Table } from "../../ui/index.ts";
import { yuan } from "../assets/yuan.ts";
import type { VillageIncomes } from "./plan-types.ts";

/** The same sums, by township. */
export function ByTownship({ data: { townships } }: { data: VillageIncomes }) {
  return (
    <Card title="按乡镇（街道）">
      <Table<VillageIncomes["townships"][number]>
        short
        rows={townships}
        rowKey={({ townshipId }) => townshipId}
        columns={[
          { head: "乡镇（街道）", cell: ({ township }) => township },
          { head: "村（个）", cell: ({ villages }) => villages, align: "end" },
          { head: "应有（元）", cell: ({ targetFen }) => yuan(targetFen), align: "end" },
          { head: "已收（元）", cell: ({ receivedFen }) => yuan(receivedFen), align: "end" },
          { head: "短缺（元）", cell: ({ shortFen }) => yuan(shortFen), align: "end" },
          { head: "不足的村（个）", cell: ({ short }) => short, align: "end" },
        ]}
      />
    </Card>
  );
}
