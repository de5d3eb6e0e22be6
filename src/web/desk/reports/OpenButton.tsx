import { Button } from "antd";
import { useState } from "react";
import { useLocation } from "wouter";
import { reports } from "#contract/reports.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { ReportMonth } from "#domain/records/report.ts";
import { useWrite } from "../../api/use-write.ts";
import { ProblemNote } from "../../ui/index.ts";
import type { ReportRow } from "./report-types.ts";

/** The report writes itself, and opens for its author. */
export function OpenButton({ row: { teamId, townshipId }, month }: { row: ReportRow; month: ReportMonth }) {
  const [, go] = useLocation();
  const [id] = useState(uuidv7);
  const { send, sending, problem } = useWrite(reports.open, {
    refresh: [reports.list],
    onDone: (made) => go(`/reports/${made.id}`),
  });
  return (
    <>
      <Button
        size="small"
        type="primary"
        loading={sending}
        onClick={() => send({ body: { id, ...month, teamId, townshipId } })}
      >
        起草月报
      </Button>
      <ProblemNote problem={problem} />
    </>
  );
}
