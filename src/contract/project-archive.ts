import { z } from "zod";
import { projectKinds, projectStatuses, standings } from "#domain/projects/project.ts";
import { byId, countyId, id } from "./common.ts";
import { route } from "./route.ts";

const cell = z.union([z.string(), z.number()]).nullable();

export const projectArchive = {
  read: route({
    verb: "fund.read",
    method: "GET",
    path: "/projects/:id/archive",
    title: "项目档案：一个项目的全部记载",
    params: byId,
    result: z.object({
      id,
      countyId,
      county: z.string(),
      number: z.string(),
      name: z.string(),
      kind: z.enum(projectKinds),
      township: z.string().nullable(),
      owner: z.string(),
      builder: z.string(),
      content: z.string(),
      status: z.enum(projectStatuses),
      standing: z.enum(standings),
      estimateFen: z.int(),
      budgetFen: z.int().nullable(),
      allocatedFen: z.int(),
      contractedFen: z.int(),
      paidFen: z.int(),
      parts: z.array(
        z.object({
          code: z.string(),
          title: z.string(),
          /** `yuan`: money in fen; `day`: a date. */
          columns: z.array(z.object({ head: z.string(), kind: z.enum(["text", "day", "yuan", "number"]) })),
          rows: z.array(z.array(cell)),
        }),
      ),
      can: z.object({ export: z.boolean() }),
    }),
  }),
  sheet: route({
    verb: "project.export",
    method: "POST",
    path: "/projects/:id/archive/sheet",
    title: "导出项目档案（Excel）",
    params: byId,
    download: "xlsx",
  }),
  package: route({
    verb: "project.export",
    method: "POST",
    path: "/projects/:id/archive/package",
    title: "导出项目档案压缩包：档案、附件和校验清单",
    params: byId,
    download: "file",
  }),
};
