import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { audits } from "#contract/audit.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, Empty, instant, ProblemNote, Table } from "../../ui/index.ts";

/** The hash chain: how far it reaches, and whether it is whole. */
export function SealsCard() {
  const { data: seals, error } = useQuery(useApi().query(audits.seals, {}));
  const { send, sending, problem, reply } = useWrite(audits.verify, { refresh: [audits.seals] });
  return (
    <Card title="封存链" note="县（市、区）各成一链">
      <ProblemNote problem={error ?? problem} />
      <div className="filters">
        <Button loading={sending} onClick={() => send({})}>
          核验封存链
        </Button>
        <span role="status" className={reply && (reply.whole ? "whole" : "broken")}>
          {reply && `${reply.whole ? "✓ 完整。" : "✗ 不完整。"}${reply.sentence}`}
        </span>
      </div>
      <Table
        rows={error ? [] : seals}
        rowKey={(row) => row.countyId}
        empty={<Empty>还没有封存记录，产生操作后一分钟内自动封存。</Empty>}
        columns={[
          { head: "区域", cell: (row) => row.countyName },
          { head: "封存次数", cell: (row) => row.sealCount, align: "end" },
          { head: "已封存（条）", cell: (row) => row.rowCount, align: "end" },
          { head: "待封存（条）", cell: (row) => row.waiting, align: "end" },
          { head: "最近封存", cell: (row) => (row.lastAt ? instant(row.lastAt) : "尚无") },
          {
            head: "最近校验值",
            cell: (row) => <code title={row.lastHash ?? undefined}>{row.lastHash?.slice(0, 16) ?? "尚无"}</code>,
          },
        ]}
      />
    </Card>
  );
}
