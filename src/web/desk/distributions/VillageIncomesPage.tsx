import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link, useLocation } from "wouter";
import { assets } from "#contract/assets.ts";
import { incomes } from "#contract/incomes.ts";
import type { CallOf } from "#contract/route.ts";
import type { DistributionStatus } from "#domain/projects/assets/distribution.ts";
import { distributionStatusLabel } from "#domain/projects/assets/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { useDownload } from "../../api/use-download.ts";
import { Card, KpiStrip, Page, PrintButton, ProblemNote, Table } from "../../ui/index.ts";
import { namedOptions } from "../assets/asset-types.ts";
import { yuan } from "../assets/yuan.ts";
import { ByTownship } from "./ByTownship.tsx";
import { One } from "../One.tsx";
import { pagingOf, useFilter } from "../use-filter.ts";
import { useToday } from "../use-today.ts";
import type { VillageIncome, VillageIncomes } from "./plan-types.ts";
import "../assets/assets.css";

const names = ["countyId", "townshipId", "year", "short", "page", "size"] as const;
type Asked = CallOf<typeof incomes.villages>["query"];

/** The year at hand unless another is asked for. */
function useVillageIncomes(filter: Filter) {
  const today = useToday();
  const { page, size, ...asked } = { ...filter, year: filter.year ?? today.slice(0, 4) };
  const at = { page: Number(page ?? 1), size: Number(size ?? 100) };
  const query = { ...asked, ...at } as unknown as Asked;
  const found = useQuery({ ...useApi().query(incomes.villages, { query }), enabled: today !== "" });
  return { ...found, asked, at };
}

/** 收益和分配: every village of a year with what it should have had, and how far its plan is. */
export function VillageIncomesPage() {
  const [filter, change] = useFilter(names);
  const { data, error, isFetching, asked, at } = useVillageIncomes(filter);
  return (
    <Page
      title="收益和分配"
      subtitle="项目移交后，各村每年的收益与承诺对照；收益按“四议两公开”分配。"
      actions={<Actions asked={asked} />}
    >
      <ProblemNote problem={error} />
      {data && <Figures data={data} />}
      <Card title={`${asked.year} 年度各村`} note={data && `共 ${data.total} 个村`}>
        <Filters filter={{ ...filter, year: asked.year }} onFilter={(to) => change({ ...to, page: undefined })} />
        <VillageTable
          rows={error ? [] : data?.rows}
          loading={isFetching}
          year={asked.year}
          draft={data?.can.draft ?? false}
          paging={pagingOf(at, data?.total, change)}
        />
      </Card>
      {data && data.townships.length > 1 && <ByTownship data={data} />}
    </Page>
  );
}

function Actions({ asked }: { asked: object }) {
  const [, go] = useLocation();
  const download = useDownload(incomes.sheet);
  const body = { ...asked, year: Number((asked as { year: string }).year) } as CallOf<typeof incomes.sheet>["body"];
  return (
    <>
      <Button loading={download.sending} onClick={() => download.send({ body })}>
        导出对照表
      </Button>
      <PrintButton />
      <Button onClick={() => go("/distributions/plans")}>全部分配方案</Button>
      <ProblemNote problem={download.problem} />
    </>
  );
}

function Figures({ data: { sum, leastYuan } }: { data: VillageIncomes }) {
  return (
    <KpiStrip
      items={[
        {
          name: "应有收益",
          value: yuan(sum.targetFen),
          unit: "元",
          note: leastYuan === null ? "取承诺和最低要求中较高的" : `每村至少 ${leastYuan} 元，承诺更高的按承诺`,
        },
        { name: "已收", value: yuan(sum.receivedFen), unit: "元" },
        { name: "短缺", value: yuan(sum.shortFen), unit: "元", note: `${sum.short} 个村不足` },
        { name: "列入分配", value: yuan(sum.dividedFen), unit: "元" },
      ]}
    />
  );
}

type Filter = Record<(typeof names)[number], string | undefined>;

function Filters({ filter, onFilter }: { filter: Filter; onFilter: (change: Partial<Filter>) => void }) {
  const { data: choices } = useQuery(useApi().query(assets.choices, { query: { countyId: filter.countyId } }));
  const { counties = [], townships = [] } = choices ?? {};
  const now = Number(useToday().slice(0, 4));
  const years = Array.from({ length: 6 }, (_, i) => String(now + 1 - i));
  return (
    <div className="filters no-print" role="group" aria-label="筛选">
      {counties.length > 1 && (
        <One
          label="县（市、区）"
          value={filter.countyId}
          options={namedOptions(counties)}
          onValue={(countyId) => onFilter({ countyId, townshipId: undefined })}
        />
      )}
      <One
        label="年度"
        value={filter.year}
        options={years.map((year) => ({ value: year, label: year }))}
        onValue={(year) => onFilter({ year })}
      />
      {townships.length > 1 && (
        <One
          label="乡镇"
          value={filter.townshipId}
          options={namedOptions(townships)}
          onValue={(townshipId) => onFilter({ townshipId })}
        />
      )}
      <One
        label="完成情况"
        value={filter.short}
        options={[{ value: "1", label: "收益不足的" }]}
        onValue={(short) => onFilter({ short })}
      />
    </div>
  );
}

interface VillageTableProps {
  readonly rows: readonly VillageIncome[] | undefined;
  readonly loading: boolean;
  readonly year: string;
  readonly draft: boolean;
  readonly paging: ReturnType<typeof pagingOf>;
}

function VillageTable({ rows, loading, year, draft, paging }: VillageTableProps) {
  return (
    <Table<VillageIncome>
      name="village-incomes"
      rows={rows}
      loading={loading}
      rowKey={({ villageId }) => villageId}
      hot={({ shortFen }) => shortFen > 0}
      empty="该年度没有应计收益的项目，也没有登记收益。"
      paging={paging}
      columns={[
        { head: "乡镇（街道）", cell: ({ township }) => township },
        { head: "村（社区）", always: true, cell: ({ village }) => village },
        { head: "项目（个）", cell: ({ projects }) => projects, align: "end" },
        { head: "承诺（元）", cell: ({ promisedFen }) => yuan(promisedFen), align: "end" },
        { head: "应有（元）", cell: ({ targetFen }) => yuan(targetFen), align: "end" },
        { head: "已收（元）", cell: ({ receivedFen }) => yuan(receivedFen), align: "end" },
        { head: "完成率（%）", cell: ({ percent }) => percent ?? "", align: "end" },
        { head: "短缺（元）", cell: ({ shortFen }) => (shortFen > 0 ? yuan(shortFen) : ""), align: "end" },
        { head: "列入分配（元）", cell: ({ dividedFen }) => yuan(dividedFen), align: "end" },
        { head: "分配方案", cell: (row) => <PlanCell row={row} year={year} draft={draft} />, width: 150 },
      ]}
    />
  );
}

function PlanCell({ row, year, draft }: { row: VillageIncome; year: string; draft: boolean }) {
  const { villageId, planStatus, receivedFen, dividedFen } = row;
  return (
    <>
      {planStatus && (
        <Link href={`/distributions/plans?villageId=${villageId}&year=${year}`}>
          {distributionStatusLabel[planStatus as DistributionStatus]}
        </Link>
      )}{" "}
      {draft && receivedFen > dividedFen && (
        <Link href={`/distributions/new?villageId=${villageId}&year=${year}`}>起草方案</Link>
      )}
    </>
  );
}
