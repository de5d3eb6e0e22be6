import { useQuery } from "@tanstack/react-query";
import { Tabs } from "antd";
import { allocationWaits, funds } from "#contract/funds.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty, Page, PrintButton, ProblemNote } from "../../ui/index.ts";
import { CountyFilter } from "../CountyFilter.tsx";
import { pagingOf, useFilter } from "../use-filter.ts";
import { AllocationTable } from "./AllocationTable.tsx";
import "./funds.css";

const words = { blocked: "待复核用途", idle: "项目结存闲置", recall: "可研究收回" } as const;
const notes = {
  blocked: "用途不在允许范围或者触及负面清单，没有动用资金，由安排人以外的另一名县级人员复核。",
  idle: "安排到项目以后一段时间没有支出的资金，天数和颜色按“规则设置”。",
  recall: "安排了资金，到期没有开工的项目。是否收回由县级研究决定，系统不自动收回。",
} as const;

export function AllocationsPage() {
  const [{ countyId, waits, page, size }, change] = useFilter(["countyId", "waits", "page", "size"]);
  const shown = allocationWaits.find((one) => one === waits) ?? "blocked";
  const at = { page: Number(page ?? 1), size: Number(size ?? 50) };
  const query = { countyId, waits: shown, ...at };
  const { data, error, isFetching } = useQuery(useApi().query(funds.allocations, { query }));
  return (
    <Page
      title="需要研究的资金安排"
      breadcrumb={[{ title: "资金批次", path: "/funds" }]}
      subtitle={notes[shown]}
      actions={<PrintButton />}
    >
      <CountyFilter />
      <Tabs
        activeKey={shown}
        items={allocationWaits.map((key) => ({ key, label: words[key] }))}
        onChange={(to) => change({ waits: to, page: undefined })}
      />
      <ProblemNote problem={error} />
      <Card title={words[shown]} note={data && `共 ${data.total} 笔`}>
        <AllocationTable
          rows={error ? [] : data?.rows}
          loading={isFetching}
          can={data?.can}
          of="both"
          empty={<Empty>没有{words[shown]}的资金安排。</Empty>}
          paging={pagingOf(at, data?.total, change)}
        />
      </Card>
    </Page>
  );
}
