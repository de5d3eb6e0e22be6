import { useQuery } from "@tanstack/react-query";
import { Button, Drawer } from "antd";
import { useState } from "react";
import { leaves } from "#contract/leave.ts";
import type { CallOf } from "#contract/route.ts";
import { teams } from "#contract/teams.ts";
import { leaveStatusLabel } from "#domain/teams/leave-labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, DateField, Empty, Page, PrintButton, ProblemNote } from "../../ui/index.ts";
import { useMe } from "../use-me.ts";
import { AskLeaveForm } from "./AskLeaveForm.tsx";
import { LeaveTable } from "./LeaveTable.tsx";
import { One } from "../One.tsx";
import { pagingOf, useFilter } from "../use-filter.ts";
import "./teams.css";

const names = ["status", "teamId", "townshipId", "mine", "onDay", "page", "size"] as const;
const statuses = Object.entries(leaveStatusLabel).map(([value, label]) => ({ value, label }));

export function LeavesPage() {
  const [filter, change] = useFilter(names);
  const { page = "1", size = "50", ...asked } = filter;
  const paging = { page: Number(page), size: Number(size) };
  const [asking, setAsking] = useState(false);
  const { verbs } = useMe();
  const api = useApi();
  const query = { ...asked, ...paging } as CallOf<typeof leaves.list>["query"];
  const { data, error, isFetching } = useQuery(api.query(leaves.list, { query }));
  const ask = verbs.includes("leave.write") && (
    <Button type="primary" onClick={() => setAsking(true)}>
      申请请假、公出
    </Button>
  );
  return (
    <Page
      title="请假公出"
      subtitle="请假、公出只在这里登记一次，在村天数由此推算。事由只有本队、审批单位和县级专班可见。"
      actions={
        <>
          <PrintButton />
          {ask}
        </>
      }
    >
      <ProblemNote problem={error} />
      <Card title="请假、公出" note={data && `共 ${data.total} 件`}>
        <LeaveFilters filter={filter} onFilter={change} answers={verbs.includes("leave.answer")} />
        <LeaveTable
          rows={error ? [] : data?.rows}
          loading={isFetching}
          empty={<Empty action={ask}>没有符合条件的请假、公出。</Empty>}
          paging={pagingOf(paging, data?.total, change)}
        />
      </Card>
      <Drawer title="申请请假、公出" open={asking} onClose={() => setAsking(false)} size={560} destroyOnHidden>
        {asking && <AskLeaveForm onClose={() => setAsking(false)} />}
      </Drawer>
    </Page>
  );
}

type Filter = Record<(typeof names)[number], string | undefined>;

interface LeaveFiltersProps {
  readonly filter: Filter;
  readonly onFilter: (change: Partial<Filter>) => void;
  readonly answers: boolean;
}

function LeaveFilters({ filter, onFilter, answers }: LeaveFiltersProps) {
  const { data: choices } = useQuery(useApi().query(teams.choices, { query: {} }));
  const narrow = (name: keyof Filter) => (value: string | undefined) => onFilter({ [name]: value, page: undefined });
  const townships = (choices?.townships ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className="filters no-print" role="group" aria-label="筛选">
      {answers && (
        <One
          label="审批"
          value={filter.mine}
          options={[{ value: "yes", label: "等我审批" }]}
          onValue={narrow("mine")}
        />
      )}
      <One label="状态" value={filter.status} options={statuses} onValue={narrow("status")} />
      {townships.length > 1 && (
        <One label="乡镇" value={filter.townshipId} options={townships} onValue={narrow("townshipId")} />
      )}
      <span className="filter">
        某天不在村
        <DateField
          label="某天不在村"
          value={filter.onDay ?? null}
          onChange={(day) => narrow("onDay")(day ?? undefined)}
        />
      </span>
      {filter.teamId && <Button onClick={() => narrow("teamId")(undefined)}>只看该队（点此取消）</Button>}
    </div>
  );
}
