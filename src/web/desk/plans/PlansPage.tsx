import { useQuery } from "@tanstack/react-query";
import { Button, Segmented } from "antd";
import { Redirect, useLocation } from "wouter";
import { plans } from "#contract/plans.ts";
import { counties } from "#contract/registry.ts";
import type { CallOf } from "#contract/route.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, KpiStrip, Page, PrintButton, ProblemNote, Waiting } from "../../ui/index.ts";
import { useMe } from "../use-me.ts";
import { type PlanFilter, planFilterNames, PlanFilters } from "./PlanFilters.tsx";
import { PlanTable } from "./PlanTable.tsx";
import { ScheduleLedger } from "./ScheduleLedger.tsx";
import { StateCounts } from "./StateLamp.tsx";
import { TeamTable } from "./TeamTable.tsx";
import { useFilter } from "../use-filter.ts";
import "./plans.css";

/** A team goes straight to its own page, unless a list is asked for; everybody else sees the teams within reach, or plan by plan. */
export function PlansPage() {
  const me = useMe();
  const api = useApi();
  const own = useQuery({ ...api.query(plans.teams, { query: {} }), enabled: me.office.role === "team" });
  const [{ view }] = useFilter(["view"]);
  if (me.office.role !== "team" || view) return <PlanLedger />;
  const team = own.data?.rows[0];
  if (team) return <Redirect to={`/plans/teams/${team.id}`} replace />;
  return (
    <Page title="计划">
      <ProblemNote problem={own.error} />
      {own.data ? <p>您所在的工作队还没有组建或者已经撤销，请与县级专班联系。</p> : <Waiting lines={6} />}
    </Page>
  );
}

function PlanLedger() {
  const [filter, change] = useFilter(planFilterNames);
  const [, navigate] = useLocation();
  const { data: places } = useQuery(useApi().query(counties.list, {}));
  const View = views.find(({ value }) => value === filter.view)?.show ?? ByTeam;
  return (
    <Page
      title="计划台账"
      subtitle="三年规划、年度计划、月度任务清单逐级分解，乡镇批准，村内公示，报县备案。"
      actions={
        <>
          <PrintButton />
          <Button type="primary" onClick={() => navigate("/plans/wall")}>
            计划挂图
          </Button>
        </>
      }
    >
      <div className="plan-views no-print">
        <Segmented
          aria-label="查看方式"
          value={filter.view ?? "teams"}
          options={views.map(({ value, label }) => ({ value, label }))}
          onChange={(view) => change({ ...cleared, countyId: filter.countyId, townshipId: filter.townshipId, view })}
        />
      </div>
      <View filter={filter} counties={places ?? []} onFilter={change} />
    </Page>
  );
}

const cleared = Object.fromEntries(planFilterNames.map((name) => [name, undefined]));

interface ViewProps {
  readonly filter: PlanFilter;
  readonly counties: readonly { id: string; name: string }[];
  readonly onFilter: (change: Partial<PlanFilter>) => void;
}

function ByTeam({ filter, counties: places, onFilter }: ViewProps) {
  const { countyId, townshipId, lacks, light, page, size } = filter;
  const query = { countyId, townshipId, lacks, light, page: Number(page ?? 1), size: Number(size ?? 100) };
  const { data, error, isFetching } = useQuery(
    useApi().query(plans.teams, { query: query as CallOf<typeof plans.teams>["query"] }),
  );
  return (
    <>
      <ProblemNote problem={error} />
      <Card title="各工作队" note={data && `共 ${data.total} 支，${data.year}年${data.month}月`}>
        <PlanFilters filter={filter} counties={places} onFilter={onFilter} />
        <TeamTable list={error ? "failed" : data} loading={isFetching} filter={filter} onFilter={onFilter} />
      </Card>
    </>
  );
}

function ByPlan({ filter, counties: places, onFilter }: ViewProps) {
  const { view: _view, lacks: _lacks, page, size, ...asked } = filter;
  const query = { ...asked, page: Number(page ?? 1), size: Number(size ?? 100) };
  const { data, error, isFetching } = useQuery(
    useApi().query(plans.list, { query: query as CallOf<typeof plans.list>["query"] }),
  );
  return (
    <>
      <ProblemNote problem={error} />
      {data && (
        <KpiStrip
          items={[
            { name: "计划", value: data.total, unit: "份" },
            { name: "待乡镇审核", value: data.waiting, unit: "份" },
            { name: "含逾期、临近任务", value: <StateCounts late={data.late} due={data.due} />, note: "按份计" },
          ]}
        />
      )}
      <Card title="各份计划" note={data && `共 ${data.total} 份`}>
        <PlanFilters filter={filter} counties={places} onFilter={onFilter} />
        <PlanTable list={error ? "failed" : data} loading={isFetching} filter={filter} onFilter={onFilter} />
      </Card>
    </>
  );
}

const views = [
  { value: "teams", label: "按工作队", show: ByTeam },
  { value: "plans", label: "按计划", show: ByPlan },
  { value: "schedules", label: "按倒排工期", show: ScheduleLedger },
];
