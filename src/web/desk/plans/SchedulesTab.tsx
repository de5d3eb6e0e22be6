import { useQuery } from "@tanstack/react-query";
import { Button, Drawer } from "antd";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { schedules } from "#contract/schedules.ts";
import { scheduleStatusLabel } from "#domain/plans/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty, ProblemNote, Progress, Table, Waiting } from "../../ui/index.ts";
import type { ScheduleHead, TeamPlans } from "./contract-types.ts";
import { ScheduleForm } from "./ScheduleForm.tsx";
import { StateCounts } from "./StateLamp.tsx";

export function SchedulesTab({ team }: { team: TeamPlans }) {
  const [, navigate] = useLocation();
  const [drawn, setDrawn] = useState(false);
  const { data, error } = useQuery(useApi().query(schedules.list, { params: { id: team.id } }));
  if (!data) return error ? <ProblemNote problem={error} /> : <Waiting lines={6} />;
  const add = (
    <Button type="primary" onClick={() => setDrawn(true)}>
      倒排一项工期
    </Button>
  );
  return (
    <Card title="倒排工期" note={`共 ${data.rows.length} 份`}>
      {data.can.write && data.rows.length > 0 && <div className="filters no-print">{add}</div>}
      <Table<ScheduleHead>
        rows={data.rows}
        rowKey={(row) => row.id}
        onOpen={(row) => navigate(`/schedules/${row.id}`)}
        hot={(row) => row.status === "approved" && row.late > 0}
        empty={
          <Empty action={data.can.write ? add : undefined}>
            还没有倒排工期。给出完成时限、选好工序模板，系统推算每道工序最迟哪天开工。
          </Empty>
        }
        columns={columns}
      />
      <Drawer title="倒排一项工期" open={drawn} onClose={() => setDrawn(false)} size={760} destroyOnHidden>
        {drawn && <ScheduleForm team={team} onClose={() => setDrawn(false)} />}
      </Drawer>
    </Card>
  );
}

const forWhat = ({ majorItem, goal, task }: ScheduleHead) => majorItem?.text ?? goal?.text ?? task?.text ?? "—";

const columns = [
  { head: "名称", cell: (row: ScheduleHead) => <Link href={`/schedules/${row.id}`}>{row.name}</Link>, width: 220 },
  { head: "对应", cell: (row: ScheduleHead) => <div className="plan-text">{forWhat(row)}</div>, width: 220 },
  { head: "工序模板", cell: (row: ScheduleHead) => `${row.template}${row.adjusted ? "（已调整）" : ""}`, width: 150 },
  { head: "完成时限", cell: (row: ScheduleHead) => row.deadline, width: 110 },
  { head: "环节", cell: (row: ScheduleHead) => scheduleStatusLabel[row.status], width: 110 },
  { head: "工序完成", cell: (row: ScheduleHead) => <Progress done={row.done} of={row.steps} />, width: 170 },
  {
    head: "逾期、临近",
    cell: (row: ScheduleHead) => (row.status === "approved" ? <StateCounts late={row.late} due={row.due} /> : "—"),
    width: 170,
  },
];
