import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { projectOverview } from "#contract/project-overview.ts";
import type { CallOf, Result } from "#contract/route.ts";
import { lights } from "#domain/cases/light.ts";
import { shownLightLabel } from "#domain/evaluation/lights/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty, KpiStrip, Light, Page, PrintButton, ProblemNote, Table, Waiting } from "../../ui/index.ts";
import { CountyFilter } from "../CountyFilter.tsx";
import { wanCell } from "../funds/money-words.ts";
import { useFilter } from "../use-filter.ts";
import { MonthsChart, monthWord } from "./MonthsChart.tsx";
import { PlaceFilters } from "./PlaceFilters.tsx";
import { TownshipTable } from "./TownshipTable.tsx";
import "./project-overview.css";

type Overview = Result<typeof projectOverview.read>;

/** 项目总览: how many projects stand where, and where the money is. */
export function OverviewPage() {
  const [filter, change] = useFilter(["countyId", "year"]);
  const query = filter as unknown as CallOf<typeof projectOverview.read>["query"];
  const { data, error } = useQuery(useApi().query(projectOverview.read, { query }));
  return (
    <Page
      title="项目总览"
      subtitle={data && `${data.county}${filter.year ? `　${filter.year}年项目` : ""}`}
      actions={<PrintButton />}
    >
      <CountyFilter />
      <PlaceFilters filter={filter} onFilter={change} places={false} />
      <ProblemNote problem={error} />
      {!data && !error && <Waiting lines={8} />}
      {data && <Body data={data} year={filter.year} />}
    </Page>
  );
}

function Body({ data, year }: { readonly data: Overview; readonly year: string | undefined }) {
  const href = (to: Readonly<Record<string, string | undefined>>) => {
    const asked = Object.entries({ countyId: data.countyId, year, ...to }).filter((one): one is [string, string] =>
      Boolean(one[1]),
    );
    return `/projects?${new URLSearchParams(asked).toString()}`;
  };
  return (
    <>
      <Totals data={data} href={href} />
      <Card title="各乡镇（街道）" note="点数字打开项目">
        <TownshipTable data={data} href={href} />
      </Card>
      <Card title="逐月累计" note="计划支付与实际拨付">
        <Months months={data.months} />
      </Card>
    </>
  );
}

interface TotalsProps {
  readonly data: Overview;
  readonly href: (to: Readonly<Record<string, string | undefined>>) => string;
}

function Totals({ data: { total, lights: lit, countyId }, href }: TotalsProps) {
  return (
    <>
      <KpiStrip
        items={[
          { name: "通过论证", value: <Link href={href({ phase: "argued" })}>{total.argued}</Link>, unit: "个" },
          { name: "实施中", value: <Link href={href({ phase: "works" })}>{total.works}</Link>, unit: "个" },
          { name: "已完工", value: <Link href={href({ phase: "completed" })}>{total.completed}</Link>, unit: "个" },
          { name: "预算", value: wanCell(total.budgetFen), unit: "万元" },
          { name: "已安排资金", value: wanCell(total.allocatedFen), unit: "万元" },
          { name: "已拨付", value: wanCell(total.paidFen), unit: "万元" },
        ]}
      />
      <p className="project-lights">
        {lights
          .toReversed()
          .filter((colour) => lit[colour] > 0)
          .map((colour) => (
            <Link key={colour} href={`/lights?countyId=${countyId}&kind=project&light=${colour}`}>
              <Light colour={colour} word={shownLightLabel[colour]} count={lit[colour]} />
            </Link>
          ))}
      </p>
    </>
  );
}

function Months({ months }: { readonly months: Overview["months"] }) {
  if (months.length === 0) return <Empty>还没有按月支付计划，也没有拨付。</Empty>;
  return (
    <>
      <MonthsChart months={months} />
      <Table
        short
        rows={months}
        rowKey={({ month }) => month}
        columns={[
          { head: "截至", cell: ({ month }) => `${monthWord(month)}底` },
          { head: "累计计划支付（万元）", cell: ({ plannedFen }) => wanCell(plannedFen), align: "end" },
          {
            head: "累计实际拨付（万元）",
            cell: ({ paidFen }) => (paidFen === null ? "" : wanCell(paidFen)),
            align: "end",
          },
        ]}
      />
    </>
  );
}
