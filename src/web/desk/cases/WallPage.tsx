import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { auth } from "#contract/auth.ts";
import { cases } from "#contract/cases.ts";
import { wall } from "#contract/wall.ts";
import { useApi } from "../../api/use-api.ts";
import { Empty, FullscreenButton, PrintButton, ProblemNote, Waiting } from "../../ui/index.ts";
import { ArrangeSheet } from "./ArrangeSheet.tsx";
import { MapSheet } from "./MapSheet.tsx";
import { OutlineUpload } from "./OutlineUpload.tsx";
import { useFilter } from "../use-filter.ts";
import { type WallChoice, WallFilters, wallFilterNames } from "./WallFilters.tsx";
import { WallHead } from "./WallHead.tsx";
import { WallSheet } from "./WallSheet.tsx";
import type { Wall } from "./wall-tiles.ts";
import "./cases.css";
import "./wall.css";

export function WallPage() {
  const api = useApi();
  const [filter, change] = useFilter(wallFilterNames);
  const { countyId, roundId } = filter;
  const { data, error } = useQuery(api.query(wall.read, { query: { countyId, roundId } }));
  const { data: choices } = useQuery(api.query(cases.choices, { query: { countyId } }));
  const demo = useQuery(api.query(auth.state, {})).data?.demo ?? false;
  const [arranging, setArranging] = useState(false);
  if (!data)
    return (
      <div className="page wall">
        <ProblemNote problem={error} />
        {!error && <Waiting lines={10} />}
      </div>
    );
  return (
    <div className="page wall">
      <title>挂图作战－驻村通</title>
      <div className="wall-top">
        <WallHead data={data} demo={demo} />
        <div className="page-actions no-print">
          {data.can.edit && !arranging && <WallOffice data={data} onArrange={() => setArranging(true)} />}
          <PrintButton />
          <FullscreenButton />
        </div>
      </div>
      <ProblemNote problem={error} />
      {arranging ? (
        <ArrangeSheet data={data} onClose={() => setArranging(false)} />
      ) : (
        <>
          <WallFilters data={data} choices={choices} filter={filter} onFilter={change} />
          <WallBody data={data} filter={filter} onFilter={change} />
        </>
      )}
    </div>
  );
}

function WallOffice({ data, onArrange }: { data: Wall; onArrange: () => void }) {
  return (
    <>
      {data.townships.length > 1 && <Button onClick={onArrange}>调整版面</Button>}
      <OutlineUpload outlined={data.map.outlined} />
    </>
  );
}

interface WallBodyProps {
  readonly data: Wall;
  readonly filter: WallChoice;
  readonly onFilter: (change: Partial<WallChoice>) => void;
}

function WallBody({ data, filter, onFilter }: WallBodyProps) {
  if (data.townships.length === 0)
    return <Empty>本县还没有登记村（社区）。请先在村情台账中导入村名册，挂图随即生成。</Empty>;
  const onMap = data.map.offered && filter.view === "map";
  return (
    <>
      {data.round === null && (
        <p className="wall-note no-print">本县还没有审定的整顿名单，各村均为未列入。审定名单后，在册村自动上图。</p>
      )}
      {data.map.offered && (
        <div className="wall-views no-print" role="group" aria-label="查看方式">
          <Button type={onMap ? "default" : "primary"} onClick={() => onFilter({ view: undefined })}>
            分块挂图
          </Button>
          <Button type={onMap ? "primary" : "default"} onClick={() => onFilter({ view: "map" })}>
            地图
          </Button>
        </div>
      )}
      {onMap ? <MapSheet data={data} filter={filter} /> : <WallSheet data={data} filter={filter} />}
    </>
  );
}
