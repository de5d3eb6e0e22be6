import { z } from "zod";
import { lightSetRefusals } from "#domain/evaluation/lights/set-refusals.ts";
import { lightSetRefusalLabel, lightSetLabel, lightKindLabel } from "#domain/evaluation/lights/labels.ts";
import { shippedLights } from "#domain/evaluation/lights/sets-data.ts";
import { type lightKinds, lightSetCodes } from "#domain/cases/light-sets.ts";
import { line } from "./common.ts";
import { rule } from "./rule.ts";

const count = (least: number, most: number) =>
  z.int("应为整数").min(least, `不能小于 ${least}`).max(most, `不能大于 ${most}`);
const step = (title: string, least: number, most: number) => count(least, most).nullable().meta({ title });

const choice = (kind: (typeof lightKinds)[number]) =>
  z.enum(lightSetCodes).meta({ title: lightKindLabel[kind], labels: lightSetLabel });

const deadlinePart = z
  .object({
    yellowWithin: step("到期前几个工作日起亮黄灯（空白：不看期限）", 0, 120),
    redFrom: z.enum(["next-day", "next-working-day"]).meta({
      title: "到期后何时亮红灯",
      labels: { "next-day": "次日", "next-working-day": "第一个工作日" },
    }),
  })
  .meta({ title: "期限" });

const progressPart = z
  .object({
    base: z.enum(["due", "elapsed"]).meta({
      title: "应完成多少",
      labels: { due: "至今到期的事项", elapsed: "按已过时间的比例" },
    }),
    measure: z.enum(["share", "points"]).meta({
      title: "落后怎样计算",
      labels: { share: "欠缺占应完成的百分比", points: "落后的百分点（占全部事项）" },
    }),
    yellowFrom: step("落后达到多少亮黄灯（空白：不用）", 0, 100),
    redAbove: step("落后超过多少亮红灯（空白：不用）", 0, 100),
  })
  .meta({ title: "进度" });

const monthsPart = z
  .object({
    yellow: step("连续几个月未按计划完成亮黄灯（空白：不用）", 1, 12),
    red: step("连续几个月未按计划完成亮红灯（空白：不用）", 1, 12),
  })
  .meta({ title: "连续未完成" });

const startPart = z
  .object({
    yellow: step("应开工后几个月未开工亮黄灯（空白：不用）", 1, 24),
    red: step("应开工后几个月未开工亮红灯（空白：不用）", 1, 24),
  })
  .meta({ title: "开工（项目）" });

const paymentPart = z
  .object({
    yellowFrom: step("支付低于计划达到百分之几亮黄灯（空白：不用）", 0, 100),
    redAbove: step("支付低于计划超过百分之几亮红灯（空白：不用）", 0, 100),
  })
  .meta({ title: "资金支付（项目）" });

const statisticsPart = z
  .object({
    yellow: step("统计数据迟报几个月以上亮黄灯（空白：不用）", 1, 12),
    red: step("统计数据迟报几个月以上亮红灯（空白：不用）", 1, 12),
  })
  .meta({ title: "统计报送（项目）" });

const betterPart = z
  .object({
    margin: count(0, 50).meta({ title: "比标准再好几个百分点方可转灯" }),
    times: count(1, 31).meta({ title: "连续几次评定达到方可转灯（每日一次）" }),
  })
  .meta({ title: "转灯" });

const actionsPart = z
  .object({
    yellow: line(100).meta({ title: "亮黄灯的措施" }),
    red: line(100).meta({ title: "亮红灯的措施" }),
  })
  .meta({ title: "措施（对单位，不对个人）" });

const lightSet = (title: string) =>
  z
    .object({
      deadline: deadlinePart,
      progress: progressPart,
      months: monthsPart,
      start: startPart,
      payment: paymentPart,
      statistics: statisticsPart,
      better: betterPart,
      actions: actionsPart,
    })
    .superRefine((set, context) => {
      for (const { why, at } of lightSetRefusals(set))
        context.addIssue({ code: "custom", path: [at], message: lightSetRefusalLabel[why] });
    })
    .meta({ title });

const lightRuleShape = z.object({
  subjects: z
    .object({ case: choice("case"), goal: choice("goal"), finding: choice("finding"), project: choice("project") })
    .meta({ title: "各类事项用哪一套" }),
  sets: z
    .object({
      deadline: lightSet(lightSetLabel.deadline),
      pace: lightSet(lightSetLabel.pace),
      staged: lightSet(lightSetLabel.staged),
      own: lightSet(lightSetLabel.own),
    })
    .meta({ title: "评定办法" }),
  overrideDays: count(1, 60).meta({ title: "人工调整最长几天" }),
});

export const lightRules = {
  "light-rules": rule({
    title: "红黄绿灯",
    purpose:
      "整顿台账、目标事项、督查问题、项目各按哪一套办法亮灯，门槛多少，怎样转绿，亮灯以后对责任单位采取什么措施。只评事，不评人。",
    source:
      "期限式：山东政务热线（2017）的期限办法，黄灯提前天数沿用十个工作日；三亚式：三亚市（2022）按时间进度对账的办法；银川式：银川市（2025）开工、进度、支付、统计四项办法",
    shape: lightRuleShape,
    shipped: shippedLights as z.output<typeof lightRuleShape>,
  }),
};
