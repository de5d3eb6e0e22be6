import { z } from "zod";
import { schemeRefusals } from "#domain/cases/acceptance.ts";
import { sampleScheme } from "#domain/cases/acceptance-scheme-data.ts";
import { consolidationRuleRefusals, usualConsolidation } from "#domain/cases/consolidation.ts";
import { consolidationRuleLabel, schemeRefusalLabel } from "#domain/cases/step-labels.ts";
import { line } from "./common.ts";
import { rule } from "./rule.ts";

const whole = (least: number, most: number) =>
  z.int("应为整数").min(least, `不能小于 ${least}`).max(most, `不能大于 ${most}`);

const schemeItem = z.object({
  name: line(60).meta({ title: "项目" }),
  points: whole(1, 100).meta({ title: "满分" }),
});

export const acceptanceScheme = z
  .object({
    title: line(60).meta({ title: "方案名称" }),
    aspects: z
      .array(
        z.object({
          name: line(30).meta({ title: "方面" }),
          items: z.array(schemeItem).min(1, "至少 1 项").max(20, "不能超过 20 项").meta({ title: "验收项目" }),
        }),
      )
      .min(1, "至少 1 个方面")
      .max(12, "不能超过 12 个方面")
      .meta({ title: "验收内容" }),
    passPoints: whole(1, 100).meta({ title: "合格线（分）" }),
    vetoPercent: whole(0, 100).meta({ title: "不满意票超过百分之几即不合格" }),
    representatives: whole(1, 200).meta({ title: "参加民主测评的代表人数（供参考）" }),
  })
  .superRefine((scheme, context) => {
    for (const why of schemeRefusals(scheme))
      context.addIssue({
        code: "custom",
        path: [why === "not-hundred" ? "aspects" : "passPoints"],
        message: schemeRefusalLabel[why],
      });
  });

const consolidation = z
  .object({
    months: whole(1, 60).meta({ title: "巩固期（月）" }),
    checks: z
      .array(whole(1, 60).meta({ title: "销号后第几个月检查" }))
      .min(1, "至少检查 1 次")
      .max(12, "不能超过 12 次")
      .meta({ title: "检查安排" }),
  })
  .superRefine((one, context) => {
    for (const why of consolidationRuleRefusals(one))
      context.addIssue({ code: "custom", path: ["checks"], message: consolidationRuleLabel[why] });
  });

export const caseRules = {
  "acceptance-scheme": rule({
    title: "验收方案",
    purpose: "县级验收的评分项目、合格线和民主测评的否决比例；正在使用的一版随每次验收一并留存。",
    source: "示例，非正式文件：六个方面二十四项、70 分合格、不满意票超过半数不合格，仿各县通行做法",
    shape: acceptanceScheme,
    shipped: sampleScheme as z.output<typeof acceptanceScheme>,
  }),
  consolidation: rule({
    title: "巩固期",
    purpose: "销号后巩固多少个月，第几个月各看一次。",
    source: "县级通行做法：销号后跟踪一年",
    shape: consolidation,
    shipped: usualConsolidation as z.output<typeof consolidation>,
  }),
};
