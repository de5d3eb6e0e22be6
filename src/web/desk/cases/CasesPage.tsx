import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link, useLocation } from "wouter";
import { cases } from "#contract/cases.ts";
import type { CallOf, Result } from "#contract/route.ts";
import { caseStatusLabel } from "#domain/cases/labels.ts";
import { levelLabel } from "#domain/screening/labels.ts";
import { shareInTenths, shareText } from "#domain/share.ts";
import { useApi } from "../../api/use-api.ts";
import { useDownload } from "../../api/use-download.ts";
import { Card, Empty, KpiStrip, Light, Page, PrintButton, ProblemNote, Progress, Table } from "../../ui/index.ts";
import { type CaseFilter, CaseFilters, caseFilterNames, type Choices } from "./CaseFilters.tsx";
import { CaseLamp } from "./CaseLamp.tsx";
import { nextNode, spanWords } from "./case-words.ts";
import { useOpenRoutes } from "../desk-route.ts";
import { pagingOf, useFilter } from "../use-filter.ts";
import "./cases.css";

type List = Result<typeof cases.list>;
type Row = List["rows"][number];
type Asked = CallOf<typeof cases.list>["query"];

export function CasesPage() {
  const [filter, change] = useFilter(caseFilterNames);
  const [, navigate] = useLocation();
  const seesWall = useOpenRoutes().some(({ path }) => path === "/wall");
  const { page, size, ...asked } = filter;
  const api = useApi();
  const { data: choices } = useQuery(api.query(cases.choices, { query: { countyId: filter.countyId } }));
  const query = { ...asked, page: Number(page ?? 1), size: Number(size ?? 100) } as Asked;
  const { data, error, isFetching } = useQuery(api.query(cases.list, { query }));
  const download = useDownload(cases.ledger);
  const exportLedger = () => download.send({ body: asked as CallOf<typeof cases.ledger>["body"] });
  return (
    <Page
      title="整顿台账"
      subtitle={<RoundLine choices={choices} roundId={filter.roundId} />}
      actions={
        <>
          <Button loading={download.sending} onClick={exportLedger}>
            导出整改台账
          </Button>
          <Button onClick={() => navigate("/cases/checks")}>巩固期检查</Button>
          <Button onClick={() => navigate("/cases/survival")}>销号后巩固情况</Button>
          <PrintButton />
          {seesWall && (
            <Button type="primary" onClick={() => navigate("/wall")}>
              挂图作战
            </Button>
          )}
        </>
      }
    >
      <ProblemNote problem={error ?? download.problem} />
      {data && <CaseFigures list={data} />}
      <Card title="各村进展" note={data && `共 ${data.total} 个村（社区）`}>
        <CaseFilters choices={choices} filter={filter} onFilter={change} />
        <CaseTable
          list={error ? "failed" : data}
          loading={isFetching}
          severalCounties={(choices?.counties.length ?? 0) > 1}
          filter={filter}
          onFilter={change}
        />
      </Card>
    </Page>
  );
}

interface CaseTableProps {
  readonly list: List | "failed" | undefined;
  readonly loading: boolean;
  readonly severalCounties: boolean;
  readonly filter: CaseFilter;
  readonly onFilter: (change: Partial<CaseFilter>) => void;
}

function CaseTable({ list, loading, severalCounties, filter, onFilter }: CaseTableProps) {
  const [, navigate] = useLocation();
  const { page, size, ...asked } = filter;
  const filtered = Object.values(asked).some(Boolean);
  const { rows, total } = list === "failed" ? { rows: [], total: 0 } : (list ?? { rows: undefined, total: 0 });
  return (
    <Table<Row>
      name="cases"
      rows={rows}
      loading={loading}
      rowKey={(row) => row.id}
      columns={columnsFor(severalCounties)}
      onOpen={(row) => navigate(`/cases/${row.id}`)}
      hot={(row) => row.light === "red"}
      empty={<NoCase filtered={filtered} onClear={() => onFilter(cleared)} />}
      paging={pagingOf({ page: Number(page ?? 1), size: Number(size ?? 100) }, total, onFilter)}
    />
  );
}

const cleared = Object.fromEntries(caseFilterNames.map((name) => [name, undefined]));

function RoundLine({ choices, roundId }: { choices: Choices | undefined; roundId: string | undefined }) {
  const rounds = choices?.rounds ?? [];
  const round = rounds.find(({ id }) => id === roundId) ?? (rounds.length === 1 ? rounds[0] : undefined);
  if (!round) return <>每个在册村一份档案，一村一策；亮灯由问题和目标的时限按工作日历算出。</>;
  return (
    <>
      {round.name}　{spanWords(round.openedOn, round.dueOn)}
    </>
  );
}

function CaseFigures({ list: { total, county, township, lights, done, items } }: { list: List }) {
  const tenths = shareInTenths(done, items);
  const percent = tenths === undefined ? "尚未列出清单" : shareText(tenths);
  return (
    <KpiStrip
      items={[
        { name: "在册村（社区）", value: total, unit: "个", note: `县级管理 ${county}　镇级管理 ${township}` },
        {
          name: "亮灯",
          value: (
            <span className="lamps">
              <Light colour="red" count={lights.red} /> <Light colour="yellow" count={lights.yellow} />{" "}
              <Light colour="green" count={lights.green} />
            </span>
          ),
          note: lights.none > 0 ? `另有 ${lights.none} 个村未设时限` : "红：逾期　黄：10 个工作日内到期",
        },
        { name: "任务销号", value: done, unit: `/ ${items} 项`, note: percent },
      ]}
    />
  );
}

function NoCase({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (filtered)
    return <Empty action={<Button onClick={onClear}>清除筛选</Button>}>没有符合条件的村，请放宽筛选条件。</Empty>;
  return <Empty>还没有整顿档案。县级审定名单后，列入的村自动建档，在此列出。</Empty>;
}

function columnsFor(severalCounties: boolean) {
  return [
    { head: "序号", cell: (_: Row, index: number) => index + 1, align: "end" as const, width: 56 },
    ...(severalCounties ? [{ head: "县（市、区）", cell: (row: Row) => row.county }] : []),
    { head: "乡镇（街道）", cell: (row: Row) => row.township },
    { head: "村（社区）", cell: (row: Row) => <Link href={`/cases/${row.id}`}>{row.village}</Link>, always: true },
    { head: "级别", cell: (row: Row) => levelLabel[row.level] },
    { head: "环节", cell: (row: Row) => caseStatusLabel[row.status] },
    { head: "亮灯", cell: (row: Row) => <CaseLamp colour={row.light} />, always: true, width: 120 },
    {
      head: "任务销号",
      cell: (row: Row) => <Progress done={row.done} of={row.total} elapsedPercent={row.elapsedPercent} />,
      width: 210,
    },
    { head: "时间进度（%）", cell: (row: Row) => row.elapsedPercent, align: "end" as const, width: 110 },
    { head: "下一节点", cell: (row: Row) => nextNode(row.nextDue, row.nextDays, row.total) },
    { head: "整顿完成时限", cell: (row: Row) => row.dueOn, width: 120 },
  ];
}
