import { z } from "zod";
import {
  itemTypeLabel,
  notApplicableLabel,
  roundingLabel,
  scaleLabel,
  subjectLabel,
  tieLabel,
} from "#domain/evaluation/labels.ts";
import { measureLabel, measures, subjectKinds } from "#domain/evaluation/measures.ts";
import { itemTypes } from "#domain/evaluation/scheme.ts";
import { sampleSchemes } from "#domain/evaluation/scheme-data.ts";
import { schemeRefusals } from "#domain/evaluation/scheme-refusals.ts";
import { line } from "./common.ts";
import { rule } from "./rule.ts";

const whole = (least: number, most: number) =>
  z.int("应为整数").min(least, `不能小于 ${least}`).max(most, `不能大于 ${most}`);
const points = (most: number) =>
  z.number("应为数字").min(0, "不能小于 0").max(most, `不能大于 ${most}`).multipleOf(0.01, "至多两位小数");
const measure = z.enum(measures).meta({ labels: measureLabel }).nullable();

const item = z.object({
  name: line(60).meta({ title: "项目" }),
  points: whole(1, 1000).meta({ title: "满分" }),
  type: z.enum(itemTypes).meta({ title: "评分方式", labels: itemTypeLabel }),
  measure: measure.meta({ title: "取数（比率的分子、计数项）" }),
  against: measure.meta({ title: "比率的分母" }),
  plan: whole(1, 100_000).nullable().meta({ title: "计划数（没有分母时填）" }),
  fullPercent: whole(1, 100).nullable().meta({ title: "达到百分之几计满分" }),
  inverse: z.boolean().meta({ title: "越低越好" }),
  each: points(1000).nullable().meta({ title: "每项计几分" }),
  levels: z
    .array(z.object({ name: line(20).meta({ title: "档次" }), points: points(1000).meta({ title: "分值" }) }))
    .max(8, "不能超过 8 个档次")
    .meta({ title: "档次" }),
});

const extras = (title: string) =>
  z
    .object({
      cap: whole(0, 200).meta({ title: `${title}合计上限` }),
      items: z
        .array(
          z.object({
            name: line(60).meta({ title: "事项" }),
            points: whole(1, 200).meta({ title: "本项上限" }),
            measure: measure.meta({ title: "系统取数（不填为人工记载）" }),
            each: points(200).nullable().meta({ title: "取数每项计几分" }),
          }),
        )
        .max(20, "不能超过 20 项")
        .meta({ title: `${title}事项` }),
    })
    .meta({ title });

export const evaluationScheme = z
  .object({
    title: line(60).meta({ title: "方案名称" }),
    subject: z.enum(subjectKinds).meta({ title: "考核对象", labels: subjectLabel }),
    scale: z.enum(["100", "1000"]).meta({ title: "分制", labels: scaleLabel }),
    commonWeight: whole(0, 100).meta({ title: "共性指标权重（%）" }),
    differentiatedWeight: whole(0, 100).meta({ title: "差异化目标权重（%）" }),
    common: z
      .array(
        z.object({
          name: line(30).meta({ title: "指标" }),
          items: z.array(item).min(1, "至少 1 项").max(12, "不能超过 12 项").meta({ title: "评分项目" }),
        }),
      )
      .min(1, "至少 1 项指标")
      .max(12, "不能超过 12 项指标")
      .meta({ title: "共性指标" }),
    plus: extras("加分"),
    minus: extras("扣分"),
    vetoes: z
      .array(
        z.object({
          name: line(60).meta({ title: "否决情形" }),
          measure: measure.meta({ title: "系统取数不为零即否决（不填为人工记载）" }),
          dissatisfiedPercent: whole(1, 99).nullable().meta({ title: "测评不满意超过百分之几即否决" }),
        }),
      )
      .max(12, "不能超过 12 项")
      .meta({ title: "否决情形" }),
    notApplicable: z.enum(["redistribute", "judge"]).meta({ title: "比率没有分母时", labels: notApplicableLabel }),
    fairPercent: whole(0, 100).meta({ title: "基本满意按百分之几计" }),
    decimals: whole(0, 2).meta({ title: "得分保留几位小数" }),
    rounding: z.enum(["half-up", "floor"]).meta({ title: "取舍", labels: roundingLabel }),
    grades: z
      .array(
        z.object({
          name: line(10).meta({ title: "等次" }),
          from: whole(0, 1000).meta({ title: "达到几分" }),
        }),
      )
      .max(6, "不能超过 6 个等次")
      .meta({ title: "等次（由高到低）" }),
    lastGrade: line(10).meta({ title: "末等次（低于各分数线或者被否决的）" }),
    excellentPercent: whole(1, 100).nullable().meta({ title: "第一等次不超过百分之几" }),
    tie: z.enum(["common-first", "differentiated-first"]).meta({ title: "总分相同的", labels: tieLabel }),
    appealDays: whole(1, 30).meta({ title: "公示和申诉期（工作日）" }),
  })
  .superRefine((scheme, context) => {
    for (const { at, sentence } of schemeRefusals(scheme))
      context.addIssue({
        code: "custom",
        path: at.split(".").map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
        message: sentence,
      });
  });

const evaluationSchemes = z.object({
  schemes: z
    .array(evaluationScheme)
    .min(1, "至少 1 个方案")
    .max(12, "不能超过 12 个方案")
    .refine((all) => new Set(all.map(({ title }) => title)).size === all.length, "方案名称不能相同")
    .meta({ title: "方案" }),
});

export const evaluationRules = {
  "evaluation-schemes": rule({
    title: "考核方案",
    purpose:
      "考核村、工作队、乡镇（街道）的指标、分值、权重和取数；每次考核留存开始时的方案，以后改动不影响已经开始的考核。",
    source: "示例，非正式文件：八项共性指标占 70%、差异化目标占 30%，加分不超过 5 分、扣分不超过 10 分，为本系统拟定",
    shape: evaluationSchemes,
    shipped: sampleSchemes as z.output<typeof evaluationSchemes>,
  }),
};
