import { z } from "zod";
import { lights } from "#domain/cases/light.ts";
import { reviewPoints } from "#domain/projects/review.ts";
import { byId, countyId, done, id, line, pageOf, paging, text } from "./common.ts";
import {
  hearingBody,
  opinionBody,
  phoneNumber,
  project,
  projectFilter,
  projectKind,
  projectRow,
  type ProjectWait,
  projectWaits,
  projectWords,
  reasoned,
  saved,
  version,
} from "./project-shapes.ts";
import { route } from "./route.ts";

const act = { method: "POST", params: byId, result: saved } as const;
const named = z.array(z.object({ id, name: z.string() }));

export const projects = {
  list: route({
    verb: "project.read",
    method: "GET",
    path: "/projects",
    title: "项目",
    query: z.object({ ...projectFilter, ...paging }),
    result: pageOf(projectRow.extend({ light: z.enum(lights) })).extend({
      argued: z.int(),
      works: z.int(),
      completed: z.int(),
      /** 预算，未评审的按概算. */
      budgetFen: z.int(),
      paidFen: z.int(),
      waiting: z.object(
        Object.fromEntries(projectWaits.map((wait) => [wait, z.int()])) as Record<ProjectWait, z.ZodInt>,
      ),
      can: z.object({ declare: z.boolean(), decide: z.boolean() }),
    }),
  }),
  choices: route({
    verb: "project.read",
    method: "GET",
    path: "/project-choices",
    title: "项目可选的县、乡镇、单位、年度",
    query: z.object({ countyId: countyId.optional() }),
    result: z.object({
      counties: z.array(z.object({ id: countyId, name: z.string() })),
      townships: named,
      units: named,
      years: z.array(z.int()),
      /** The department in charge of a kind, where the county has named one. */
      sectors: z.array(z.object({ kind: projectKind.nullable(), organisationId: id })),
    }),
  }),
  villages: route({
    verb: "project.declare",
    method: "GET",
    path: "/project-villages",
    title: "申报项目可选的受益村",
    query: z.object({}),
    result: z.object({
      rows: z.array(z.object({ id, name: z.string(), townshipId: id, township: z.string(), own: z.boolean() })),
    }),
  }),
  read: route({
    verb: "project.read",
    method: "GET",
    path: "/projects/:id",
    title: "一个项目",
    params: byId,
    result: project,
  }),
  sheet: route({
    verb: "project.read",
    method: "POST",
    path: "/projects/sheet",
    title: "导出项目清单（至多 20,000 个）",
    body: z.object(projectFilter),
    download: "xlsx",
  }),
  phone: route({
    verb: "project.reveal",
    method: "POST",
    path: "/projects/:id/phone",
    title: "查看项目责任人的完整电话，须写明事由",
    params: byId,
    body: z.object({ reason: line(100).min(2, "事由至少 2 个字") }),
    result: z.object({ phone: z.string().nullable() }),
    reveals: true,
  }),
  draft: route({
    verb: "project.declare",
    method: "POST",
    path: "/projects",
    title: "起草项目",
    body: z.object({ id, ...projectWords, phone: phoneNumber.default(null) }),
    result: z.object({ id, year: z.int(), number: z.int(), version }),
  }),
  edit: route({
    ...act,
    verb: "project.declare",
    method: "PUT",
    path: "/projects/:id",
    title: "修改起草中的项目；不改电话的不填电话",
    body: z.object({ version, ...projectWords, phone: phoneNumber.optional() }),
  }),
  discard: route({
    verb: "project.declare",
    method: "DELETE",
    path: "/projects/:id",
    title: "删除从未申报过的草稿",
    params: byId,
    body: z.object({ version }),
    result: done,
  }),
  declare: route({
    ...act,
    verb: "project.declare",
    path: "/projects/:id/declare",
    title: "申报",
    body: z.object({ version, text: text(1000).default("") }),
  }),
  withdraw: route({
    ...act,
    verb: "project.declare",
    path: "/projects/:id/withdraw",
    title: "撤回项目，不再申报",
    body: reasoned,
  }),
  review: route({
    ...act,
    verb: "project.review",
    path: "/projects/:id/review",
    title: "审核：通过，或者退回修改",
    body: z.object({
      version,
      conclusion: z.enum(["pass", "return"], { error: "请选择审核结论" }),
      text: text(1000).default(""),
      /** 真实性、必要性、可行性……各写一句. */
      points: z.partialRecord(z.enum(reviewPoints), text(200)).default({}),
    }),
  }),
  hold: route({
    ...act,
    verb: "project.argue",
    path: "/projects/:id/hearings",
    title: "组织论证",
    body: hearingBody,
  }),
  opine: route({
    ...act,
    verb: "project.argue",
    path: "/projects/:id/opinions",
    title: "登记专家的书面意见；部门填写自己的意见",
    body: opinionBody,
  }),
  conclude: route({
    ...act,
    verb: "project.argue",
    path: "/projects/:id/conclude",
    title: "作出论证结论",
    body: z.object({
      version,
      conclusion: z.enum(["pass", "return"], { error: "请选择论证结论" }),
      text: text(2000).default(""),
    }),
  }),
  decide: route({
    verb: "project.decide",
    method: "POST",
    path: "/projects/decide",
    title: "审定入库，可以一次多个",
    body: z.object({
      projects: z.array(z.object({ id, version })).min(1, "请至少选择一个项目").max(200, "一次不能超过 200 个"),
      document: text(100).default(""),
      text: text(1000).default(""),
    }),
    result: z.object({ decided: z.int() }),
  }),
  reject: route({
    ...act,
    verb: "project.decide",
    path: "/projects/:id/reject",
    title: "不予入库，写明理由",
    body: reasoned,
  }),
  sendBack: route({
    ...act,
    verb: "project.decide",
    path: "/projects/:id/send-back",
    title: "审定前退回修改，写明理由",
    body: reasoned,
  }),
};
