import { useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "wouter";
import { distributions } from "#contract/distributions.ts";
import type { CallOf } from "#contract/route.ts";
import { distributionStatusLabel } from "#domain/projects/assets/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, type Column, Page, PrintButton, ProblemNote, Table } from "../../ui/index.ts";
import { optionsOf } from "../assets/asset-types.ts";
import { yuan } from "../assets/yuan.ts";
import { One } from "../One.tsx";
import { pagingOf, useFilter } from "../use-filter.ts";
import type { PlanRow } from "./plan-types.ts";

type Asked = CallOf<typeof distributions.list>["query"];

const columns: Column<PlanRow>[] = [
  { head: "年度", cell: ({ year }) => year, width: 64 },
  { head: "乡镇（街道）", cell: ({ township }) => township },
  {
    head: "村（社区）",
    always: true,
    cell: ({ id, village, number }) => (
      <Link href={`/distributions/${id}`}>
        {village}
        {number > 1 && `（第 ${number} 次）`}
      </Link>
    ),
  },
  { head: "分配总额（元）", cell: ({ totalFen }) => yuan(totalFen), align: "end" },
  { head: "状态", cell: ({ status }) => distributionStatusLabel[status] },
  { head: "备案日期", cell: ({ filedOn }) => filedOn ?? "" },
  { head: "兑现日期", cell: ({ paidOn }) => paidOn ?? "" },
];

/** 全部分配方案, what waits to be filed on top. */
export function PlansPage() {
  const [filter, change] = useFilter(["villageId", "year", "status", "page", "size"]);
  const { page, size, ...asked } = filter;
  const at = { page: Number(page ?? 1), size: Number(size ?? 100) };
  const [, go] = useLocation();
  const { data, error, isFetching } = useQuery(
    useApi().query(distributions.list, { query: { ...asked, ...at } as unknown as Asked }),
  );
  return (
    <Page title="收益分配方案" breadcrumb={[{ title: "收益和分配", path: "/distributions" }]} actions={<PrintButton />}>
      <ProblemNote problem={error} />
      <Card title="方案" note={data && `共 ${data.total} 个`}>
        <div className="filters no-print" role="group" aria-label="筛选">
          <One
            label="状态"
            value={filter.status}
            options={optionsOf(distributionStatusLabel)}
            onValue={(status) => change({ status, page: undefined })}
          />
        </div>
        <Table<PlanRow>
          name="distributions"
          rows={error ? [] : data?.rows}
          loading={isFetching}
          rowKey={({ id }) => id}
          onOpen={({ id }) => go(`/distributions/${id}`)}
          empty="没有符合条件的分配方案。收益登记以后，由乡镇（街道）在“收益和分配”中起草。"
          paging={pagingOf(at, data?.total, change)}
          columns={columns}
        />
      </Card>
    </Page>
  );
}
