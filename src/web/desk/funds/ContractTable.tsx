import { contractCategoryLabel, contractFormLabel } from "#domain/projects/funds/labels.ts";
import { Card, type Column, Empty, Table } from "../../ui/index.ts";
import type { Project } from "../projects/project-types.ts";
import { DrawerButton } from "./DrawerButton.tsx";
import type { ContractRow, ProjectFunds } from "./fund-types.ts";
import { wanExact, yuanCell } from "./money-words.ts";
import { SupplementForm } from "./SupplementForm.tsx";

export function ContractTable({ money }: { project: Project; money: ProjectFunds }) {
  const { contracts, can } = money;
  return (
    <Card title="合同" note={`共 ${contracts.length} 份`}>
      <Table<ContractRow>
        short
        caption="金额单位：元"
        rows={contracts}
        rowKey={({ id }) => id}
        columns={columnsFor(money, can.contract)}
        empty={<Empty>还没有登记合同（发放清单）。</Empty>}
      />
    </Card>
  );
}

const columnsFor = (money: ProjectFunds, acts: boolean): Column<ContractRow>[] => [
  { head: "签订日期", cell: ({ signedOn }) => signedOn, width: 100 },
  { head: "合同", always: true, cell: (row) => <Name row={row} /> },
  { head: "合同金额", align: "end", always: true, cell: (row) => yuanCell(row.amountFen), width: 124 },
  { head: "已拨付", align: "end", cell: ({ paidFen }) => yuanCell(paidFen), width: 124 },
  { head: "在办", align: "end", cell: ({ pendingFen }) => (pendingFen ? yuanCell(pendingFen) : ""), width: 100 },
  { head: "质量保证金", cell: (row) => retentionWords(row), width: 150 },
  ...(acts
    ? [
        {
          head: "办理",
          fixed: "right" as const,
          width: 110,
          cell: (row: ContractRow) => (
            <DrawerButton
              small
              title="补充合同、核减"
              form={(close) => <SupplementForm row={row} money={money} onClose={close} />}
            >
              补充、核减
            </DrawerButton>
          ),
        },
      ]
    : []),
];

function Name({ row }: { row: ContractRow }) {
  const { form, category, number, name, party, firstFen, changes } = row;
  return (
    <span className="fund-use">
      {number} {name}
      <small className="fund-small">
        {contractFormLabel[form]}，{contractCategoryLabel[category]}，{party}
      </small>
      {changes.map(({ id, onDay, deltaFen, document, reason }) => (
        <small className="fund-small" key={id}>
          {onDay} {document}：{deltaFen > 0 ? "增加" : "核减"} {wanExact(Math.abs(deltaFen))} 万元，{reason}
        </small>
      ))}
      {changes.length > 0 && <small className="fund-small">原合同 {wanExact(firstFen)} 万元</small>}
    </span>
  );
}

function retentionWords({ retentionPercent, retentionDueOn }: ContractRow): string {
  if (retentionPercent === 0) return "不留";
  return `${retentionPercent}%${retentionDueOn ? `，${retentionDueOn} 到期` : ""}`;
}
