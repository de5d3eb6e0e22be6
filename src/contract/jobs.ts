import { z } from "zod";
import { byId, done, id } from "./common.ts";
import { route } from "./route.ts";

const jobState = z.enum(["waiting", "running", "done", "failed", "cancelled"]);

const jobView = z.object({
  id,
  verb: z.string(),
  state: jobState,
  done: z.int(),
  total: z.int(),
  /** What the officer should know: which step, or why it failed. */
  message: z.string(),
  cancelAsked: z.boolean(),
  createdAt: z.string(),
  endedAt: z.string().nullable(),
});

export const jobs = {
  get: route({
    verb: "account.own",
    method: "GET",
    path: "/jobs/:id",
    title: "后台任务的进度",
    params: byId,
    result: jobView,
  }),
  cancel: route({
    verb: "account.own",
    method: "POST",
    path: "/jobs/:id/cancel",
    title: "取消后台任务",
    params: byId,
    result: done,
  }),
};
