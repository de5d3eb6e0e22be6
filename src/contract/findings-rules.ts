import { z } from "zod";
import { usualCategories, usualLateSteps, usualTerms } from "#domain/inspections/finding-rule-data.ts";
import { line } from "./common.ts";
import { rule } from "./rule.ts";

const whole = (least: number, most: number) =>
  z.int("应为整数").min(least, `不能小于 ${least}`).max(most, `不能大于 ${most}`);

const term = (title: string, most: number) =>
  z
    .object({
      days: whole(1, most).meta({ title: "天数" }),
      counted: z
        .enum(["working", "calendar"])
        .meta({ title: "计算方式", labels: { working: "按工作日", calendar: "按自然日，最后一日为休息日的顺延" } }),
    })
    .meta({ title });

const findingTypes = z.object({
  terms: z
    .object({
      "on-the-spot": term("即知即改：交办后至迟多少天", 60),
      dated: term("限期整改：交办后至迟多少天", 366),
      staged: term("分阶段整改：末一阶段至迟多少天", 1830),
      lasting: term("持续整改：每隔多少天核查一次", 366),
    })
    .meta({ title: "整改类型" }),
  severities: z
    .object({
      slight: line(10).meta({ title: "较轻的称为" }),
      ordinary: line(10).meta({ title: "一般的称为" }),
      serious: line(10).meta({ title: "较重的称为" }),
    })
    .meta({ title: "严重程度" }),
  categories: z
    .array(
      z.object({
        name: line(30).meta({ title: "类别" }),
        independent: z.boolean().meta({ title: "销号前须听取整改单位以外的意见" }),
      }),
    )
    .min(1, "至少 1 类")
    .max(40, "不能超过 40 类")
    .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, "类别不能重名")
    .meta({ title: "问题类别" }),
  townSkipsOwn: z.boolean().meta({ title: "乡镇（街道）自己整改的，不再经镇级核查，由县级直接核查" }),
  late: z
    .array(
      z.object({
        afterDays: whole(1, 366).meta({ title: "逾期满几天（自然日）" }),
        text: line(60).meta({ title: "提示文字" }),
      }),
    )
    .max(6, "不能超过 6 级")
    .refine((all) => all.every(({ afterDays }, i) => i === 0 || afterDays > all[i - 1]!.afterDays), "天数应依次递增")
    .meta({ title: "逾期提示" }),
});

const findingLookBack = z.object({
  percent: whole(1, 100).meta({ title: "每月抽取百分之几" }),
  atLeast: whole(1, 100).meta({ title: "每月至少抽取几个（不足的全抽）" }),
  months: whole(0, 36).meta({ title: "销号满几个月的纳入抽取" }),
  days: whole(1, 90).meta({ title: "抽中后几个工作日内完成回头看" }),
});

export const findingRules = {
  "finding-types": rule({
    title: "问题整改",
    purpose: "各类整改的天数、问题类别和严重程度的名称、哪些类别销号前须听取他人意见、逾期怎样提示。",
    source: "示例，非正式文件：立行立改、分阶段整改、持续整改的分法见 2021 年以来审计整改的通行做法；天数由各县自定",
    shape: findingTypes,
    shipped: {
      terms: usualTerms,
      severities: { slight: "轻微", ordinary: "一般", serious: "严重" },
      categories: [...usualCategories],
      townSkipsOwn: true,
      late: [...usualLateSteps],
    },
  }),
  "finding-look-back": rule({
    title: "问题回头看抽查",
    purpose: "每月从销号满一定时间的问题中抽取多少进行回头看，抽中后多久完成。",
    source: "示例，非正式文件：销号后回头看必须抽查（有的县回访发现半数以上“纸面整改”），比例由各县自定",
    shape: findingLookBack,
    shipped: { percent: 10, atLeast: 2, months: 3, days: 20 },
  }),
};
