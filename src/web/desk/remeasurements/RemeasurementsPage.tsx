import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link, useLocation } from "wouter";
import { remeasurements } from "#contract/remeasurements.ts";
import { projectKindLabel } from "#domain/projects/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, type Column, Empty, Page, PrintButton, ProblemNote, Table } from "../../ui/index.ts";
import { pagingOf, useFilter } from "../use-filter.ts";
import type { SampleRow } from "./remeasurement-types.ts";

const columns: Column<SampleRow>[] = [
  {
    head: "验收期间",
    always: true,
    cell: ({ id, fromOn, untilOn }) => (
      <Link href={`/remeasurements/${id}`}>
        {fromOn} 至 {untilOn}
      </Link>
    ),
  },
  { head: "乡镇（街道）", cell: ({ township }) => township ?? "全部" },
  { head: "项目类型", cell: ({ kind }) => (kind ? projectKindLabel[kind] : "全部") },
  { head: "底册项目（个）", cell: ({ projects }) => projects, align: "end" },
  { head: "定格日期", cell: ({ frozenOn }) => frozenOn },
  { head: "抽取日期", cell: ({ drawnOn }) => drawnOn ?? "待抽取" },
  { head: "抽中（个）", cell: ({ drawn }) => drawn, align: "end" },
  { head: "已实测（个）", cell: ({ measured }) => measured, align: "end" },
  { head: "不符（个）", cell: ({ mismatched }) => mismatched, align: "end" },
];

export function RemeasurementsPage() {
  const [filter, change] = useFilter(["page", "size"]);
  const at = { page: Number(filter.page ?? 1), size: Number(filter.size ?? 50) };
  const [, go] = useLocation();
  const { data, error, isFetching } = useQuery(useApi().query(remeasurements.list, { query: at }));
  return (
    <Page
      title="项目复核实测"
      subtitle="从竣工验收的项目中随机抽取，由施工、业主以外的两名以上人员到现场重新量一遍，与结算数量对照。"
      actions={
        <>
          {data?.can.draw && (
            <Button type="primary" onClick={() => go("/remeasurements/new")}>
              定格抽取底册
            </Button>
          )}
          <PrintButton />
        </>
      }
    >
      <ProblemNote problem={error} />
      <Card title="历次抽查" note={data && `共 ${data.total} 次`}>
        <Table<SampleRow>
          name="remeasurements"
          rows={error ? [] : data?.rows}
          loading={isFetching}
          rowKey={({ id }) => id}
          onOpen={({ id }) => go(`/remeasurements/${id}`)}
          empty={<Empty>还没有抽查。点“定格抽取底册”，选定一段验收期间，一分钟后即可抽取。</Empty>}
          paging={pagingOf(at, data?.total, change)}
          columns={columns}
        />
      </Card>
    </Page>
  );
}
