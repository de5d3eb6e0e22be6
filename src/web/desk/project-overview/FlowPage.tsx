import { useQuery } from "@tanstack/react-query";
import { projectOverview } from "#contract/project-overview.ts";
import type { CallOf, Result } from "#contract/route.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty, Page, PrintButton, ProblemNote, Table, Waiting } from "../../ui/index.ts";
import { CountyFilter } from "../CountyFilter.tsx";
import { wanCell } from "../funds/money-words.ts";
import { useFilter } from "../use-filter.ts";
import { MoneyFlow } from "./MoneyFlow.tsx";
import { PlaceFilters } from "./PlaceFilters.tsx";
import "./project-overview.css";

type Flow = Result<typeof projectOverview.flow>;

/** 资金流向: from its source to the townships, and of one township to its villages. */
export function FlowPage() {
  const [filter, change] = useFilter(["countyId", "year", "townshipId"]);
  const query = filter as unknown as CallOf<typeof projectOverview.flow>["query"];
  const { data, error } = useQuery(useApi().query(projectOverview.flow, { query }));
  return (
    <Page
      title="资金流向"
      subtitle={data && `${data.county}　按资金安排净额（已扣收回），${filter.townshipId ? "到村" : "到乡镇（街道）"}`}
      actions={<PrintButton />}
    >
      <CountyFilter />
      <PlaceFilters filter={filter} onFilter={change} />
      <ProblemNote problem={error} />
      {!data && !error && <Waiting lines={8} />}
      {data && <Body data={data} onPlace={filter.townshipId ? undefined : (townshipId) => change({ townshipId })} />}
    </Page>
  );
}

function Body({ data, onPlace }: { readonly data: Flow; readonly onPlace: ((id: string) => void) | undefined }) {
  if (data.links.length === 0)
    return (
      <Card title="流向图">
        <Empty>没有安排过资金。资金批次安排到项目后，流向图随即生成。</Empty>
      </Card>
    );
  const name = new Map(data.nodes.map((node) => [node.id, node.name]));
  return (
    <>
      <Card title="流向图" note={onPlace && "点乡镇（街道）看到村"}>
        <MoneyFlow nodes={data.nodes} links={data.links} onPlace={onPlace} />
      </Card>
      <Card title="明细" note={`${data.links.length} 条`}>
        <Table
          rows={inOrder(data)}
          rowKey={({ from, to }) => `${from}|${to}`}
          columns={[
            { head: "从", cell: ({ from }) => name.get(from) },
            { head: "到", cell: ({ to }) => name.get(to) },
            { head: "金额（万元）", cell: ({ fen }) => wanCell(fen), align: "end" },
          ]}
        />
      </Card>
    </>
  );
}

/** As the picture reads: from left to right, from top to bottom. */
function inOrder({ nodes, links }: Flow) {
  const at = new Map(nodes.map(({ id }, i) => [id, i]));
  const place = (id: string) => at.get(id) ?? nodes.length;
  return links.toSorted((a, b) => place(a.from) - place(b.from) || b.fen - a.fen || place(a.to) - place(b.to));
}
