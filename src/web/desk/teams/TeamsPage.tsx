import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { ReactNode } from "react";
import { Link, useLocation } from "wouter";
import type { CallOf } from "#contract/route.ts";
import { teams } from "#contract/teams.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, type Column, Empty, KpiStrip, Page, PrintButton, ProblemNote, Table } from "../../ui/index.ts";
import { useMe } from "../use-me.ts";
import type { Choices, TeamList, TeamRow } from "./contract-types.ts";
import { type TeamFilter, TeamFilters, teamFilterNames } from "./TeamFilters.tsx";
import { TermNote } from "./TermNote.tsx";
import { holderOf, vacancyWords } from "./team-words.ts";
import { pagingOf, useFilter } from "../use-filter.ts";
import "./teams.css";

type Asked = CallOf<typeof teams.list>["query"];

export function TeamsPage() {
  const [filter, change] = useFilter(teamFilterNames);
  const [, navigate] = useLocation();
  const { page = "1", size = "50", ...asked } = filter;
  const paging = { page: Number(page), size: Number(size) };
  const api = useApi();
  const canForm = useMe().verbs.includes("team.edit");
  const { data: choices } = useQuery(api.query(teams.choices, { query: { countyId: filter.countyId } }));
  const query = { ...asked, ...paging } as Asked;
  const { data, error, isFetching } = useQuery(api.query(teams.list, { query }));
  return (
    <Page
      title="驻村工作队"
      subtitle="每个在册村四个一：县级领导联村、乡镇领导包村、第一书记驻村、单位结对。"
      actions={
        <>
          <PrintButton />
          {canForm && (
            <Button type="primary" onClick={() => navigate("/teams/new")}>
              组建工作队
            </Button>
          )}
        </>
      }
    >
      <ProblemNote problem={error} />
      <Standing list={data} filter={filter}>
        <TeamFilters choices={choices} filter={filter} onFilter={change} />
        <Table<TeamRow>
          name="teams"
          rows={error ? [] : data?.rows}
          loading={isFetching}
          rowKey={(row) => row.id}
          columns={columnsFor(choices)}
          onOpen={(row) => navigate(`/teams/${row.id}`)}
          empty={<NoTeam filter={filter} onClear={() => change(cleared)} canForm={canForm} />}
          paging={pagingOf(paging, data?.total, change)}
        />
      </Standing>
    </Page>
  );
}

const cleared = Object.fromEntries(teamFilterNames.map((name) => [name, undefined]));

interface StandingProps {
  readonly list: TeamList | undefined;
  readonly filter: TeamFilter;
  readonly children: ReactNode;
}

function Standing({ list, filter, children }: StandingProps) {
  const dissolved = filter.state === "dissolved";
  return (
    <>
      {list && !dissolved && <Figures list={list} />}
      <Card title={dissolved ? "已撤销的工作队" : "在派工作队"} note={list && `共 ${list.total} 支`}>
        {children}
      </Card>
    </>
  );
}

function Figures({ list: { total, docked, vacant, ending } }: { list: TeamList }) {
  return (
    <KpiStrip
      items={[
        { name: "在派工作队", value: total, unit: "支" },
        {
          name: "已对接",
          value: docked,
          unit: `/ ${total} 支`,
          note: docked < total ? `还有 ${total - docked} 支未对接` : "全部对接",
        },
        { name: "四个一有空缺", value: vacant, unit: "支", note: vacant > 0 ? "请县级专班补齐" : "全部齐全" },
        { name: "任期 60 天内到期", value: ending, unit: "支", note: "含已到期未办理的" },
      ]}
    />
  );
}

interface NoTeamProps {
  readonly filter: TeamFilter;
  readonly onClear: () => void;
  readonly canForm: boolean;
}

function NoTeam({ filter: { page: _page, size: _size, ...asked }, onClear, canForm }: NoTeamProps) {
  const [, navigate] = useLocation();
  if (Object.values(asked).some(Boolean))
    return <Empty action={<Button onClick={onClear}>清除筛选</Button>}>没有符合条件的工作队，请放宽筛选条件。</Empty>;
  if (!canForm) return <Empty>还没有工作队。县级专班组建后，在此列出。</Empty>;
  return (
    <Empty action={<Button onClick={() => navigate("/teams/new")}>组建工作队</Button>}>
      还没有工作队。可以先选人配对，确认方案后成批组建，也可以逐村组建。
    </Empty>
  );
}

function columnsFor(choices: Choices | undefined): Column<TeamRow>[] {
  const severalCounties = (choices?.counties.length ?? 0) > 1;
  return [
    ...(severalCounties ? [{ head: "县（市、区）", cell: (row: TeamRow) => row.county }] : []),
    { head: "乡镇（街道）", cell: (row) => row.township },
    { head: "村（社区）", cell: (row) => <Link href={`/teams/${row.id}`}>{row.village}</Link>, always: true },
    { head: "联村县级领导", cell: (row) => holderOf(row, "county-leader") },
    { head: "包村乡镇领导", cell: (row) => holderOf(row, "township-leader") },
    { head: "第一书记", cell: (row) => holderOf(row, "first-secretary") },
    { head: "结对单位", cell: (row) => holderOf(row, "paired-unit") },
    { head: "队员（人）", cell: (row) => row.members, align: "end", width: 90 },
    { head: "对接", cell: (row) => row.dockedOn ?? "未对接", width: 110 },
    { head: "任期至", cell: (row) => <TermNote team={row} />, width: 160 },
    { head: "提示", cell: (row) => <Hints row={row} /> },
  ];
}

function Hints({ row }: { row: TeamRow }) {
  const hints = [
    row.dissolvedOn && `${row.dissolvedOn} 撤销`,
    !row.dissolvedOn && row.vacancies.length > 0 && vacancyWords(row.vacancies),
    row.unsettled && (row.unsettled.hasTeam ? "村已合并，两队并存" : "村已撤并"),
  ].filter(Boolean);
  return <>{hints.join("；")}</>;
}
