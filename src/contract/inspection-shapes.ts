import { z } from "zod";
import { checklistSubjects } from "#domain/inspections/checklist.ts";
import { inspectionStatuses, memberAccess, scopeKinds } from "#domain/inspections/inspection.ts";
import { checklistShape } from "./checklist-shape.ts";
import { countyId, id, isoDate, line, text } from "./common.ts";

const version = z.int().min(1);
export const subject = z.enum(checklistSubjects);

const scope = z.object({
  of: z.enum(scopeKinds),
  roundId: id.nullable().default(null),
  /** None: the whole county. */
  townshipIds: z.array(id).max(200).default([]),
  ids: z.array(id).max(2000, "一次最多选定 2000 个").default([]),
});

export const inspectionBody = {
  planId: id,
  title: line(100),
  basis: line(500),
  approver: line(60),
  approvalNumber: text(60).default(""),
  approvedOn: isoDate,
  subject,
  scope,
  /** Of the county's rule `inspection-checklists`; its content is kept with the inspection. */
  checklistCode: z.string().min(1).max(40),
  startsOn: isoDate,
  endsOn: isoDate,
  unannounced: z.boolean().default(true),
};

export const inspectionRow = z.object({
  countyId,
  ...{ id, planId: id },
  plan: z.string(),
  title: z.string(),
  subject,
  startsOn: isoDate,
  endsOn: isoDate,
  status: z.enum(inspectionStatuses),
  members: z.int(),
  /** How many were drawn or named; who they are may still be sealed. */
  objects: z.int(),
});

export const member = z.object({
  personId: id,
  groupNumber: z.int().min(1).max(200),
  leads: z.boolean().default(false),
});

export const inspectionFile = inspectionRow.extend({
  basis: z.string(),
  approver: z.string(),
  approvalNumber: z.string(),
  approvedOn: isoDate,
  scope,
  roundName: z.string().nullable(),
  checklist: checklistShape,
  checklistVersion: z.int(),
  warnings: z.array(z.string()),
  unannounced: z.boolean(),
  cancelReason: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  /** The result is there and this account may not read it yet. */
  sealed: z.boolean(),
  similar: z.array(z.object({ id, title: z.string(), startsOn: isoDate })),
  memberList: z.array(
    member.extend({ name: z.string(), unit: z.string().nullable(), post: z.string(), access: z.enum(memberAccess) }),
  ),
  waivers: z.array(
    z.object({
      villageId: id,
      village: z.string(),
      reason: z.string(),
      askedBy: z.string(),
      allowedBy: z.string().nullable(),
      can: z.object({ allow: z.boolean() }),
    }),
  ),
  version,
  can: z.object({
    edit: z.boolean(),
    members: z.boolean(),
    draw: z.boolean(),
    cancel: z.boolean(),
    start: z.boolean(),
    finish: z.boolean(),
  }),
});

export const objectRow = z.object({
  id,
  subjectId: id,
  name: z.string(),
  township: z.string(),
  stratum: z.string(),
  position: z.int(),
  groupNumber: z.int().nullable(),
  inspectors: z.array(z.object({ id, name: z.string() })),
  drawn: z.boolean(),
  waiverReason: z.string(),
});

export const candidate = z.object({
  id,
  name: z.string(),
  township: z.string(),
  weak: z.boolean(),
  visits: z.int(),
  seenOn: isoDate.nullable(),
});
