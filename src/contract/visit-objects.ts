import { z } from "zod";
import { visitProgresses } from "#domain/inspections/visit-progress.ts";
import { countyId, id, isoDate, pageOf, paging } from "./common.ts";
import { route } from "./route.ts";

const progress = z.enum(visitProgresses);
const counted = { left: z.int(), open: z.int(), done: z.int(), total: z.int() };

/** Objects of inspections under way, with whether anybody has been there; sealed ones are not among them. */
export const visitObjects = {
  list: route({
    verb: "visit.read",
    method: "GET",
    path: "/visit-objects",
    title: "正在进行的督查的检查进度",
    query: z.object({
      countyId: countyId.optional(),
      inspectionId: id.optional(),
      townshipId: id.optional(),
      progress: progress.optional(),
      /** Only objects this very inspector was drawn or named for. */
      mine: z.stringbool().optional(),
      /** Only those whose inspection should have ended. */
      late: z.stringbool().optional(),
      ...paging,
    }),
    result: pageOf(
      z.object({
        id,
        inspectionId: id,
        inspection: z.string(),
        endsOn: isoDate,
        name: z.string(),
        township: z.string(),
        groupNumber: z.int().nullable(),
        inspectors: z.array(z.string()),
        progress,
        /** The visit handed in, or the one being filled in. */
        visitId: id.nullable(),
        onDay: isoDate.nullable(),
        mine: z.boolean(),
      }),
    ).extend({
      /** Every inspection under way, as a whole or as far as it is this inspector's. */
      inspections: z.array(z.object({ id, title: z.string(), endsOn: isoDate, ...counted })),
      can: z.object({ write: z.boolean() }),
    }),
  }),
  waiting: route({
    verb: "visit.read",
    method: "GET",
    path: "/visit-objects/waiting",
    title: "到村检查中等着办的：还没有去的对象、还没有提交的检查",
    query: z.object({ countyId: countyId.optional() }),
    result: z.object({
      mine: z.object({ left: z.int(), late: z.int(), open: z.int() }),
      all: z.object({ left: z.int(), late: z.int(), open: z.int() }),
    }),
  }),
};
