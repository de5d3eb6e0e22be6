import { Drawer } from "antd";
import { useState } from "react";
import { Empty, Table } from "../../ui/index.ts";
import type { Stay } from "./contract-types.ts";
import { LeaveTable } from "./LeaveTable.tsx";

type Month = Stay["months"][number];

/** Each month by its parts, which make up the posting; a month opens to the leave and errands that touch it. */
export function DaysTable({ stay }: { stay: Stay }) {
  const [open, setOpen] = useState<Month | null>(null);
  const { months, sum, leaves } = stay;
  const touching = leaves.filter(
    ({ status, fromOn, toOn }) =>
      open !== null && status === "approved" && fromOn.slice(0, 7) <= open.month && toOn.slice(0, 7) >= open.month,
  );
  return (
    <>
      <Table<Month>
        rows={months}
        rowKey={(row) => row.month}
        onOpen={setOpen}
        empty={<Empty>这一年还没有派驻天数。</Empty>}
        columns={[
          { head: "月份", cell: (row) => row.month + (row.provisional ? "（放假安排未公布，暂按周一至周五）" : "") },
          { head: "派驻（天）", cell: (row) => row.posted, align: "end", width: 110 },
          { head: "休息日（天）", cell: (row) => row.rest, align: "end", width: 110 },
          { head: "请假（天）", cell: (row) => row.leave, align: "end", width: 110 },
          { head: "公出（天）", cell: (row) => row.errand, align: "end", width: 110 },
          { head: "在村（天）", cell: (row) => <b>{row.inVillage}</b>, align: "end", width: 110 },
        ]}
        foot={`全年：派驻 ${sum.posted} 天 − 休息日 ${sum.rest} 天 − 请假 ${sum.leave} 天 − 公出 ${sum.errand} 天 ＝ 在村 ${sum.inVillage} 天`}
      />
      <Drawer
        title={open ? `${open.month} 的请假、公出` : ""}
        open={open !== null}
        onClose={() => setOpen(null)}
        size={720}
        destroyOnHidden
      >
        {open && (
          <p className="team-month">
            派驻 {open.posted} 天，其中休息日 {open.rest} 天、请假 {open.leave} 天、公出 {open.errand} 天，在村{" "}
            {open.inVillage} 天。请假、公出中的休息日只算休息日。
          </p>
        )}
        <LeaveTable rows={touching} plain />
      </Drawer>
    </>
  );
}
