import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link, useLocation } from "wouter";
import { funds } from "#contract/funds.ts";
import { fundLevelLabel } from "#domain/projects/funds/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty, KpiStrip, Page, PrintButton, ProblemNote } from "../../ui/index.ts";
import { One } from "../One.tsx";
import { pagingOf, useFilter } from "../use-filter.ts";
import { BatchForm } from "./BatchForm.tsx";
import { BatchTable } from "./BatchTable.tsx";
import { DrawerButton } from "./DrawerButton.tsx";
import { type FundChoices, type FundList, namedOptions, optionsOf } from "./fund-types.ts";
import { wanCell } from "./money-words.ts";
import "./funds.css";

const names = ["countyId", "year", "typeCode", "level", "page", "size"] as const;
type Filter = Record<(typeof names)[number], string | undefined>;

/** The list as the address asks for it. */
function useFunds(filter: Filter) {
  const { page, size, ...asked } = filter;
  const at = { page: Number(page ?? 1), size: Number(size ?? 50) };
  const api = useApi();
  const { data: choices } = useQuery(api.query(funds.choices, { query: { countyId: filter.countyId } }));
  const { data: list, error, isFetching } = useQuery(api.query(funds.list, { query: { ...asked, ...at } as never }));
  return { at, choices, list, error, isFetching, filtered: Object.values(asked).some(Boolean) };
}

export function FundsPage() {
  const [filter, change] = useFilter(names);
  const { at, choices, list, error, isFetching, filtered } = useFunds(filter);
  const clear = () => change({ countyId: undefined, year: undefined, typeCode: undefined, level: undefined });
  return (
    <Page
      title="资金批次"
      subtitle="每一笔资金从下达到村：批次、安排、拨付和结存，都能打开看到明细。"
      actions={<Actions list={list} choices={choices} />}
    >
      <ProblemNote problem={error} />
      {list && <Figures list={list} />}
      {list && <Waiting list={list} />}
      <Card title="批次" note={list && `共 ${list.total} 批`}>
        <Filters choices={choices} filter={filter} onFilter={(to) => change({ ...to, page: undefined })} />
        <BatchTable
          rows={error ? [] : list?.rows}
          loading={isFetching}
          severalCounties={(choices?.counties.length ?? 0) > 1}
          empty={<NoBatch filtered={filtered} onClear={clear} />}
          paging={pagingOf(at, list?.total, change)}
        />
      </Card>
    </Page>
  );
}

function NoBatch({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (!filtered) return <Empty>还没有资金批次。县级收到资金文件后在这里登记。</Empty>;
  return <Empty action={<Button onClick={onClear}>清除筛选</Button>}>没有符合条件的资金批次。</Empty>;
}

function Actions({ list, choices }: { list: FundList | undefined; choices: FundChoices | undefined }) {
  const [, go] = useLocation();
  return (
    <>
      <Button onClick={() => go("/funds/villages")}>资金到村</Button>
      <PrintButton />
      {list?.can.write && choices && (
        <DrawerButton primary title="登记资金批次" form={(close) => <BatchForm choices={choices} onClose={close} />}>
          登记批次
        </DrawerButton>
      )}
    </>
  );
}

function Figures({ list: { sum } }: { list: FundList }) {
  const { amountFen, allocatedFen, returnedFen, paidFen, unreceivedFen } = sum;
  const paid = allocatedFen > 0 ? `占安排的 ${((paidFen * 100) / allocatedFen).toFixed(1)}%` : undefined;
  return (
    <KpiStrip
      items={[
        {
          name: "下达",
          value: wanCell(amountFen),
          unit: "万元",
          note: unreceivedFen > 0 ? `其中未到账 ${wanCell(unreceivedFen)} 万元` : "已全部到账",
        },
        { name: "安排到项目", value: wanCell(allocatedFen), unit: "万元" },
        { name: "已拨付", value: wanCell(paidFen), unit: "万元", note: paid },
        { name: "项目结存", value: wanCell(allocatedFen - paidFen), unit: "万元" },
        {
          name: "县级结存",
          value: wanCell(amountFen - allocatedFen - returnedFen),
          unit: "万元",
          note: returnedFen > 0 ? `已上缴 ${wanCell(returnedFen)} 万元` : undefined,
        },
      ]}
    />
  );
}

const waitWords = { blocked: "待复核用途", idle: "项目结存闲置", recall: "未按期开工，可研究收回" } as const;

/** What waits for a person; nothing is decided by the clock. */
function Waiting({ list: { waiting } }: { list: FundList }) {
  const some = (Object.keys(waitWords) as (keyof typeof waitWords)[]).filter((wait) => waiting[wait] > 0);
  if (some.length === 0) return null;
  return (
    <p className="fund-waiting">
      {some.map((wait) => (
        <Link key={wait} href={`/funds/allocations?waits=${wait}`}>
          {waitWords[wait]} {waiting[wait]} 笔
        </Link>
      ))}
    </p>
  );
}

interface FiltersProps {
  readonly choices: FundChoices | undefined;
  readonly filter: Filter;
  readonly onFilter: (change: Partial<Filter>) => void;
}

function Filters({ choices, filter, onFilter }: FiltersProps) {
  const { counties = [], types = [], years = [] } = choices ?? {};
  return (
    <div className="filters no-print" role="group" aria-label="筛选">
      {counties.length > 1 && (
        <One
          label="县（市、区）"
          value={filter.countyId}
          options={namedOptions(counties)}
          onValue={(countyId) => onFilter({ countyId })}
        />
      )}
      <One
        label="年度"
        value={filter.year}
        options={years.map((year) => ({ value: String(year), label: String(year) }))}
        onValue={(year) => onFilter({ year })}
      />
      <One
        label="资金种类"
        value={filter.typeCode}
        options={types.map(({ code, name }) => ({ value: code, label: name }))}
        onValue={(typeCode) => onFilter({ typeCode })}
      />
      <One
        label="来源级次"
        value={filter.level}
        options={optionsOf(fundLevelLabel)}
        onValue={(level) => onFilter({ level })}
      />
    </div>
  );
}
