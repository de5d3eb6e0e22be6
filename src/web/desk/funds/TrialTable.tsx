import { useQuery } from "@tanstack/react-query";
import { funds } from "#contract/funds.ts";
import type { Result } from "#contract/route.ts";
import { ledgerAccountLabel } from "#domain/projects/funds/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, ProblemNote, Table } from "../../ui/index.ts";
import { yuanCell } from "./money-words.ts";

type Line = Result<typeof funds.trial>["lines"][number];

/** 试算平衡 of what the filter lets through. */
export function TrialTable({ filter }: { filter: object }) {
  const { data, error } = useQuery(useApi().query(funds.trial, { query: filter }));
  return (
    <Card title="试算平衡" note={data && (data.balanced ? "借贷平衡，余额合计 0.00 元" : "借贷不平，请联系系统管理员")}>
      <ProblemNote problem={error} />
      <Table<Line>
        short
        caption="金额单位：元"
        rows={error ? [] : data?.lines}
        rowKey={({ account }) => account}
        columns={[
          { head: "科目", cell: ({ account }) => ledgerAccountLabel[account] },
          { head: "借方", align: "end", cell: ({ debitFen }) => yuanCell(debitFen), width: 180 },
          { head: "贷方", align: "end", cell: ({ creditFen }) => yuanCell(creditFen), width: 180 },
          { head: "余额", align: "end", cell: ({ balanceFen }) => yuanCell(balanceFen), width: 180 },
        ]}
      />
    </Card>
  );
}
