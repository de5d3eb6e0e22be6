import { z } from "zod";
import { itemStates } from "#domain/plans/task.ts";
import { byId, countyId, done, id, isoDate, text } from "./common.ts";
import { planTally } from "./plans.ts";
import { route } from "./route.ts";

export const duty = {
  list: route({
    verb: "plan.read",
    method: "GET",
    path: "/plan-teams/:id/duty-weeks",
    title: "在岗计划",
    params: byId,
    query: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
    result: z.object({
      weeks: z.array(z.object({ weekOn: isoDate, line: z.string() })),
      thisWeek: isoDate,
      can: z.object({ write: z.boolean() }),
    }),
  }),
  save: route({
    verb: "plan.write",
    method: "PUT",
    path: "/plan-teams/:id/duty-weeks",
    title: "填写一周的在岗计划（不填即清除）",
    params: byId,
    /** `seen`: the line as the form showed it; when the week reads otherwise by now the write is refused. */
    body: z.object({ weekOn: isoDate, line: text(200), seen: text(200) }),
    result: done,
  }),
  copy: route({
    verb: "plan.write",
    method: "POST",
    path: "/plan-teams/:id/duty-weeks/copy",
    title: "照上次的在岗计划填写一周",
    params: byId,
    body: z.object({ weekOn: isoDate }),
    result: z.object({ line: z.string() }),
  }),
};

const wallItem = z.object({
  kind: z.enum(["task", "major-item", "step"]),
  id,
  /** The plan or schedule it stands in, to open it. */
  inId: id,
  text: z.string(),
  dueOn: isoDate.nullable(),
  doneOn: isoDate.nullable(),
  state: z.enum(itemStates),
  /** 仍在谋划: counted on the tile under that name. */
  stuck: z.boolean(),
});

export const planWall = {
  read: route({
    verb: "plan.read",
    method: "GET",
    path: "/plan-wall",
    title: "计划挂图：各村的任务、重大事项、工序，逾期、临近、已完成",
    query: z.object({ countyId: countyId.optional() }),
    result: z.object({
      countyId,
      county: z.string(),
      dataOn: isoDate,
      dueWithin: z.int(),
      townships: z.array(
        z.object({
          id,
          name: z.string(),
          teams: z.array(
            z.object({ id, village: z.string(), name: z.string(), ...planTally, dated: z.int(), stuck: z.int() }),
          ),
        }),
      ),
    }),
  }),
  items: route({
    verb: "plan.read",
    method: "GET",
    path: "/plan-wall/:id",
    title: "计划挂图上一个工作队的各项",
    params: byId,
    result: z.object({ rows: z.array(wallItem) }),
  }),
};
