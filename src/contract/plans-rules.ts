import { z } from "zod";
import { windowKinds } from "#domain/plans/closed-window.ts";
import { basisLabel, windowKindLabel } from "#domain/plans/labels.ts";
import { bases, longestStep, templateFaults } from "#domain/plans/template.ts";
import { shippedTemplates } from "#domain/plans/template-data.ts";
import { rule } from "./rule.ts";

const positions = (title: string) => z.array(z.int().min(0).max(60)).max(60).meta({ title });

const step = z.object({
  name: z.string().trim().min(1, "不能为空").max(40, "不能超过 40 个字").meta({ title: "工序" }),
  days: z.int().min(1, "至少 1 天").max(longestStep, `不能超过 ${longestStep} 天`).meta({ title: "工期（天）" }),
  basis: z.enum(bases).meta({ title: "计日方式", labels: basisLabel }),
  owner: z.string().trim().max(40, "不能超过 40 个字").meta({ title: "责任单位" }),
  after: positions("前道工序（序号；不填为上一道，填 0 为可随时开工）"),
});

const window = z.object({
  name: z.string().trim().min(1, "不能为空").max(20, "不能超过 20 个字").meta({ title: "停工时段" }),
  kind: z.enum(windowKinds).meta({ title: "类型", labels: windowKindLabel }),
  from: z.string().trim().max(10).meta({ title: "起（每年填 06-01，指定填 2026-06-01）" }),
  to: z.string().trim().max(10).meta({ title: "止" }),
  before: z.int().min(0).max(60).meta({ title: "春节前（天）" }),
  after: z.int().min(0).max(60).meta({ title: "春节后（天）" }),
  steps: positions("适用工序（序号；不填为全部）"),
});

const scheduleTemplate = z
  .object({
    code: z
      .string()
      .regex(/^[a-z0-9-]{1,40}$/, "只用小写字母、数字和短横线")
      .meta({ title: "代号" }),
    title: z.string().trim().min(1, "不能为空").max(40, "不能超过 40 个字").meta({ title: "模板名称" }),
    steps: z.array(step).min(1, "至少一道工序").max(60, "最多 60 道工序").meta({ title: "工序" }),
    windows: z.array(window).max(20, "最多 20 个停工时段").meta({ title: "停工时段" }),
  })
  .superRefine((template, check) => {
    for (const { sentence } of templateFaults(template))
      check.addIssue({ code: "custom", path: ["steps"], message: sentence.replace(/。$/, "") });
  });

const templates = z
  .array(scheduleTemplate)
  .min(1, "至少保留一个模板")
  .max(30, "最多 30 个模板")
  .refine((all) => new Set(all.map(({ code }) => code)).size === all.length, "模板代号不能重复")
  .meta({ title: "模板" });

export const planRules = {
  "major-items": rule({
    title: "三项重大帮扶事项",
    purpose: "每个工作队每年应报多少项重大帮扶事项，谋划多久仍未实施要提示。",
    source: "县级通行做法：每个派出单位每年三项",
    shape: z.object({
      count: z.int().min(1, "至少 1 项").max(10, "不能超过 10 项").meta({ title: "应报项数" }),
      planningDays: z
        .int()
        .min(1, "至少 1 天")
        .max(365, "不能超过 365 天")
        .meta({ title: "谋划超过多少天仍未实施即提示（自然日）" }),
    }),
    shipped: { count: 3, planningDays: 30 },
  }),
  "plan-due": rule({
    title: "计划临期提示",
    purpose: "任务、重大事项、工序距时限还有多少个工作日起提示临近。",
    source: "与整顿台账亮灯口径一致：十个工作日",
    shape: z.object({
      dueWithin: z.int().min(1, "至少 1 个工作日").max(60, "不能超过 60 个工作日").meta({ title: "临近（工作日）" }),
    }),
    shipped: { dueWithin: 10 },
  }),
  "schedule-templates": rule({
    title: "倒排工期工序模板",
    purpose:
      "各类事项有哪些工序、各需多少天、哪些时段不能施工；工作队选用后随工期一并固定，以后改模板不影响已排的工期。",
    source: "通行做法归纳的参考样式，非正式文件；公示不少于十日按公告公示规定",
    shape: z.object({ templates }),
    shipped: { templates: shippedTemplates.map(mutable) },
  }),
};

/** The shape speaks of lists that may be written; what is shipped is not. */
function mutable(template: (typeof shippedTemplates)[number]): z.output<typeof scheduleTemplate> {
  return structuredClone(template) as z.output<typeof scheduleTemplate>;
}
