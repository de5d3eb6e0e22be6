import { z } from "zod";
import { id, isoDate, pageOf, paging } from "./common.ts";
import { route } from "./route.ts";

const auditRow = z.object({
  id,
  at: z.string(),
  countyId: z.string(),
  accountName: z.string(),
  role: z.string(),
  verb: z.string(),
  subjectId: z.string(),
  /** 姓名（登录名） where the subject is an account. */
  subjectName: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  sealNumber: z.int().nullable(),
});

const filter = {
  from: isoDate.optional(),
  to: isoDate.optional(),
  account: z.string().trim().max(40).optional(),
  verb: z.string().trim().max(40).optional(),
  subject: z.string().trim().max(80).optional(),
  /** Only rows that no seal covers yet. */
  sealed: z.literal("no").optional(),
};

export const audits = {
  list: route({
    verb: "audit.read",
    method: "GET",
    path: "/audit",
    title: "审计日志",
    query: z.object({ ...filter, ...paging }),
    result: pageOf(auditRow),
  }),
  seals: route({
    verb: "audit.read",
    method: "GET",
    path: "/audit/seals",
    title: "封存链的最新状况",
    result: z.array(
      z.object({
        countyId: z.string(),
        countyName: z.string(),
        sealCount: z.int(),
        rowCount: z.int(),
        waiting: z.int(),
        lastHash: z.string().nullable(),
        lastAt: z.string().nullable(),
      }),
    ),
  }),
  verify: route({
    verb: "audit.read",
    method: "POST",
    path: "/audit/verify",
    title: "核验封存链",
    result: z.object({ whole: z.boolean(), sealCount: z.int(), sentence: z.string() }),
  }),
  export: route({
    verb: "audit.export",
    method: "POST",
    path: "/audit/export",
    title: "导出审计日志（至多 100,000 行）",
    body: z.object(filter),
    download: "csv",
  }),
};
