import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { payments } from "#contract/payments.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty, KpiStrip, ProblemNote, Table, Waiting } from "../../ui/index.ts";
import type { Project } from "../projects/project-types.ts";
import { AllocationTable } from "./AllocationTable.tsx";
import { ContractForm } from "./ContractForm.tsx";
import { ContractTable } from "./ContractTable.tsx";
import { DrawerButton } from "./DrawerButton.tsx";
import type { ProjectFunds } from "./fund-types.ts";
import { PaymentForm } from "./PaymentForm.tsx";
import { PaymentTable } from "./PaymentTable.tsx";
import { wanCell, yuanCell } from "./money-words.ts";
import "./funds.css";

/** 资金 of one project: where the money comes from, what it is bound to, where it went. */
export function FundsTab({ project }: { project: Project }) {
  const { data, error } = useQuery(useApi().query(payments.ofProject, { params: { id: project.id } }));
  if (!data)
    return (
      <>
        <ProblemNote problem={error} />
        {!error && <Waiting lines={8} />}
      </>
    );
  return (
    <>
      <ProblemNote problem={error} />
      <Figures money={data} />
      <Acts project={project} money={data} />
      <Card title="资金来源" note={`共 ${data.sources.length} 笔`}>
        <AllocationTable
          rows={data.sources}
          loading={false}
          can={{ write: data.can.fund, override: data.can.override }}
          of="project"
          empty={<Empty>还没有安排资金。县级在“资金批次”中安排。</Empty>}
        />
      </Card>
      <ContractTable project={project} money={data} />
      <Card title="拨付" note={<Link href={`/ledger?projectId=${project.id}`}>打开资金台账</Link>}>
        <PaymentTable rows={data.payments} loading={false} ofProject empty={<Empty>还没有申请拨付。</Empty>} />
      </Card>
      <Villages money={data} />
    </>
  );
}

function Figures({ money }: { money: ProjectFunds }) {
  const { budgetFen, estimateFen, allocatedFen, contractedFen, paidFen } = money;
  return (
    <KpiStrip
      items={[
        budgetFen === null
          ? { name: "申报概算", value: wanCell(estimateFen), unit: "万元", note: "还没有评审预算" }
          : { name: "评审预算", value: wanCell(budgetFen), unit: "万元" },
        { name: "安排资金", value: wanCell(allocatedFen), unit: "万元" },
        { name: "合同", value: wanCell(contractedFen), unit: "万元" },
        { name: "已拨付", value: wanCell(paidFen), unit: "万元" },
        { name: "项目结存", value: wanCell(allocatedFen - paidFen), unit: "万元" },
      ]}
    />
  );
}

/** What can be entered now; what is in the way is said, not hidden. */
function Acts({ project, money }: { project: Project; money: ProjectFunds }) {
  const { can, contractWhy, contracts } = money;
  if (!can.contract) return null;
  return (
    <div className="fund-tab-acts no-print">
      {contractWhy.length === 0 ? (
        <DrawerButton
          primary={contracts.length === 0}
          form={(close) => <ContractForm project={project} money={money} onClose={close} />}
        >
          登记合同
        </DrawerButton>
      ) : (
        <p className="fund-blocked">
          <strong>登记合同：</strong>
          {contractWhy.map(({ sentence }) => sentence).join("")}
        </p>
      )}
      {contracts.length > 0 && (
        <DrawerButton primary form={(close) => <PaymentForm project={project} money={money} onClose={close} />}>
          申请拨付
        </DrawerButton>
      )}
    </div>
  );
}

type Village = ProjectFunds["villages"][number];

function Villages({ money: { villages } }: { money: ProjectFunds }) {
  return (
    <Card title="资金到村" note="按受益村份额计算">
      <Table<Village>
        short
        caption="金额单位：元"
        rows={villages}
        rowKey={({ villageId }) => villageId}
        columns={[
          { head: "村（社区）", cell: ({ village }) => village },
          { head: "份额", align: "end", cell: ({ share }) => share, width: 120 },
          { head: "安排资金", align: "end", cell: ({ allocatedFen }) => yuanCell(allocatedFen), width: 180 },
        ]}
      />
    </Card>
  );
}
