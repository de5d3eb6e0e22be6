import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { funds } from "#contract/funds.ts";
import { fundLevelLabel } from "#domain/projects/funds/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty, KpiStrip, Page, PrintButton, ProblemNote, Waiting } from "../../ui/index.ts";
import { pagingOf, useFilter } from "../use-filter.ts";
import { AllocateForm } from "./AllocateForm.tsx";
import { AllocationTable } from "./AllocationTable.tsx";
import { BatchNotice } from "./BatchNotice.tsx";
import { IdleDays } from "./BatchTable.tsx";
import { DrawerButton } from "./DrawerButton.tsx";
import type { Batch } from "./fund-types.ts";
import { GiveBackForm } from "./GiveBackForm.tsx";
import { wanCell } from "./money-words.ts";
import { ReceiveForm } from "./ReceiveForm.tsx";
import "./funds.css";

const way = [{ title: "资金批次", path: "/funds" }];

export function BatchPage() {
  const { id } = useParams<{ id: string }>();
  const [{ page, size }, change] = useFilter(["page", "size"]);
  const at = { page: Number(page ?? 1), size: Number(size ?? 50) };
  const { data: batch, error, isFetching } = useQuery(useApi().query(funds.read, { params: { id }, query: at }));
  if (!batch)
    return (
      <Page title="资金批次" breadcrumb={way}>
        <ProblemNote problem={error} />
        {!error && <Waiting lines={8} />}
      </Page>
    );
  const { allocations, can } = batch;
  return (
    <Page title={batch.typeName} subtitle={subtitleOf(batch)} breadcrumb={way} actions={<Actions batch={batch} />}>
      <ProblemNote problem={error} />
      <Figures batch={batch} />
      <BatchNotice batch={batch} />
      <Card title="安排到项目" note={`共 ${allocations.total} 笔`}>
        <AllocationTable
          rows={allocations.rows}
          loading={isFetching}
          can={can}
          of="batch"
          empty={<Empty>还没有安排到项目。</Empty>}
          paging={pagingOf(at, allocations.total, change)}
        />
      </Card>
    </Page>
  );
}

const subtitleOf = ({ year, level, document, documentOn, receivedOn, giver, text }: Batch) =>
  [
    `${year} 年`,
    fundLevelLabel[level],
    `${document}（${documentOn}）`,
    receivedOn ? `${receivedOn} 到账` : "未到账",
    giver,
    text,
  ]
    .filter(Boolean)
    .join("　");

function Actions({ batch }: { batch: Batch }) {
  if (!batch.can.write) return <PrintButton />;
  return (
    <>
      <PrintButton />
      {batch.receivedOn === null && (
        <DrawerButton form={(close) => <ReceiveForm batch={batch} onClose={close} />}>登记到账</DrawerButton>
      )}
      {batch.balanceFen > 0 && (
        <>
          <DrawerButton title="上缴收回" form={(close) => <GiveBackForm batch={batch} onClose={close} />}>
            上缴
          </DrawerButton>
          <DrawerButton primary form={(close) => <AllocateForm batch={batch} onClose={close} />}>
            安排到项目
          </DrawerButton>
        </>
      )}
    </>
  );
}

function Figures({ batch }: { batch: Batch }) {
  const { amountFen, allocatedFen, returnedFen, paidFen, balanceFen, unspentFen } = batch;
  return (
    <KpiStrip
      items={[
        { name: "下达", value: wanCell(amountFen), unit: "万元" },
        { name: "安排到项目", value: wanCell(allocatedFen), unit: "万元" },
        { name: "已拨付", value: wanCell(paidFen), unit: "万元" },
        { name: "项目结存", value: wanCell(unspentFen), unit: "万元" },
        {
          name: "县级结存",
          value: wanCell(balanceFen),
          unit: "万元",
          note: returnedFen > 0 ? `已上缴 ${wanCell(returnedFen)} 万元` : <IdleDays {...batch} />,
        },
      ]}
    />
  );
}
