import { useQuery } from "@tanstack/react-query";
import { Pagination } from "antd";
import { projectOverview } from "#contract/project-overview.ts";
import { projectKindLabel } from "#domain/projects/labels.ts";
import { projectKinds } from "#domain/projects/project.ts";
import type { CallOf } from "#contract/route.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty, Page, PrintButton, ProblemNote, Waiting } from "../../ui/index.ts";
import { CountyFilter } from "../CountyFilter.tsx";
import { One } from "../One.tsx";
import { useFilter } from "../use-filter.ts";
import { type Bar, BarRow } from "./BarRow.tsx";
import { spanOf, ticksOf } from "./bars-shape.ts";
import { PlaceFilters } from "./PlaceFilters.tsx";
import { WidePicture } from "./WidePicture.tsx";
import "./project-overview.css";

const perPage = 60;

/** 项目横道图: the projects of a county by their days. */
export function BarsPage() {
  const [filter, change] = useFilter(["countyId", "year", "townshipId", "kind", "page"]);
  const { page = "1", ...narrowed } = filter;
  const query = { ...narrowed, page: Number(page), size: perPage } as unknown as CallOf<
    typeof projectOverview.bars
  >["query"];
  const { data, error } = useQuery(useApi().query(projectOverview.bars, { query }));
  return (
    <Page
      title="项目横道图"
      subtitle={data && `${data.county}　上为计划，下为实际；竖线为今天，短标为已过关口`}
      actions={<PrintButton />}
    >
      <CountyFilter />
      <PlaceFilters filter={filter} onFilter={(to) => change({ ...to, page: undefined })}>
        <One
          label="类型"
          value={filter.kind}
          options={projectKinds.map((value) => ({ value, label: projectKindLabel[value] }))}
          onValue={(kind) => change({ kind, page: undefined })}
        />
      </PlaceFilters>
      <ProblemNote problem={error} />
      {!data && !error && <Waiting lines={10} />}
      {data && (
        <Card title="进度" note={`共 ${data.total} 个项目`}>
          {data.rows.length === 0 ? (
            <Empty>没有填写起止日期的项目。</Empty>
          ) : (
            <Bars rows={data.rows} today={data.today} />
          )}
          {data.total > perPage && (
            <Pagination
              className="no-print"
              current={Number(page)}
              pageSize={perPage}
              total={data.total}
              showSizeChanger={false}
              onChange={(to) => change({ page: String(to) })}
            />
          )}
        </Card>
      )}
    </Page>
  );
}

function Bars({ rows, today }: { readonly rows: readonly Bar[]; readonly today: string }) {
  const span = spanOf(rows, today);
  return (
    <WidePicture>
      <div className="bars" role="table" aria-label="项目起止与进度">
        <div className="bar-row bar-head" role="row">
          <div className="bar-name" role="columnheader">
            项目
          </div>
          <div className="bar-light" role="columnheader">
            亮灯
          </div>
          <div className="bar-line" role="columnheader" aria-label="起止">
            {ticksOf(span).map(({ at, word, year }) => (
              <span key={at} className={year ? "bar-tick bar-year" : "bar-tick"} style={{ left: `${at}%` }}>
                {word}
              </span>
            ))}
          </div>
        </div>
        {rows.map((row) => (
          <BarRow key={row.id} row={row} span={span} today={today} />
        ))}
      </div>
    </WidePicture>
  );
}
