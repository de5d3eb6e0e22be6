import { Button, Drawer } from "antd";
import { useState } from "react";
import { distributionActionLabel } from "#domain/projects/assets/labels.ts";
import { EditPlanForm, FileForm, PayOutForm, PostPlanForm, ReasonForm } from "./StepForms.tsx";
import { MeetingsForm } from "./MeetingsForm.tsx";
import type { Plan } from "./plan-types.ts";
import "../cases/course.css";

type Act = Plan["acts"][number]["act"];

const labelOf = (act: Act) => (act === "edit" ? "修改方案" : distributionActionLabel[act]);
const first: readonly Act[] = ["decide", "post", "file", "pay-out"];

/** The acts of this office; what is in the way is said, not hidden. */
export function PlanActions({ plan }: { plan: Plan }) {
  const [open, setOpen] = useState<Act | null>(null);
  const close = () => setOpen(null);
  const ready = plan.acts.filter(({ why }) => why.length === 0);
  const blocked = plan.acts.filter(({ why }) => why.length > 0);
  return (
    <div className="step-actions asset-bar no-print">
      {ready.map(({ act }) => (
        <Button key={act} type={first.includes(act) ? "primary" : "default"} onClick={() => setOpen(act)}>
          {labelOf(act)}
        </Button>
      ))}
      {plan.acts.length === 0 && <div className="step-waits">{waits[plan.status]}</div>}
      {blocked.map(({ act, why }) => (
        <div className="step-blocked" key={act}>
          <strong>{labelOf(act)}：</strong>
          {why.join("")}
        </div>
      ))}
      <Drawer title={open ? labelOf(open) : ""} open={open !== null} onClose={close} size={720} destroyOnHidden>
        {open && <ActForm plan={plan} act={open} onClose={close} />}
      </Drawer>
    </div>
  );
}

/** Whose turn it is, for an office that only reads now. */
const waits: Readonly<Record<Plan["status"], string>> = {
  draft: "由乡镇（街道）起草，等待“四议”结果。",
  decided: "“四议”通过，等待乡镇（街道）登记公示。",
  posted: "公示期满无异议后，由县级备案。",
  filed: "已备案，等待兑现并公开结果。",
  "paid-out": "已兑现，结果已公开。",
  dropped: "该方案已作废。",
};

function ActForm({ plan, act, onClose }: { plan: Plan; act: Act; onClose: () => void }) {
  const props = { plan, onClose };
  switch (act) {
    case "edit":
      return <EditPlanForm {...props} />;
    case "decide":
      return <MeetingsForm {...props} />;
    case "post":
      return <PostPlanForm {...props} />;
    case "file":
      return <FileForm {...props} />;
    case "pay-out":
      return <PayOutForm {...props} />;
    default:
      return <ReasonForm {...props} act={act} />;
  }
}
