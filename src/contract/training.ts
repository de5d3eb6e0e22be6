import { z } from "zod";
import { byId, done, id, isoDate, line, pageOf, paging, text } from "./common.ts";
import { route } from "./route.ts";

const version = z.int().min(1);

const trainingBody = {
  title: line(100),
  organiser: line(60),
  place: text(60).default(""),
  fromOn: isoDate,
  toOn: isoDate,
  content: text(2000).default(""),
};

const trainingRow = z.object({
  id,
  title: z.string(),
  organiser: z.string(),
  place: z.string(),
  fromOn: isoDate,
  toOn: isoDate,
  township: z.string().nullable(),
  /** Of those within reach. */
  attended: z.int(),
  version: z.int(),
  can: z.object({ edit: z.boolean() }),
});

export const trainings = {
  list: route({
    verb: "training.read",
    method: "GET",
    path: "/trainings",
    title: "培训",
    query: z.object({ year: z.coerce.number().int().min(2000).max(2100).optional(), ...paging }),
    result: pageOf(trainingRow),
  }),
  read: route({
    verb: "training.read",
    method: "GET",
    path: "/trainings/:id",
    title: "一期培训和参训情况",
    params: byId,
    result: trainingRow.extend({
      content: z.string(),
      /** Stationed people within reach, and whoever is on the list already; attended is null where nothing is noted. */
      people: z.array(
        z.object({
          id,
          name: z.string(),
          unit: z.string().nullable(),
          village: z.string().nullable(),
          attended: z.boolean().nullable(),
          note: z.string(),
        }),
      ),
    }),
  }),
  create: route({
    verb: "training.write",
    method: "POST",
    path: "/trainings",
    title: "登记一期培训",
    body: z.object({ id, ...trainingBody }),
    result: z.object({ version: z.int() }),
  }),
  edit: route({
    verb: "training.write",
    method: "PUT",
    path: "/trainings/:id",
    title: "修改一期培训",
    params: byId,
    body: z.object({ version, ...trainingBody }),
    result: z.object({ version: z.int() }),
  }),
  remove: route({
    verb: "training.write",
    method: "POST",
    path: "/trainings/:id/remove",
    title: "移除一期培训",
    params: byId,
    body: z.object({ version }),
    result: done,
  }),
  attendance: route({
    verb: "training.write",
    method: "PUT",
    path: "/trainings/:id/attendance",
    title: "登记参训情况",
    params: byId,
    body: z.object({
      version,
      people: z
        .array(z.object({ personId: id, attended: z.boolean().nullable(), note: text(60).default("") }))
        .max(2000, "一次不超过 2000 人"),
    }),
    result: z.object({ version: z.int() }),
  }),
};
