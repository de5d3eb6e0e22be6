import { Button, Drawer, Space } from "antd";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { plans } from "#contract/plans.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { partsOf } from "#domain/date.ts";
import { planKindLabel, planName, planStatusLabel } from "#domain/plans/labels.ts";
import { planKinds, type PlanKind } from "#domain/plans/plan.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, Empty, ProblemNote, Progress, Table, toast } from "../../ui/index.ts";
import type { PlanRow, TeamPlans } from "./contract-types.ts";
import { NewPlanForm } from "./NewPlanForm.tsx";
import { StateCounts } from "./StateLamp.tsx";

/** 三年规划、年度计划、月度任务清单 of a team, the newest first, and how the next one is begun. */
export function PlansTab({ team }: { team: TeamPlans }) {
  const [drawn, setDrawn] = useState<PlanKind | null>(null);
  return (
    <>
      {planKinds.map((kind) => (
        <Card key={kind} title={planKindLabel[kind]}>
          {team.can.write && <NewPlan team={team} kind={kind} onDraw={() => setDrawn(kind)} />}
          <PlanList team={team} kind={kind} />
        </Card>
      ))}
      <Drawer
        title={drawn && `拟定${planKindLabel[drawn]}`}
        open={drawn !== null}
        onClose={() => setDrawn(null)}
        size={560}
        destroyOnHidden
      >
        {drawn && <NewPlanForm team={team} kind={drawn} onClose={() => setDrawn(null)} />}
      </Drawer>
    </>
  );
}

const emptyWords: Record<PlanKind, string> = {
  "three-year": "还没有三年规划。请先拟定，写明三年目标，再逐年分解。",
  annual: "还没有年度计划。请对照三年规划，列出当年任务和时限。",
  monthly: "还没有月度任务清单。有了年度计划，可以一键生成。",
};

function PlanList({ team, kind }: { team: TeamPlans; kind: PlanKind }) {
  const [, navigate] = useLocation();
  return (
    <Table<PlanRow>
      rows={team.plans.filter((one) => one.kind === kind)}
      rowKey={(row) => row.id}
      onOpen={(row) => navigate(`/plans/${row.id}`)}
      hot={(row) => row.late > 0}
      empty={<Empty>{emptyWords[kind]}</Empty>}
      columns={[
        { head: "计划", cell: (row) => <Link href={`/plans/${row.id}`}>{planName(row)}</Link>, width: 240 },
        { head: "环节", cell: (row) => planStatusLabel[row.status], width: 110 },
        { head: "批准", cell: (row) => row.approvedOn ?? "—", width: 110 },
        { head: "村内公示", cell: (row) => row.postedOn ?? "—", width: 110 },
        { head: "报县备案", cell: (row) => row.filedOn ?? "—", width: 110 },
        { head: "任务完成", cell: (row) => <Progress done={row.done} of={row.total} />, width: 180 },
        { head: "逾期、临近", cell: (row) => <StateCounts late={row.late} due={row.due} />, width: 170 },
      ]}
    />
  );
}

interface NewPlanProps {
  readonly team: TeamPlans;
  readonly kind: PlanKind;
  readonly onDraw: () => void;
}

function NewPlan({ team, kind, onDraw }: NewPlanProps) {
  return (
    <div className="filters no-print">
      <Space wrap>
        <Button onClick={onDraw}>拟定{planKindLabel[kind]}</Button>
        {kind === "monthly" && <MakeMonthly team={team} />}
      </Space>
    </div>
  );
}

/** 一键生成: this month, and the next one too, so that it can be ready before it begins. */
function MakeMonthly({ team }: { team: TeamPlans }) {
  const [, navigate] = useLocation();
  const [id] = useState(uuidv7);
  const { year, month } = partsOf(team.today);
  const months = [{ year, month }, month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 }].filter(
    (one) => !team.plans.some((plan) => plan.kind === "monthly" && plan.year === one.year && plan.month === one.month),
  );
  const make = useWrite(plans.makeMonthly, {
    refresh: [plans.team, plans.read],
    onDone: ({ carried, taken }, { body }) => {
      toast(`已生成：结转 ${carried} 项，取自年度计划 ${taken} 项。`);
      navigate(`/plans/${body.id}`);
    },
  });
  return (
    <>
      {months.map((one, index) => (
        <Button
          key={one.month}
          type={index === 0 ? "primary" : "default"}
          loading={make.sending}
          onClick={() => make.send({ params: { id: team.id }, body: { id, ...one } })}
        >
          一键生成{one.month}月清单
        </Button>
      ))}
      <ProblemNote problem={make.problem} />
    </>
  );
}
