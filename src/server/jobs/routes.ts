import { jobs } from "#contract/jobs.ts";
import { handle } from "../http/handle.ts";
import { cancelJob, getJob } from "./progress.ts";

export const jobRoutes = [
  handle(jobs.get, ({ db, actor, params, now }) => getJob(db, actor, params.id, now)),
  handle(jobs.cancel, async ({ tx, actor, params }) => {
    await cancelJob(tx, actor, params.id);
    return { done: true as const };
  }),
];
