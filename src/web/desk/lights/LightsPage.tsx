import { useQuery } from "@tanstack/react-query";
import { Segmented } from "antd";
import { lights } from "#contract/lights.ts";
import type { CallOf } from "#contract/route.ts";
import { lightKindLabel } from "#domain/evaluation/lights/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Page, PrintButton, ProblemNote, Waiting } from "../../ui/index.ts";
import { CountyFilter } from "../CountyFilter.tsx";
import { pagingOf, useFilter } from "../use-filter.ts";
import { type LightFilter, lightFilterNames } from "./light-filter.ts";
import { LightFilters } from "./LightFilters.tsx";
import { freshness, type Kind, kinds, type Overview } from "./light-words.ts";
import { LitTable } from "./LitTable.tsx";
import { Changes, Totals } from "./Totals.tsx";
import { RunButton } from "./RunButton.tsx";
import { TownshipLights } from "./TownshipLights.tsx";
import "./lights.css";

/** 红黄绿灯: the county by townships, what changed since last month, and every light with its reason. */
export function LightsPage() {
  const [filter, change] = useFilter(lightFilterNames);
  const api = useApi();
  const kind = (filter.kind ?? "case") as Kind;
  const head = useQuery(api.query(lights.overview, { query: { countyId: filter.countyId, kind } }));
  const narrow = (to: Partial<LightFilter>) => change({ ...to, page: undefined });
  const { data } = head;
  return (
    <Page
      title="红黄绿灯"
      subtitle={data ? `${data.county}　${freshness(data)}` : "只评事，不评人。"}
      actions={
        <>
          {data?.can.run && <RunButton />}
          <PrintButton />
        </>
      }
    >
      <CountyFilter />
      <div className="light-kinds no-print">
        <Segmented
          aria-label="评定对象"
          value={kind}
          options={kinds.map((value) => ({ value, label: lightKindLabel[value] }))}
          onChange={(next) => narrow({ kind: next, townshipId: undefined, light: undefined, change: undefined })}
        />
      </div>
      <ProblemNote problem={head.error} />
      {!data && !head.error && <Waiting lines={6} />}
      {data && <Head overview={data} onNarrow={narrow} />}
      <LitCard filter={filter} kind={kind} onFilter={change} townships={data?.townships ?? []} />
    </Page>
  );
}

interface HeadProps {
  readonly overview: Overview;
  readonly onNarrow: (to: Partial<LightFilter>) => void;
}

function Head({ overview, onNarrow }: HeadProps) {
  return (
    <>
      <Totals overview={overview} />
      <Card title="各乡镇（街道）" note="点数字查看逐项说明">
        <TownshipLights
          overview={overview}
          onChoose={(townshipId, light) => onNarrow({ townshipId, light, change: undefined })}
        />
      </Card>
      <Changes overview={overview} />
    </>
  );
}

interface LitCardProps {
  readonly filter: LightFilter;
  readonly kind: Kind;
  readonly townships: readonly { id: string | null; name: string }[];
  readonly onFilter: (change: Partial<LightFilter>) => void;
}

function LitCard({ filter, kind, townships, onFilter }: LitCardProps) {
  const { page = "1", size = "100", ...asked } = filter;
  const at = { page: Number(page), size: Number(size) };
  const query = { ...asked, kind, ...at } as CallOf<typeof lights.list>["query"];
  const { data, error, isFetching } = useQuery(useApi().query(lights.list, { query }));
  return (
    <Card title="逐项说明" note={data && `共 ${data.total} 项`}>
      <LightFilters filter={filter} townships={townships} onFilter={(to) => onFilter({ ...to, page: undefined })} />
      <ProblemNote problem={error} />
      <LitTable
        kind={kind}
        rows={error ? [] : data?.rows}
        loading={isFetching}
        paging={pagingOf(at, data?.total, onFilter)}
      />
    </Card>
  );
}
