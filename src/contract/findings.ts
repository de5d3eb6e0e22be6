import { z } from "zod";
import {
  assignees,
  findingActions,
  findingSources,
  findingStatuses,
  findingTypes,
  satisfactions,
  severities,
  voiceKinds,
} from "#domain/inspections/finding.ts";
import { byId, countyId, id, isoDate, line, pageOf, paging, text } from "./common.ts";
import { route } from "./route.ts";

export const findingStatus = z.enum(findingStatuses);
const version = z.int().min(1);
const saved = z.object({ version });
const type = z.enum(findingTypes, { error: "请选择整改类型" });
const severity = z.enum(severities, { error: "请选择严重程度" });
const source = z.enum(findingSources, { error: "请选择来源" });
const assignee = z.enum(assignees, { error: "请选择责任单位" });

/** What an inspection, a visit or an office writes down as a finding. */
export const findingBody = z.object({
  id,
  source,
  inspectionId: id.nullable().default(null),
  visitId: id.nullable().default(null),
  villageId: id.nullable(),
  townshipId: id.nullable().default(null),
  foundOn: isoDate,
  category: line(30),
  description: line(2000),
  basis: line(500),
  severity,
  type,
  earlierId: id.nullable().default(null),
});
export type FindingBody = z.output<typeof findingBody>;
