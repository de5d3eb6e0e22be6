import { useQuery } from "@tanstack/react-query";
import { Segmented } from "antd";
import { useState } from "react";
import { auth } from "#contract/auth.ts";
import { planWall } from "#contract/plan-wall.ts";
import { counties } from "#contract/registry.ts";
import { formatChinese } from "#domain/date.ts";
import { useApi } from "../../api/use-api.ts";
import { Empty, FullscreenButton, PrintButton, ProblemNote, Waiting } from "../../ui/index.ts";
import { One } from "../One.tsx";
import { useFilter } from "../use-filter.ts";
import type { PlanWall } from "./contract-types.ts";
import { type OpenedTile, PlanWallDrawer } from "./PlanWallDrawer.tsx";
import { PlanWallSheet } from "./PlanWallSheet.tsx";
import { StateLamp, stateLook } from "./StateLamp.tsx";
import { type WallChoice, townshipsShown, wallChoices, wallTotals } from "./wall-tiles.ts";
import "./plans.css";
import "./plan-wall.css";

/** Lying paper by its measure: browsers do not all know A1 by name. */
const papers: Readonly<Record<string, string>> = { A4: "297mm 210mm", A3: "420mm 297mm", A1: "841mm 594mm" };

const filterNames = ["countyId", "townshipId", "show", "paper"] as const;

export function PlanWallPage() {
  const api = useApi();
  const [filter, change] = useFilter(filterNames);
  const { countyId, townshipId, paper = "A3" } = filter;
  const show = wallChoices.find((one) => one === filter.show);
  const { data, error } = useQuery(api.query(planWall.read, { query: { countyId } }));
  const [opened, setOpened] = useState<OpenedTile | null>(null);
  if (!data)
    return (
      <div className="page plan-wall">
        <ProblemNote problem={error} />
        {!error && <Waiting lines={10} />}
      </div>
    );
  return (
    <div className={`page plan-wall plan-wall-${paper}`}>
      <title>计划挂图－驻村通</title>
      <style>{`@media print { @page { size: ${papers[paper] ?? papers["A3"]}; margin: 10mm; } }`}</style>
      <div className="plan-wall-top">
        <WallHead data={data} townshipId={townshipId} />
        <div className="page-actions no-print">
          <Segmented
            aria-label="纸张"
            value={paper}
            options={Object.keys(papers)}
            onChange={(size) => change({ paper: size === "A3" ? undefined : size })}
          />
          <PrintButton />
          <FullscreenButton />
        </div>
      </div>
      <ProblemNote problem={error} />
      <WallFilters data={data} filter={filter} onFilter={change} />
      {data.townships.length === 0 ? (
        <Empty>还没有工作队。县级选派、组建工作队后，各队的计划在此上图。</Empty>
      ) : (
        <PlanWallSheet
          data={data}
          show={show}
          townshipId={townshipId}
          onOpen={(team, only) => setOpened({ team, show: only })}
        />
      )}
      <PlanWallDrawer opened={opened} onChange={setOpened} />
    </div>
  );
}

type Filter = Record<(typeof filterNames)[number], string | undefined>;

interface WallFiltersProps {
  readonly data: PlanWall;
  readonly filter: Filter;
  readonly onFilter: (change: Partial<Filter>) => void;
}

function WallFilters({ data, filter, onFilter }: WallFiltersProps) {
  const places = useQuery(useApi().query(counties.list, {})).data ?? [];
  const show = wallChoices.find((one) => one === filter.show);
  return (
    <div className="filters plan-wall-filters no-print" role="group" aria-label="筛选">
      {places.length > 1 && (
        <One
          label="县（市、区）"
          value={data.countyId}
          options={choicesOf(places)}
          onValue={(countyId) => onFilter({ countyId, townshipId: undefined })}
        />
      )}
      {data.townships.length > 1 && (
        <One
          label="乡镇"
          value={filter.townshipId}
          options={choicesOf(data.townships)}
          onValue={(townshipId) => onFilter({ townshipId })}
        />
      )}
      <ShowChoice show={show} onShow={(next) => onFilter({ show: next })} />
    </div>
  );
}

const choicesOf = (places: readonly { id: string; name: string }[]) =>
  places.map(({ id, name }) => ({ value: id, label: name }));

function WallHead({ data, townshipId }: { data: PlanWall; townshipId: string | undefined }) {
  const demo = useQuery(useApi().query(auth.state, {})).data?.demo ?? false;
  const { townships, teams, late, due, done, total, dated, stuck } = wallTotals(townshipsShown(data, townshipId));
  return (
    <header className="plan-wall-head">
      <h1>
        {data.county}驻村帮扶　计划挂图{demo && <span className="wall-demo">（演示数据）</span>}
      </h1>
      <p>
        <span>
          {townships} 个乡镇（街道）　{teams} 支工作队　事项 {total} 项，其中有时限的 {dated} 项
        </span>
        <span className="lamps">
          <StateLamp state="late" count={late} />
          <StateLamp state="due" count={due} />
          <StateLamp state="done" count={done} />
        </span>
        {stuck > 0 && <span>仍在谋划 {stuck} 项</span>}
        <span>临近：{data.dueWithin} 个工作日内到期</span>
        <span>数据截至{formatChinese(data.dataOn)}</span>
      </p>
    </header>
  );
}

function ShowChoice({ show, onShow }: { show: WallChoice | undefined; onShow: (show: string | undefined) => void }) {
  return (
    <Segmented
      aria-label="只看"
      value={show ?? "all"}
      options={[
        { value: "all", label: "全部" },
        { value: "late", label: `${stateLook.late.shape} 逾期` },
        { value: "due", label: `${stateLook.due.shape} 临近` },
        { value: "done", label: `${stateLook.done.shape} 已完成` },
        { value: "stuck", label: "仍在谋划" },
      ]}
      onChange={(next) => onShow(next === "all" ? undefined : next)}
    />
  );
}
