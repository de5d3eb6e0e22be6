import { useQuery } from "@tanstack/react-query";
import { Button, Drawer } from "antd";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { inspectionPlans } from "#contract/inspection-plans.ts";
import { inspections } from "#contract/inspections.ts";
import type { CallOf } from "#contract/route.ts";
import {
  inspectionStatuses,
  type InspectionWait,
  inspectionWaits,
  verbOfWait,
} from "#domain/inspections/inspection.ts";
import { checklistSubjectLabel } from "#domain/inspections/checklist-labels.ts";
import { inspectionStatusLabel, inspectionWaitLabel } from "#domain/inspections/inspection-labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, type Column, Empty, Page, PrintButton, ProblemNote, Table } from "../../ui/index.ts";
import { CountyFilter } from "../CountyFilter.tsx";
import { One } from "../One.tsx";
import { pagingOf, useFilter } from "../use-filter.ts";
import { useMe } from "../use-me.ts";
import type { InspectionRow } from "./contract-types.ts";
import { InspectionForm } from "./InspectionForm.tsx";
import "./inspections.css";

type Query = CallOf<typeof inspections.list>["query"];

const statuses = inspectionStatuses.map((value) => ({ value, label: inspectionStatusLabel[value] }));

/** Where on the page of an inspection that what waits is done. */
const stepOf: Readonly<Record<InspectionWait, string>> = {
  commit: "draw",
  reveal: "draw",
  number: "draw",
  waiver: "basics",
  start: "basics",
};

const pathOf = (id: string, waits?: string) =>
  `/inspections/${id}${waits === undefined ? "" : `?step=${stepOf[waits as InspectionWait] ?? "basics"}`}`;

const filterNames = ["year", "planId", "status", "waits", "countyId", "page", "size"] as const;

export function InspectionsPage() {
  const [{ page, size, ...filter }, change] = useFilter(filterNames);
  const [adding, setAdding] = useState(false);
  const [, navigate] = useLocation();
  const paging = { page: Number(page ?? 1), size: Number(size ?? 50) };
  const query = { ...filter, ...paging } as Query;
  const { data, error, isFetching } = useQuery(useApi().query(inspections.list, { query }));
  const add = useMe().verbs.includes("inspection.edit") && (
    <Button type="primary" onClick={() => setAdding(true)}>
      安排督查
    </Button>
  );
  return (
    <Page
      title="督查"
      subtitle="按年度计划安排。对象和人员双随机抽取，启动前结果只有督查组看得到。"
      actions={
        <>
          <PrintButton />
          {add}
        </>
      }
    >
      <ProblemNote problem={error} />
      <CountyFilter />
      <Filters filter={filter} onFilter={(changes) => change({ ...changes, page: undefined })} />
      <Card title="督查" note={data && `共 ${data.total} 次`}>
        <Table
          name="inspections"
          rows={error ? [] : data?.rows}
          loading={isFetching}
          rowKey={(row) => row.id}
          onOpen={(row) => navigate(pathOf(row.id, filter.waits))}
          empty={<Empty action={add}>{filter.waits ? "没有待您办理的督查。" : "还没有安排督查。"}</Empty>}
          paging={pagingOf(paging, data?.total, change)}
          columns={columnsOf(filter.waits)}
        />
      </Card>
      <Drawer title="安排督查" open={adding} onClose={() => setAdding(false)} size={640} destroyOnHidden>
        {adding && (
          <InspectionForm onClose={() => setAdding(false)} onCreated={(id) => navigate(`/inspections/${id}`)} />
        )}
      </Drawer>
    </Page>
  );
}

type FilterName = "year" | "planId" | "status" | "waits";

interface FiltersProps {
  readonly filter: Partial<Record<FilterName, string | undefined>>;
  readonly onFilter: (changes: Partial<Record<FilterName, string | undefined>>) => void;
}

function Filters({ filter, onFilter }: FiltersProps) {
  const { data } = useQuery(useApi().query(inspectionPlans.list, { query: { size: 100 } }));
  const { verbs } = useMe();
  const waits = inspectionWaits.filter((one) => verbs.includes(verbOfWait[one]));
  const plans = (data?.rows ?? []).map(({ id, title }) => ({ value: id, label: title }));
  const years = [...new Set((data?.rows ?? []).map(({ year }) => String(year)))].map((year) => ({
    value: year,
    label: `${year} 年`,
  }));
  return (
    <div className="filters no-print" role="group" aria-label="筛选">
      <One label="年份" value={filter.year} options={years} onValue={(year) => onFilter({ year })} />
      <One label="计划" value={filter.planId} options={plans} onValue={(planId) => onFilter({ planId })} />
      <One label="状态" value={filter.status} options={statuses} onValue={(status) => onFilter({ status })} />
      {waits.length > 0 && (
        <One
          label="待办"
          value={filter.waits}
          options={waits.map((value) => ({ value, label: inspectionWaitLabel[value] }))}
          onValue={(wait) => onFilter({ waits: wait })}
        />
      )}
    </div>
  );
}

const columnsOf = (waits?: string): readonly Column<InspectionRow>[] => [
  { head: "督查", cell: (row) => <Link href={pathOf(row.id, waits)}>{row.title}</Link>, always: true },
  { head: "计划", cell: (row) => row.plan },
  { head: "对象", cell: (row) => checklistSubjectLabel[row.subject], width: 110 },
  { head: "时间", cell: (row) => `${row.startsOn} 至 ${row.endsOn}`, width: 200 },
  { head: "状态", cell: (row) => inspectionStatusLabel[row.status], width: 90 },
  { head: "督查人员（人）", cell: (row) => row.members, align: "end", width: 120 },
  { head: "对象（个）", cell: (row) => row.objects, align: "end", width: 100 },
];
