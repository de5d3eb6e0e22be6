import { useQuery, type UseQueryOptions } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect, useRef } from "react";
import type { Problem } from "#contract/problem.ts";
import { ProblemNote } from "./ProblemNote.tsx";

/** What a job route answers, as far as the bar needs it. */
export interface JobView {
  readonly state: "waiting" | "running" | "done" | "failed" | "cancelled";
  readonly done: number;
  /** 0 while the size of the work is not known yet. */
  readonly total: number;
  readonly message: string | null;
}

interface JobProgressProps<J extends JobView> {
  /** useApi().query(jobs.get, { params: { id } }) */
  readonly job: UseQueryOptions<J, Problem>;
  readonly onDone?: (job: J) => void;
  readonly onCancel?: () => void;
}

const words: Record<JobView["state"], string> = {
  waiting: "排队等候",
  running: "正在办理",
  done: "已办完",
  failed: "没有办成",
  cancelled: "已取消",
};

const moving = (job: JobView | undefined) => job === undefined || job.state === "waiting" || job.state === "running";

export function JobProgress<J extends JobView>({ job, onDone, onCancel }: JobProgressProps<J>) {
  const { data, error } = useQuery({
    ...job,
    refetchInterval: ({ state }) => (moving(state.data as J | undefined) ? 1000 : false),
  });
  const told = useRef(false);
  useEffect(() => {
    if (data?.state !== "done" || told.current) return;
    told.current = true;
    onDone?.(data as J);
  }, [data, onDone]);

  if (error && !data) return <ProblemNote problem={error} />;
  return (
    <div className="job">
      <Bar job={data} />
      <span role="status">{sentenceOf(data)}</span>
      {onCancel && moving(data) && (
        <Button size="small" onClick={onCancel}>
          取消
        </Button>
      )}
    </div>
  );
}

// Without a value the browser's own bar shows that the length is not known yet.
function Bar({ job }: { job: JobView | undefined }) {
  if (!job || job.total === 0) return <progress aria-label="办理进度" />;
  return <progress value={job.done} max={job.total} aria-label="办理进度" />;
}

function sentenceOf(job: JobView | undefined): string {
  if (!job) return words.waiting;
  const counted = job.total > 0 ? ` ${job.done}/${job.total}` : "";
  return `${words[job.state]}${counted}${job.message ? `：${job.message}` : ""}`;
}
