import { useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useState } from "react";
import { useParams } from "wouter";
import { plans } from "#contract/plans.ts";
import { formatChinese } from "#domain/date.ts";
import { aimsText, planName, planStatusLabel } from "#domain/plans/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { Card, Page, PrintButton, ProblemNote, toast, Waiting } from "../../ui/index.ts";
import type { Plan } from "./contract-types.ts";
import { PlanDays } from "./PlanDays.tsx";
import { PlanSteps } from "./PlanSteps.tsx";
import { TaskList } from "./TaskList.tsx";
import "./plans.css";

export function PlanPage() {
  const { id } = useParams<{ id: string }>();
  const { data: plan, error } = useQuery(useApi().query(plans.read, { params: { id } }));
  if (!plan)
    return (
      <Page title="计划" breadcrumb={[{ title: "计划台账", path: "/plans" }]}>
        <ProblemNote problem={error} />
        {!error && <Waiting lines={8} />}
      </Page>
    );
  return (
    <Page
      title={`${plan.village}　${planName(plan)}`}
      subtitle={`${plan.township}　${plan.team}　${formatChinese(plan.from)}至${formatChinese(plan.to)}　${planStatusLabel[plan.status]}`}
      breadcrumb={[
        { title: "计划台账", path: "/plans" },
        { title: plan.team, path: `/plans/teams/${plan.teamId}` },
      ]}
      actions={<PrintButton />}
    >
      <ProblemNote problem={error} />
      {plan.status === "returned" && <p className="plan-note">乡镇退回修改：{plan.returnReason}</p>}
      <PlanSteps plan={plan} />
      <Aims key={plan.version} plan={plan} />
      <TaskList plan={plan} />
      <PlanDays plan={plan} />
    </Page>
  );
}

function Aims({ plan }: { plan: Plan }) {
  const [text, setText] = useState(plan.aims);
  const edit = useWrite(plans.edit, { refresh: [plans.read], onDone: () => toast("已保存。") });
  if (!plan.can.edit)
    return (
      <Card title="总体目标" padded>
        <p className="plan-aims">{aimsText(plan)}</p>
      </Card>
    );
  const save = () => edit.send({ params: { id: plan.id }, body: { version: plan.version, aims: text } });
  return (
    <Card title="总体目标" padded>
      <ProblemNote problem={edit.problem} />
      <Input.TextArea
        aria-label="总体目标"
        value={text}
        rows={3}
        maxLength={2000}
        showCount
        placeholder={
          plan.kind === "monthly" ? "可以不填，按任务清单逐项办理" : "这一期要达到什么，写到能够判断是否办成的程度"
        }
        onChange={(event) => setText(event.target.value)}
      />
      <Button
        className="plan-save no-print"
        type="primary"
        loading={edit.sending}
        disabled={text.trim() === plan.aims}
        onClick={save}
      >
        保存目标
      </Button>
    </Card>
  );
}
