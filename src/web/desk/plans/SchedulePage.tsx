import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { schedules } from "#contract/schedules.ts";
import { formatChinese } from "#domain/date.ts";
import { scheduleStatusLabel } from "#domain/plans/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Page, PrintButton, ProblemNote, Waiting } from "../../ui/index.ts";
import type { Schedule } from "./contract-types.ts";
import { Gantt } from "./Gantt.tsx";
import { ScheduleSteps } from "./ScheduleSteps.tsx";
import { StepTable } from "./StepTable.tsx";
import "./plans.css";

export function SchedulePage() {
  const { id } = useParams<{ id: string }>();
  const { data, error } = useQuery(useApi().query(schedules.read, { params: { id } }));
  if (!data)
    return (
      <Page title="倒排工期" breadcrumb={[{ title: "计划台账", path: "/plans" }]}>
        <ProblemNote problem={error} />
        {!error && <Waiting lines={8} />}
      </Page>
    );
  const served = data.majorItem ?? data.goal ?? data.task;
  return (
    <Page
      title={data.name}
      subtitle={`${data.village}　${data.team}　时限：${formatChinese(data.deadline)}　${scheduleStatusLabel[data.status]}${served ? `　对应：${served.text}` : ""}`}
      breadcrumb={[
        { title: "计划台账", path: "/plans" },
        { title: data.team, path: `/plans/teams/${data.teamId}?tab=schedules` },
      ]}
      actions={<PrintButton />}
    >
      <ProblemNote problem={error} />
      <Outlook schedule={data} />
      <ScheduleSteps schedule={data} />
      <Card title="横道图" note={`模板：${data.template}${data.adjusted ? "（工序已调整）" : ""}`} padded>
        <Gantt drawing={data} />
      </Card>
      <StepTable schedule={data} />
    </Page>
  );
}

/** 来得及、来不及: the first thing the one who approves reads. */
function Outlook({ schedule }: { schedule: Schedule }) {
  const { status, reason, lateDays, sentence, approvedOn, lateAtApproval } = schedule;
  const done = schedule.steps.every(({ doneOn }) => doneOn !== null);
  return (
    <>
      {status === "returned" && <p className="plan-note">乡镇退回重排：{reason}</p>}
      {status === "dropped" && <p className="plan-note">已作废：{reason}</p>}
      {!done && status !== "dropped" && <p className={lateDays > 0 ? "plan-late" : "plan-fits"}>{sentence}</p>}
      {approvedOn !== null && (
        <p className="plan-quiet">
          乡镇{formatChinese(approvedOn)}批准
          {lateAtApproval > 0 && `，批准时已知要晚 ${lateAtApproval} 天`}。
        </p>
      )}
    </>
  );
}
