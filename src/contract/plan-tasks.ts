import { z } from "zod";
import { byId, id, isoDate, line, text } from "./common.ts";
import { route } from "./route.ts";

const version = z.int().min(1);
const saved = z.object({ version: z.int() });

/** One line of words for what a task serves, and which it is. */
const link = z.object({ id, text: z.string() }).nullable();

export const taskRow = z.object({
  id,
  text: z.string(),
  owner: z.string(),
  dueOn: isoDate.nullable(),
  doneOn: isoDate.nullable(),
  doneNote: z.string(),
  state: z.enum(["late", "due", "done", "open", "carried"]),
  /** 上月结转。 */
  carried: z.boolean(),
  parent: link,
  problem: link,
  goal: link,
  majorItem: link,
  /** Lines of narrower plans that carry it out. */
  parts: z.object({ done: z.int(), total: z.int() }),
  /** 已列入后面月份的清单，批准后结转。 */
  goesOn: z.boolean(),
  /** The last open part of its parent, which can be marked done with it. */
  lastPart: z.boolean(),
  version: z.int(),
});

const taskBody = z.object({
  text: line(500),
  owner: text(60),
  dueOn: isoDate.nullable(),
  parentId: id.nullable(),
  problemId: id.nullable(),
  goalId: id.nullable(),
  majorItemId: id.nullable(),
});

export const planTasks = {
  add: route({
    verb: "plan.write",
    method: "POST",
    path: "/plans/:id/tasks",
    title: "计划增加一项任务",
    params: byId,
    body: taskBody.extend({ id }),
    result: saved,
  }),
  edit: route({
    verb: "plan.write",
    method: "PUT",
    path: "/plan-tasks/:id",
    title: "修改一项任务",
    params: byId,
    body: taskBody.extend({ version }),
    result: saved,
  }),
  mark: route({
    verb: "plan.write",
    method: "POST",
    path: "/plan-tasks/:id/done",
    title: "任务完成，或者撤销完成（日期为空）",
    params: byId,
    /** `parentToo`: the line it carries out, of which it is the last open part, is done on the same day. */
    body: z.object({ version, doneOn: isoDate.nullable(), note: text(300), parentToo: z.boolean().optional() }),
    result: saved,
  }),
  remove: route({
    verb: "plan.write",
    method: "POST",
    path: "/plan-tasks/:id/remove",
    title: "移除一项任务，或者恢复",
    params: byId,
    body: z.object({ version, removed: z.boolean() }),
    result: saved,
  }),
};
