import { useQuery } from "@tanstack/react-query";
import { Button, Drawer } from "antd";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { inspectionPlans } from "#contract/inspection-plans.ts";
import type { CallOf } from "#contract/route.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, type Column, Empty, Page, PrintButton, ProblemNote, Table } from "../../ui/index.ts";
import { CountyFilter } from "../CountyFilter.tsx";
import { pagingOf, useFilter } from "../use-filter.ts";
import { useMe } from "../use-me.ts";
import type { PlanRow } from "./contract-types.ts";
import { InspectionPlanForm } from "./InspectionPlanForm.tsx";

type Query = CallOf<typeof inspectionPlans.list>["query"];

export function InspectionPlansPage() {
  const [{ page, size, ...filter }, change] = useFilter(["year", "countyId", "page", "size"]);
  const [adding, setAdding] = useState(false);
  const [, navigate] = useLocation();
  const paging = { page: Number(page ?? 1), size: Number(size ?? 50) };
  const query = { ...filter, ...paging } as Query;
  const { data, error, isFetching } = useQuery(useApi().query(inspectionPlans.list, { query }));
  const add = useMe().verbs.includes("inspection.edit") && (
    <Button type="primary" onClick={() => setAdding(true)}>
      新建年度计划
    </Button>
  );
  return (
    <Page
      title="年度督查计划"
      subtitle="督查实行年度计划管理：写明依据、批准和备案，督查都列入计划，类似事项合并进行。"
      actions={
        <>
          <PrintButton />
          {add}
        </>
      }
    >
      <ProblemNote problem={error} />
      <CountyFilter />
      <Card title="年度督查计划" note={data && `共 ${data.total} 份`}>
        <Table
          name="inspection-plans"
          rows={error ? [] : data?.rows}
          loading={isFetching}
          rowKey={(row) => row.id}
          onOpen={(row) => navigate(`/inspection-plans/${row.id}`)}
          empty={<Empty action={add}>还没有年度督查计划。</Empty>}
          paging={pagingOf(paging, data?.total, change)}
          columns={columns}
        />
      </Card>
      <Drawer title="新建年度计划" open={adding} onClose={() => setAdding(false)} size={560} destroyOnHidden>
        {adding && (
          <InspectionPlanForm
            onClose={() => setAdding(false)}
            onCreated={(id) => navigate(`/inspection-plans/${id}`)}
          />
        )}
      </Drawer>
    </Page>
  );
}

const columns: readonly Column<PlanRow>[] = [
  { head: "年份", cell: (row) => row.year, align: "end", width: 70 },
  { head: "计划", cell: (row) => <Link href={`/inspection-plans/${row.id}`}>{row.title}</Link>, always: true },
  { head: "批准人", cell: (row) => row.approver || "未批准" },
  { head: "文号", cell: (row) => row.approvalNumber || "—" },
  { head: "批准日期", cell: (row) => row.approvedOn ?? "—", width: 110 },
  { head: "备案", cell: (row) => [row.filedWith, row.filedOn].filter(Boolean).join("　") || "—" },
  { head: "督查（次）", cell: (row) => row.inspections, align: "end", width: 90 },
];
