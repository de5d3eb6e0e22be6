import { useQuery } from "@tanstack/react-query";
import { funds } from "#contract/funds.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, type Column, Empty, Page, PrintButton, ProblemNote, Table } from "../../ui/index.ts";
import { One } from "../One.tsx";
import { pagingOf, useFilter } from "../use-filter.ts";
import { type FundChoices, namedOptions } from "./fund-types.ts";
import { yuanCell } from "./money-words.ts";
import "./funds.css";

type Row = {
  village: string;
  township: string;
  county: string;
  projects: number;
  allocatedFen: number;
  villageId: string;
};

/** 资金到村: by the shares of the projects. */
export function VillagesPage() {
  const [{ countyId, year, page, size }, change] = useFilter(["countyId", "year", "page", "size"]);
  const at = { page: Number(page ?? 1), size: Number(size ?? 100) };
  const api = useApi();
  const { data: choices } = useQuery(api.query(funds.choices, { query: { countyId } }));
  const { data, error, isFetching } = useQuery(
    api.query(funds.villages, { query: { countyId, year: year as never, ...at } }),
  );
  return (
    <Page
      title="资金到村"
      subtitle="安排到项目的资金，扣除收回的，按受益村份额计算到村。"
      breadcrumb={[{ title: "资金批次", path: "/funds" }]}
      actions={<PrintButton />}
    >
      <ProblemNote problem={error} />
      <Card title="各村" note={data && `共 ${data.total} 个村，合计 ${yuanCell(data.sumFen)} 元`}>
        <Filters choices={choices} countyId={countyId} year={year} onFilter={change} />
        <Table<Row>
          caption="金额单位：元"
          rows={error ? [] : data?.rows}
          loading={isFetching}
          rowKey={({ villageId }) => villageId}
          columns={columnsFor((choices?.counties.length ?? 0) > 1)}
          empty={<Empty>还没有安排到村的资金。</Empty>}
          paging={pagingOf(at, data?.total, change)}
        />
      </Card>
    </Page>
  );
}

interface FiltersProps {
  readonly choices: FundChoices | undefined;
  readonly countyId: string | undefined;
  readonly year: string | undefined;
  readonly onFilter: (change: { countyId?: string | undefined; year?: string | undefined; page: undefined }) => void;
}

function Filters({ choices, countyId, year, onFilter }: FiltersProps) {
  const { counties = [], years = [] } = choices ?? {};
  return (
    <div className="filters no-print" role="group" aria-label="筛选">
      {counties.length > 1 && (
        <One
          label="县（市、区）"
          value={countyId}
          options={namedOptions(counties)}
          onValue={(to) => onFilter({ countyId: to, page: undefined })}
        />
      )}
      <One
        label="资金年度"
        value={year}
        options={years.map((one) => ({ value: String(one), label: String(one) }))}
        onValue={(to) => onFilter({ year: to, page: undefined })}
      />
    </div>
  );
}

const columnsFor = (severalCounties: boolean): Column<Row>[] => [
  ...(severalCounties ? [{ head: "县（市、区）", cell: ({ county }: Row) => county }] : []),
  { head: "乡镇（街道）", cell: ({ township }) => township },
  { head: "村（社区）", cell: ({ village }) => village },
  { head: "项目（个）", align: "end", cell: ({ projects }) => projects, width: 110 },
  { head: "安排资金", align: "end", cell: ({ allocatedFen }) => yuanCell(allocatedFen), width: 160 },
];
