import { useQuery } from "@tanstack/react-query";
import { Button, Drawer } from "antd";
import { useState } from "react";
import { Link } from "wouter";
import { caseFollowUp } from "#contract/case-follow-up.ts";
import { cases } from "#contract/cases.ts";
import type { CallOf, Result } from "#contract/route.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty, lightLooks, Page, PrintButton, ProblemNote, Table } from "../../ui/index.ts";
import { One } from "../One.tsx";
import type { Choices } from "./CaseFilters.tsx";
import { CheckForm } from "./CheckForm.tsx";
import { pagingOf, useFilter } from "../use-filter.ts";
import "./cases.css";
import "./course.css";

type List = Result<typeof caseFollowUp.checks>;
type Row = List["rows"][number];

const names = ["countyId", "townshipId", "when", "page", "size"] as const;
type Filter = Readonly<Record<(typeof names)[number], string | undefined>>;

/** 巩固期检查: whose turn it is to be looked in on. */
export function ChecksPage() {
  const [filter, change] = useFilter(names);
  const [open, setOpen] = useState<Row | null>(null);
  const api = useApi();
  const { page = "1", size = "100", ...asked } = filter;
  const at = { page: Number(page), size: Number(size) };
  const query = { ...asked, ...at } as CallOf<typeof caseFollowUp.checks>["query"];
  const { data, error, isFetching } = useQuery(api.query(caseFollowUp.checks, { query }));
  const { data: choices } = useQuery(api.query(cases.choices, { query: { countyId: filter.countyId } }));
  return (
    <Page
      title="巩固期检查"
      subtitle="销号后按月份轻量检查，到村看一看、问一问，不要求村里准备材料。"
      breadcrumb={[{ title: "整顿台账", path: "/cases" }]}
      actions={<PrintButton />}
    >
      <ProblemNote problem={error} />
      <Card title="应查名单" note={data && `共 ${data.total} 次，已到期 ${data.due} 次`}>
        <CheckFilters filter={filter} choices={choices} onFilter={change} />
        <Table<Row>
          name="case-checks"
          rows={error ? [] : data?.rows}
          loading={isFetching}
          rowKey={(row) => row.id}
          hot={(row) => row.late > 0}
          empty={<Empty>目前没有到期和三十天内到期的巩固期检查。村销号后，检查日期自动排出。</Empty>}
          columns={columnsFor(data, choices, setOpen)}
          paging={pagingOf(at, data?.total, change)}
        />
      </Card>
      <Drawer title={open?.village} open={open !== null} onClose={() => setOpen(null)} size={480} destroyOnHidden>
        {open && (
          <CheckForm caseId={open.caseId} check={open} delistedOn={open.delistedOn} onClose={() => setOpen(null)} />
        )}
      </Drawer>
    </Page>
  );
}

const when = [
  { value: "due", label: "已到期" },
  { value: "soon", label: "三十天内到期" },
];

interface CheckFiltersProps {
  readonly filter: Filter;
  readonly choices: Choices | undefined;
  readonly onFilter: (change: Partial<Filter>) => void;
}

function CheckFilters({ filter, choices, onFilter }: CheckFiltersProps) {
  const townships = choices?.townships ?? [];
  return (
    <div className="filters no-print" role="group" aria-label="筛选">
      <One
        label="到期"
        value={filter.when}
        options={when}
        onValue={(value) => onFilter({ when: value, page: undefined })}
      />
      {townships.length > 1 && (
        <One
          label="乡镇"
          value={filter.townshipId}
          options={townships.map(({ id, name }) => ({ value: id, label: name }))}
          onValue={(townshipId) => onFilter({ townshipId, page: undefined })}
        />
      )}
    </div>
  );
}

function columnsFor(list: List | undefined, choices: Choices | undefined, onOpen: (row: Row) => void) {
  const severalCounties = (choices?.counties.length ?? 0) > 1;
  const acts = {
    head: "办理",
    cell: (row: Row) => (
      <Button size="small" onClick={() => onOpen(row)}>
        登记检查
      </Button>
    ),
    width: 110,
  };
  return [
    ...(severalCounties ? [{ head: "县（市、区）", cell: (row: Row) => row.county }] : []),
    { head: "乡镇（街道）", cell: (row: Row) => row.township },
    { head: "村（社区）", cell: (row: Row) => <Link href={`/cases/${row.caseId}`}>{row.village}</Link>, always: true },
    { head: "销号日期", cell: (row: Row) => row.delistedOn },
    { head: "第几个月", cell: (row: Row) => row.month, align: "end" as const },
    { head: "应查日期", cell: (row: Row) => row.dueOn },
    { head: "到期情况", cell: (row: Row) => lateWords(row.late) },
    ...(list?.can.follow ? [acts] : []),
  ];
}

function lateWords(late: number): string {
  if (late > 0) return `${lightLooks.red.shape} 逾期 ${late} 天`;
  return late === 0 ? "今天到期" : `还有 ${-late} 天`;
}
