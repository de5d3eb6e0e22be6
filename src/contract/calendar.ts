import { z } from "zod";
import { done, isoDate, line } from "./common.ts";
import { route } from "./route.ts";

const year = z.coerce.number().int().min(2000).max(2100);

const calendarDay = z.object({ day: isoDate, kind: z.enum(["holiday", "workday"]), name: z.string() });

export const calendar = {
  read: route({
    verb: "calendar.read",
    method: "GET",
    path: "/calendar/:year",
    title: "一年的工作日历",
    params: z.object({ year }),
    result: z.object({
      year: z.int(),
      official: z.boolean().nullable(),
      source: z.string(),
      days: z.array(calendarDay),
    }),
  }),
  save: route({
    verb: "calendar.edit",
    method: "PUT",
    path: "/calendar/:year",
    title: "改一年的工作日历",
    params: z.object({ year }),
    body: z.object({
      official: z.boolean(),
      source: line(200),
      days: z.array(calendarDay.extend({ name: line(20) })).max(120),
    }),
    result: done,
  }),
};
