import { useQuery } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { Link, useLocation } from "wouter";
import { evaluations } from "#contract/evaluations.ts";
import type { Result } from "#contract/route.ts";
import type { EvaluationStatus, EvaluationWait } from "#domain/evaluation/evaluation.ts";
import { cadenceLabel, statusLabel, subjectLabel, waitLabel } from "#domain/evaluation/labels.ts";
import type { SubjectKind } from "#domain/evaluation/measures.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, type Column, Empty, Page, PrintButton, ProblemNote, Table } from "../../ui/index.ts";
import { CountyFilter } from "../CountyFilter.tsx";
import { pagingOf, useFilter } from "../use-filter.ts";
import "./evaluations.css";

type Row = Result<typeof evaluations.list>["rows"][number];

export function EvaluationsPage() {
  const [{ page, size, countyId, subject, status, waits }, change] = useFilter([
    "page",
    "size",
    "countyId",
    "subject",
    "status",
    "waits",
  ]);
  const [, navigate] = useLocation();
  const asked = {
    countyId,
    subject: subject as SubjectKind | undefined,
    status: status as EvaluationStatus | undefined,
    waits: waits as EvaluationWait | undefined,
  };
  const query = { ...pageAsked(page, size), ...asked };
  const { data, error, isFetching } = useQuery(useApi().query(evaluations.list, { query }));
  const add = data?.can.create && <Add />;
  const narrowed = [subject, status, waits].some((one) => one !== undefined);
  return (
    <Page
      title="考核"
      subtitle="考核村、工作队、乡镇（街道），不考核个人，不排名次；每项得分都能打开理由和明细。"
      actions={
        <>
          <PrintButton />
          {add}
        </>
      }
    >
      <CountyFilter />
      <Filters {...asked} onChange={(to) => change({ ...to, page: undefined })} />
      <ProblemNote problem={error} />
      <Card title="各期考核" note={data && `共 ${data.total} 期`}>
        <Table
          name="evaluations"
          rows={error ? [] : data?.rows}
          loading={isFetching}
          rowKey={(row) => row.id}
          onOpen={(row) => navigate(pathOf(row, asked.waits))}
          empty={narrowed ? <Empty>没有符合条件的考核。</Empty> : <Empty action={add}>{noneYet}</Empty>}
          paging={pagingOf(query, data?.total, change)}
          columns={columnsFor(asked.waits)}
        />
      </Card>
    </Page>
  );
}

const noneYet = "还没有考核。评分期间只有县级和督查人员可见，公示后乡镇、工作队可见。";

/** An evaluation opens to the subjects it waits for. */
const shownFirst: Partial<Record<EvaluationWait, string>> = { score: "?pending=yes", answer: "?appeals=open" };
const pathOf = ({ id }: Row, waits: EvaluationWait | undefined) =>
  `/evaluations/${id}${(waits && shownFirst[waits]) ?? ""}`;

const pageAsked = (page = "1", size = "50") => ({ page: Number(page), size: Number(size) });

function Add() {
  const [, navigate] = useLocation();
  return (
    <Button type="primary" onClick={() => navigate("/evaluations/new")}>
      安排考核
    </Button>
  );
}

type Narrowing = Readonly<Partial<Record<"subject" | "status" | "waits", string | undefined>>>;

function Filters({ subject, status, waits, onChange }: Narrowing & { onChange: (to: Narrowing) => void }) {
  return (
    <div className="filters no-print" role="group" aria-label="筛选考核">
      <Choice label="考核对象" value={subject} labels={subjectLabel} onChange={(to) => onChange({ subject: to })} />
      <Choice label="状态" value={status} labels={statusLabel} onChange={(to) => onChange({ status: to })} />
      <Choice label="待办" value={waits} labels={waitLabel} onChange={(to) => onChange({ waits: to })} />
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
  readonly onChange: (value: string | undefined) => void;
}

function Choice({ label, value, labels, onChange }: ChoiceProps) {
  return (
    <span className="filter">
      {label}
      <Select
        aria-label={label}
        allowClear
        placeholder="全部"
        value={value}
        options={Object.entries(labels).map(([word, text]) => ({ value: word, label: text }))}
        onChange={(to?: string) => onChange(to)}
        popupMatchSelectWidth={false}
        style={{ minWidth: 140 }}
      />
    </span>
  );
}

const columnsFor = (waits: EvaluationWait | undefined): readonly Column<Row>[] => [
  { head: "考核", cell: (row) => <Link href={pathOf(row, waits)}>{row.title}</Link>, always: true },
  { head: "对象", cell: (row) => subjectLabel[row.subject], width: 110 },
  { head: "周期", cell: (row) => cadenceLabel[row.cadence], width: 64 },
  { head: "考核期", cell: (row) => `${row.from} 至 ${row.to}`, width: 200 },
  { head: "方案", cell: (row) => <div className="evaluation-scheme">{row.scheme}</div> },
  { head: "对象（个）", cell: (row) => row.subjects, align: "end", width: 90 },
  { head: "待答复申诉（件）", cell: (row) => row.openAppeals || "—", align: "end", width: 130 },
  {
    head: "状态",
    cell: (row) => (row.status === "publicity" ? `公示至 ${row.publicityTo}` : statusLabel[row.status]),
    width: 140,
  },
];
