import { useQuery } from "@tanstack/react-query";
import { Segmented } from "antd";
import { Link, useLocation } from "wouter";
import { findings } from "#contract/findings.ts";
import type { Result } from "#contract/route.ts";
import { lookBackResultLabel } from "#domain/inspections/finding-look-back.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty, Page, PrintButton, ProblemNote, Table } from "../../ui/index.ts";
import { pagingOf, useFilter } from "../use-filter.ts";
import type { LookBackRow } from "./finding-types.ts";
import "./findings.css";

type Sample = Result<typeof findings.lookBacks>["samples"][number];

/** What waits to be looked back at, and what has been. */
const views = {
  open: {
    label: "待看",
    done: undefined,
    empty: "没有待看的问题。每月自动抽取，也可以在已销号问题的页面自行登记回头看。",
  },
  done: { label: "已看", done: "1", empty: "还没有登记回头看。" },
} as const;
type View = keyof typeof views;

export function LookBacksPage() {
  const [filter, change] = useFilter(["done", "page", "size"]);
  const [, go] = useLocation();
  const at = { page: Number(filter.page ?? 1), size: Number(filter.size ?? 50) };
  const view: View = filter.done === "1" ? "done" : "open";
  const { label, done, empty } = views[view];
  const { data, error, isFetching } = useQuery(useApi().query(findings.lookBacks, { query: { done, ...at } }));
  return (
    <Page
      title="问题回头看"
      subtitle="每月从销号满一定时间的问题中自动抽取，由整改、核查、销号以外的人员到实地看。"
      breadcrumb={[{ title: "问题整改台账", path: "/findings" }]}
      actions={<PrintButton />}
    >
      <ProblemNote problem={error} />
      <Card title={label} note={data && `共 ${data.total} 个`}>
        <div className="filters no-print">
          <Segmented<View>
            value={view}
            options={(Object.keys(views) as View[]).map((value) => ({ value, label: views[value].label }))}
            onChange={(to) => change({ done: views[to].done, page: undefined })}
          />
        </div>
        <Table<LookBackRow>
          rows={error ? [] : data?.rows}
          loading={isFetching}
          rowKey={({ id }) => id}
          columns={columns}
          onOpen={({ findingId }) => go(`/findings/${findingId}`)}
          empty={<Empty>{empty}</Empty>}
          paging={pagingOf(at, data?.total, change)}
        />
      </Card>
      {data && data.samples.length > 0 && <Samples samples={data.samples} />}
    </Page>
  );
}

const columns = [
  { head: "问题编号", cell: ({ number }: LookBackRow) => number, align: "end" as const, width: 90 },
  { head: "乡镇（街道）", cell: ({ township }: LookBackRow) => township ?? "", width: 110 },
  { head: "村（社区）", cell: ({ village }: LookBackRow) => village ?? "", width: 110 },
  {
    head: "问题",
    cell: ({ findingId, description }: LookBackRow) => (
      <Link href={`/findings/${findingId}`} className="finding-text">
        {description}
      </Link>
    ),
  },
  { head: "销号日期", cell: ({ closedOn }: LookBackRow) => closedOn, width: 110 },
  { head: "抽中", cell: ({ drawn }: LookBackRow) => (drawn ? "是" : ""), width: 60 },
  { head: "应完成", cell: ({ dueOn }: LookBackRow) => dueOn, width: 110 },
  { head: "回头看日期", cell: ({ onDay }: LookBackRow) => onDay ?? "", width: 110 },
  {
    head: "结果",
    cell: ({ result, why }: LookBackRow) => (result ? lookBackResultLabel[result] : why.join("")),
    width: 200,
  },
];

/** How each month was drawn, so that anybody can draw it again. */
function Samples({ samples }: { samples: readonly Sample[] }) {
  return (
    <Card title="每月抽取" note="种子由名单校验值和抽取时最后一次审计封存值算出，可以复核" padded>
      {samples.map((one) => (
        <details key={one.id}>
          <summary>
            {one.month.slice(0, 7)}　从 {one.of} 个中抽取 {one.drawn} 个
          </summary>
          <p>名单 SHA-256：{one.frameSha256}</p>
          <p>
            第 {one.sealNumber} 号审计封存：{one.sealHash}
          </p>
          <p>种子：{one.seed}</p>
          <pre className="finding-frame">{one.frame}</pre>
        </details>
      ))}
    </Card>
  );
}
