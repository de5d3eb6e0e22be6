import { useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "wouter";
import { reports } from "#contract/reports.ts";
import { isOwed, monthText, type ReportMonth } from "#domain/records/report.ts";
import { reportStateLabel } from "#domain/records/report-labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty, instant, Page, PrintButton, ProblemNote, Table, Waiting } from "../../ui/index.ts";
import { CountyFilter } from "../CountyFilter.tsx";
import { useMe } from "../use-me.ts";
import { useToday } from "../use-today.ts";
import { OpenButton } from "./OpenButton.tsx";
import { ReportFilters } from "./ReportFilters.tsx";
import type { ReportRow } from "./report-types.ts";
import { type ReportFilter, useReportFilter } from "./use-report-filter.ts";
import { WriteAll } from "./WriteAll.tsx";

/** 工作月报: which teams and townships have handed in this month, and which have not. */
export function ReportsPage() {
  const today = useToday();
  return today === "" ? (
    <Page title="工作月报">
      <Waiting lines={8} />
    </Page>
  ) : (
    <ReportsOf today={today} />
  );
}

function ReportsOf({ today }: { today: string }) {
  const { verbs } = useMe();
  const { month, countyId, state, set } = useReportFilter(today);
  const { data: all, error } = useQuery(
    useApi().query(reports.list, { query: { ...month, ...(countyId && { countyId }) } }),
  );
  const rows = all?.filter((row) => fits(row, state));
  const owed = all?.filter((row) => isOwed(row.state)).length;
  const writesAll = verbs.includes("report.make");
  return (
    <Page
      title="工作月报"
      subtitle={all?.[0] ? `${monthText(month)}　${all[0].dueOn}前报送` : monthText(month)}
      actions={
        <>
          {writesAll && <WriteAll key={`${month.year} ${month.month}`} month={month} />}
          <PrintButton />
        </>
      }
    >
      <ProblemNote problem={error} />
      <Card title="报送情况" note={all && `应报 ${all.length} 份，未报 ${owed} 份`}>
        <ReportFilters month={month} today={today} state={state} set={set} />
        <CountyFilter />
        <ReportTable
          rows={error ? [] : rows}
          month={month}
          empty={state ? "没有这一类月报。" : "这个月没有应报月报的工作队。"}
        />
      </Card>
    </Page>
  );
}

interface ReportTableProps {
  readonly rows: readonly ReportRow[] | undefined;
  readonly month: ReportMonth;
  readonly empty: string;
}

function ReportTable({ rows, month, empty }: ReportTableProps) {
  const [, go] = useLocation();
  return (
    <Table
      name="reports"
      rows={rows}
      rowKey={(row) => row.teamId ?? row.townshipId}
      onOpen={(row) => row.id && go(`/reports/${row.id}`)}
      hot={(row) => row.late && isOwed(row.state)}
      empty={<Empty>{empty}</Empty>}
      columns={[
        { head: "报送单位", cell: (row) => <Name row={row} />, always: true, fixed: "left" },
        { head: "乡镇（街道）", cell: (row) => row.township },
        { head: "报送情况", cell: stateText },
        { head: "报送时间", cell: (row) => (row.submittedAt ? instant(row.submittedAt) : "") },
        { head: "操作", cell: (row) => <RowAction row={row} month={month} />, always: true },
      ]}
    />
  );
}

function fits(row: ReportRow, filter: ReportFilter | null): boolean {
  if (filter === null) return true;
  if (filter === "owed") return isOwed(row.state);
  if (filter === "late") return row.late;
  return row.state === filter;
}

const stateText = ({ state, late }: ReportRow) =>
  `${reportStateLabel[state]}${late ? (isOwed(state) ? "（已逾期）" : "（迟报）") : ""}`;

function Name({ row: { id, name, of } }: { row: ReportRow }) {
  const text = of === "township" ? `${name}（乡镇月报）` : name;
  return id ? <Link href={`/reports/${id}`}>{text}</Link> : text;
}

function RowAction({ row, month }: { row: ReportRow; month: ReportMonth }) {
  if (row.id === null) return row.can.open ? <OpenButton row={row} month={month} /> : null;
  return <Link href={`/reports/${row.id}`}>{row.can.decide ? "审阅" : "查看"}</Link>;
}
