import { z } from "zod";
import { checklistSubjects } from "#domain/inspections/checklist.ts";
import { byId, countyId, id, isoDate, line, pageOf, paging, text } from "./common.ts";
import { route } from "./route.ts";

const version = z.int().min(1);
const saved = z.object({ version });
const year = z.coerce.number().int().min(2000).max(2100);

const planBody = {
  year: z.int().min(2000).max(2100),
  title: line(100),
  basis: line(500),
  approver: text(60).default(""),
  approvalNumber: text(60).default(""),
  approvedOn: isoDate.nullable().default(null),
  filedWith: text(60).default(""),
  filedOn: isoDate.nullable().default(null),
};

const planRow = z.object({
  countyId,
  id,
  ...planBody,
  inspections: z.int(),
  version,
  can: z.object({ edit: z.boolean() }),
});

export const inspectionPlans = {
  list: route({
    verb: "inspection.read",
    method: "GET",
    path: "/inspection-plans",
    title: "年度督查计划",
    query: z.object({ year: year.optional(), countyId: countyId.optional(), ...paging }),
    result: pageOf(planRow),
  }),
  get: route({
    verb: "inspection.read",
    method: "GET",
    path: "/inspection-plans/:id",
    title: "一份年度督查计划",
    params: byId,
    result: planRow.extend({
      /** Pairs of the same month and subject, which rules 4.3 wants merged. */
      similar: z.array(
        z.object({ month: z.string(), subject: z.enum(checklistSubjects), titles: z.array(z.string()) }),
      ),
    }),
  }),
  create: route({
    verb: "inspection.edit",
    method: "POST",
    path: "/inspection-plans",
    title: "新建年度督查计划",
    body: z.object({ id, ...planBody }),
    result: saved,
  }),
  edit: route({
    verb: "inspection.edit",
    method: "PUT",
    path: "/inspection-plans/:id",
    title: "修改年度督查计划",
    params: byId,
    body: z.object({ version, ...planBody }),
    result: saved,
  }),
};
