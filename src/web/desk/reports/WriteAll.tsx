import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { jobs } from "#contract/jobs.ts";
import { reports } from "#contract/reports.ts";
import { monthText, type ReportMonth } from "#domain/records/report.ts";
import { keyOf, useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { ConfirmButton, JobProgress, ProblemNote } from "../../ui/index.ts";

/** Every draft of the month at once, for a county that does not wait for the night. */
export function WriteAll({ month }: { month: ReportMonth }) {
  const { query } = useApi();
  const client = useQueryClient();
  const { send, sending, problem, reply } = useWrite(reports.write);
  const done = useCallback(() => void client.invalidateQueries({ queryKey: keyOf(reports.list) }), [client]);
  return (
    <>
      <ConfirmButton
        sending={sending}
        disabled={reply !== undefined}
        question={`将为${monthText(month)}还没有起草的工作队和乡镇（街道）各起草一份月报，由各单位自行修改、报送；已经起草的不动。每月截止日前五天系统也会自动起草。`}
        onConfirm={() => send({ body: month })}
      >
        起草全县月报
      </ConfirmButton>
      {reply && <JobProgress job={query(jobs.get, { params: { id: reply.jobId } })} onDone={done} />}
      <ProblemNote problem={problem} />
    </>
  );
}
