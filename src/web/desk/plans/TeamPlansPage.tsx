import { useQuery } from "@tanstack/react-query";
import { Tabs } from "antd";
import { useParams } from "wouter";
import { plans } from "#contract/plans.ts";
import { formatChinese } from "#domain/date.ts";
import { useApi } from "../../api/use-api.ts";
import { Page, PrintButton, ProblemNote, Waiting } from "../../ui/index.ts";
import { useMe } from "../use-me.ts";
import type { TeamPlans } from "./contract-types.ts";
import { DutyTab } from "./DutyTab.tsx";
import { ItemsTab } from "./ItemsTab.tsx";
import { PlansTab } from "./PlansTab.tsx";
import { SchedulesTab } from "./SchedulesTab.tsx";
import { useFilter } from "../use-filter.ts";
import "./plans.css";

/** One team's plans, items, schedules and weeks, each under its tab. */
export function TeamPlansPage() {
  const { id } = useParams<{ id: string }>();
  const me = useMe();
  const { data: team, error } = useQuery(useApi().query(plans.team, { params: { id } }));
  const way = me.office.role === "team" ? [] : [{ title: "计划台账", path: "/plans" }];
  if (!team)
    return (
      <Page title="工作队计划" breadcrumb={way}>
        <ProblemNote problem={error} />
        {!error && <Waiting lines={8} />}
      </Page>
    );
  const unit = team.organisation ? `　派出单位：${team.organisation}` : "";
  return (
    <Page
      title={`${team.village}　${team.name}`}
      subtitle={`${team.township}　派驻期：${formatChinese(team.formedOn)}至${formatChinese(team.termTo)}${unit}`}
      breadcrumb={way}
      actions={<PrintButton />}
    >
      <ProblemNote problem={error} />
      <TeamNote team={team} />
      <TeamTabs team={team} />
    </Page>
  );
}

function TeamNote({ team }: { team: TeamPlans }) {
  if (team.dissolvedOn !== null)
    return <p className="plan-note">该工作队已于{formatChinese(team.dissolvedOn)}撤销，以下内容只供查阅。</p>;
  if (team.successor !== null)
    return (
      <p className="plan-note">
        该村已并入（划转为）{team.successor}，以下内容只供查阅。请由县级调整工作队后，在新的村继续办理。
      </p>
    );
  return null;
}

function TeamTabs({ team }: { team: TeamPlans }) {
  const [{ tab = "plans" }, change] = useFilter(["tab"]);
  const tabs = [
    { key: "plans", label: "规划和计划", children: <PlansTab team={team} /> },
    { key: "items", label: "重大帮扶事项", children: <ItemsTab team={team} /> },
    { key: "schedules", label: "倒排工期", children: <SchedulesTab team={team} /> },
    { key: "duty", label: "在岗计划", children: <DutyTab team={team} /> },
  ];
  return (
    <Tabs className="plan-tabs" activeKey={tab} onChange={(key) => change({ tab: key })} items={tabs} destroyOnHidden />
  );
}
