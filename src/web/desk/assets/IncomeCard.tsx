import { useQuery } from "@tanstack/react-query";
import { Button, Drawer } from "antd";
import { useState } from "react";
import { incomes } from "#contract/incomes.ts";
import type { Result } from "#contract/route.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { incomeKindLabel } from "#domain/projects/assets/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, ConfirmButton, ProblemNote, Table, toast } from "../../ui/index.ts";
import { useMe } from "../use-me.ts";
import { afterAsset, type IncomeOf } from "./asset-types.ts";
import { IncomeForm } from "./IncomeForm.tsx";
import { yuan } from "./yuan.ts";

type Income = Result<typeof incomes.list>["rows"][number];

/** 收益: what came in, split over its villages; a wrong entry is reversed, never changed. */
export function IncomeCard({ of, closed = false }: { of: IncomeOf; closed?: boolean }) {
  const [open, setOpen] = useState(false);
  const { data, error } = useQuery(useApi().query(incomes.list, { query: { ...of, page: 1, size: 100 } }));
  const write = useMe().verbs.includes("income.write") && !closed;
  return (
    <Card title="收益" note={data && `共 ${data.total} 笔，合计 ${yuan(data.totalFen)} 元`}>
      <ProblemNote problem={error} />
      {write && (
        <div className="asset-bar no-print">
          <Button onClick={() => setOpen(true)}>登记收益</Button>
        </div>
      )}
      <Table<Income>
        short
        rows={data?.rows}
        rowKey={({ id }) => id}
        empty="还没有登记收益。"
        columns={[
          { head: "到账日期", cell: ({ receivedOn }) => receivedOn, width: 104 },
          { head: "所属年度", cell: ({ year }) => year, width: 84 },
          { head: "类别", cell: ({ kind, reversesId }) => `${incomeKindLabel[kind]}${reversesId ? "（冲回）" : ""}` },
          { head: "金额（元）", cell: ({ amountFen }) => yuan(amountFen), align: "end" },
          {
            head: "各村（元）",
            cell: ({ villages }) => (
              <span className="asset-words">
                {villages.map((one) => `${one.village} ${yuan(one.amountFen)}`).join("；")}
              </span>
            ),
          },
          { head: "凭证", cell: ({ voucher }) => voucher },
          { head: "说明", cell: ({ text }) => text },
          { head: "登记人", cell: ({ by }) => by },
          { head: "", always: true, fixed: "right", cell: (row) => <Reverse row={row} /> },
        ]}
      />
      <Drawer title="登记收益" open={open} onClose={() => setOpen(false)} size={560} destroyOnHidden>
        <IncomeForm of={of} onClose={() => setOpen(false)} />
      </Drawer>
    </Card>
  );
}

function Reverse({ row: { id, can, reversed } }: { row: Income }) {
  const [newId] = useState(uuidv7);
  const reverse = useWrite(incomes.reverse, {
    refresh: afterAsset,
    onDone: () => toast("已冲回，请重新登记正确的收益。"),
  });
  if (!can.reverse) return <>{reversed ? "已冲回" : ""}</>;
  return (
    <>
      <ConfirmButton
        size="small"
        question="冲回后原记录保留，另记一笔相同的负数；各村的份额一并退回。"
        reason={{ label: "冲回原因", min: 2 }}
        sending={reverse.sending}
        onConfirm={(text) => reverse.send({ params: { id }, body: { id: newId, text } })}
      >
        冲回
      </ConfirmButton>
      <ProblemNote problem={reverse.problem} />
    </>
  );
}
