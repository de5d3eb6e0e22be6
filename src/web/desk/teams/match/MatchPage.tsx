import { useQuery } from "@tanstack/react-query";
import { Link, useLocation, useParams } from "wouter";
import { matches } from "#contract/match.ts";
import { matchStatusLabel } from "#domain/teams/match/run.ts";
import { useApi } from "../../../api/use-api.ts";
import { Card, type Column, Empty, instant, KpiStrip, Table } from "../../../ui/index.ts";
import { RoundFrame } from "../../screening/RoundFrame.tsx";
import { MatchPins } from "./MatchPins.tsx";
import { MatchSettings } from "./MatchSettings.tsx";
import { inPoints, type Overview } from "./types.ts";
import "./match.css";

/** Before any plan: who and what there is, what keeps it from working, the rule, the pins, the plans so far. */
export function MatchPage() {
  const { id } = useParams<{ id: string }>();
  const { data, error } = useQuery(useApi().query(matches.overview, { params: { id } }));
  return (
    <RoundFrame
      roundId={id}
      name={data?.round}
      title="选人配对"
      subtitle="为每个整顿村选派联村领导、包村领导、第一书记、结对单位和工作队员；系统提出方案并说明理由，由人确认。"
      problem={error}
      waiting={!data}
    >
      {data && <Overview page={data} />}
    </RoundFrame>
  );
}

function Overview({ page }: { page: Overview }) {
  return (
    <>
      <Pool page={page} />
      <Notices page={page} />
      <Runs runs={page.runs} />
      {page.can.run && <MatchSettings page={page} />}
      <MatchPins page={page} />
    </>
  );
}

function Pool({ page: { pool } }: { page: Overview }) {
  const villages = pool.countyVillages + pool.townshipVillages;
  return (
    <KpiStrip
      items={[
        {
          name: "整顿村",
          value: villages,
          unit: "个",
          note: `县级 ${pool.countyVillages}，镇级 ${pool.townshipVillages}`,
        },
        { name: "县级领导", value: pool.countyLeaders, unit: "人", note: `共可联 ${pool.countyLeaderPlaces} 个村` },
        { name: "乡镇领导", value: pool.townshipLeaders, unit: "人", note: `共可包 ${pool.townshipLeaderPlaces} 个村` },
        { name: "可派干部", value: pool.cadres, unit: "人", note: `中共党员 ${pool.partyCadres} 人` },
        { name: "可结对单位", value: pool.units, unit: "个", note: `共可结对 ${pool.unitPlaces} 个村` },
        {
          name: "已在派",
          value: pool.standing,
          unit: "个岗位",
          note: pool.standing > 0 ? "重新配对时尽量保留" : "首次配对",
        },
      ]}
    />
  );
}

function Notices({ page: { notices } }: { page: Overview }) {
  if (notices.length === 0) return null;
  return (
    <ul className="match-notices" role="status">
      {notices.map(({ rule, sentence, path }) => (
        <li key={rule + sentence}>
          {sentence} {path && <Link href={path}>去办理</Link>}
        </li>
      ))}
    </ul>
  );
}

type Run = Overview["runs"][number];

const columns: readonly Column<Run>[] = [
  { head: "提出时间", cell: (row) => <Link href={`/matches/${row.id}`}>{instant(row.createdAt)}</Link>, width: 170 },
  { head: "提出人", cell: (row) => row.createdBy },
  { head: "状态", cell: (row) => matchStatusLabel[row.status], width: 130 },
  { head: "任期", cell: (row) => `${row.termFrom} 至 ${row.termTo}` },
  {
    head: "方案得分",
    cell: (row) => (row.objective === null ? "—" : inPoints(row.objective)),
    align: "end",
    width: 100,
  },
  { head: "求解结果", cell: (row) => provenWords(row.proven), width: 130 },
  { head: "手工换人", cell: (row) => (row.edits > 0 ? `${row.edits} 次` : "—"), width: 90 },
  {
    head: "确认",
    cell: (row) => (row.confirmedAt ? `${row.confirmedBy ?? ""} ${instant(row.confirmedAt)}` : "—"),
  },
];

const provenWords = (proven: boolean | null) => (proven === null ? "—" : proven ? "已证明最优" : "限时内最好");

function Runs({ runs }: { runs: readonly Run[] }) {
  const [, go] = useLocation();
  return (
    <Card title="历次方案" note={`共 ${runs.length} 个`}>
      <Table
        short
        rows={runs}
        rowKey={(row) => row.id}
        columns={columns}
        onOpen={(row) => go(`/matches/${row.id}`)}
        empty={<Empty>还没有方案。核对下面的规则和任期后求解。</Empty>}
      />
    </Card>
  );
}
