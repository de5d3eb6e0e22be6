import { useQuery } from "@tanstack/react-query";
import { Button, Drawer } from "antd";
import { useState } from "react";
import { Link, useParams } from "wouter";
import { inspectionPlans } from "#contract/inspection-plans.ts";
import { checklistSubjectLabel } from "#domain/inspections/checklist-labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Page, PrintButton, ProblemNote, Waiting } from "../../ui/index.ts";
import type { Plan } from "./contract-types.ts";
import { InspectionPlanForm } from "./InspectionPlanForm.tsx";
import "./inspections.css";

const way = [{ title: "年度督查计划", path: "/inspection-plans" }];

export function InspectionPlanPage() {
  const { id } = useParams<{ id: string }>();
  const [editing, setEditing] = useState(false);
  const { data: plan, error } = useQuery(useApi().query(inspectionPlans.get, { params: { id } }));
  if (!plan)
    return (
      <Page title="年度督查计划" breadcrumb={way}>
        <ProblemNote problem={error} />
        {!error && <Waiting lines={8} />}
      </Page>
    );
  return (
    <Page
      title={plan.title}
      subtitle={`${plan.year} 年，列入督查 ${plan.inspections} 次`}
      breadcrumb={way}
      actions={
        <>
          <PrintButton />
          {plan.can.edit && <Button onClick={() => setEditing(true)}>修改</Button>}
        </>
      }
    >
      <ProblemNote problem={error} />
      <Similar plan={plan} />
      <PlanFacts plan={plan} />
      <p className="no-print">
        <Link href={`/inspections?planId=${plan.id}`}>查看列入本计划的督查</Link>
      </p>
      <Drawer title="修改年度计划" open={editing} onClose={() => setEditing(false)} size={560} destroyOnHidden>
        {editing && <InspectionPlanForm plan={plan} onClose={() => setEditing(false)} />}
      </Drawer>
    </Page>
  );
}

/** 类似督查检查事项应当合并. */
function Similar({ plan }: { plan: Plan }) {
  if (plan.similar.length === 0) return null;
  return (
    <div className="inspection-warning" role="note">
      <strong>同一个月对同类对象安排了多次督查，请合并进行：</strong>
      <ul>
        {plan.similar.map(({ month, subject, titles }) => (
          <li key={`${month} ${subject}`}>
            {month}，{checklistSubjectLabel[subject]}：{titles.join("、")}
          </li>
        ))}
      </ul>
    </div>
  );
}

function PlanFacts({ plan }: { plan: Plan }) {
  const facts = [
    ["依据", plan.basis],
    ["批准人", plan.approver || "未批准"],
    ["批准文号", plan.approvalNumber || "—"],
    ["批准日期", plan.approvedOn ?? "—"],
    ["备案机关", plan.filedWith || "—"],
    ["备案日期", plan.filedOn ?? "—"],
  ] as const;
  return (
    <Card title="计划" padded>
      <dl className="inspection-facts">
        {facts.map(([word, value]) => (
          <FactLine key={word} word={word} value={value} />
        ))}
      </dl>
    </Card>
  );
}

function FactLine({ word, value }: { word: string; value: string }) {
  return (
    <>
      <dt>{word}</dt>
      <dd>{value}</dd>
    </>
  );
}
