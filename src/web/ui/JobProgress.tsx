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
  const counted = data && data.total > 0;
  return (
    <div className="job">
      <progress value={counted ? data.done : undefined} max={counted ? data.total : undefined} aria-label="办理进度" />
      <span role="status">
        {words[data?.state ?? "waiting"]}
        {counted && ` ${data.done}/${data.total}`}
        {data?.message && `：${data.message}`}
      </span>
      {onCancel && moving(data) && (
        <Button size="small" onClick={onCancel}>
          取消
        </Button>
      )}
    </div>
  );
}
