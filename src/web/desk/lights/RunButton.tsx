import { Button } from "antd";
import { useQueryClient } from "@tanstack/react-query";
import { cases } from "#contract/cases.ts";
import { jobs } from "#contract/jobs.ts";
import { lights } from "#contract/lights.ts";
import { wall } from "#contract/wall.ts";
import { keyOf, useApi } from "../../api/use-api.ts";
import { useWrite } from "../../api/use-write.ts";
import { JobProgress, ProblemNote, toast } from "../../ui/index.ts";

const stale = [lights.overview, lights.list, lights.read, cases.list, cases.read, wall.read];

/** 重新评定, at once or, where there is very much, as a job with progress. */
export function RunButton() {
  const client = useQueryClient();
  const api = useApi();
  const run = useWrite(lights.run, {
    refresh: stale,
    onDone: ({ jobId, subjects, turned }) => {
      if (jobId === null) toast(`已重新评定 ${subjects} 项，转灯 ${turned} 项。`);
    },
  });
  const jobId = run.reply?.jobId;
  const read = () => {
    for (const route of stale) void client.invalidateQueries({ queryKey: keyOf(route) });
  };
  return (
    <>
      <ProblemNote problem={run.problem} />
      {jobId && <JobProgress job={api.query(jobs.get, { params: { id: jobId } })} onDone={read} />}
      <Button loading={run.sending} onClick={() => run.send({ body: {} })}>
        重新评定
      </Button>
    </>
  );
}
