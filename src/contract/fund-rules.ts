import { z } from "zod";
import { usualFundRule } from "#domain/projects/funds/fund-rule-data.ts";
import { fundLevels } from "#domain/projects/funds/fund-type.ts";
import { fundLevelLabel } from "#domain/projects/funds/labels.ts";
import { isoDate, line, text } from "./common.ts";
import { rule } from "./rule.ts";

const whole = (least: number, most: number) =>
  z.int("应为整数").min(least, `不能小于 ${least}`).max(most, `不能大于 ${most}`);

const code = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9-]{1,30}$/, "代码只用字母、数字和连字符")
  .meta({ title: "代码（用过以后不要改）" });

const once = <T extends { readonly code: string }>(all: readonly T[]) =>
  new Set(all.map((one) => one.code)).size === all.length;

const fundType = z
  .object({
    code,
    name: line(40).meta({ title: "名称" }),
    level: z.enum(fundLevels).meta({ title: "来源级次", labels: fundLevelLabel }),
    validFrom: isoDate.meta({ title: "启用日期（按资金文件日期）" }),
    validTo: isoDate.nullable().meta({ title: "停用日期（不填为一直使用）" }),
    uses: z
      .array(z.object({ code, text: line(60).meta({ title: "用途" }) }))
      .min(1, "至少 1 项")
      .max(30, "不能超过 30 项")
      .refine(once, "代码不能重复")
      .meta({ title: "允许的用途" }),
    prohibited: z
      .array(
        z.object({
          code,
          text: line(60).meta({ title: "不得用于" }),
          words: text(200).meta({ title: "提示词（用顿号分开；项目名称、内容、用途中出现的，须经另一人复核）" }),
        }),
      )
      .max(30, "不能超过 30 项")
      .refine(once, "代码不能重复")
      .meta({ title: "负面清单" }),
  })
  .refine(({ validFrom, validTo }) => validTo === null || validTo >= validFrom, {
    path: ["validTo"],
    message: "停用日期不能早于启用日期",
  });

const fundTypes = z
  .object({
    types: z
      .array(fundType)
      .min(1, "至少 1 种")
      .max(40, "不能超过 40 种")
      .refine(once, "代码不能重复")
      .meta({ title: "资金种类" }),
    advancePercent: whole(0, 100).meta({ title: "预付款最多为合同金额的百分之几" }),
    progressPercent: whole(0, 100).meta({ title: "竣工验收以前累计最多拨付合同金额的百分之几" }),
    retentionPercent: whole(0, 20).meta({ title: "质量保证金一般为合同金额的百分之几" }),
    retentionMonths: whole(0, 60).meta({ title: "合同没有约定的，竣工验收满几个月退还质量保证金" }),
    supplementPercent: whole(0, 100).meta({ title: "补充合同累计超过原合同百分之几的，须有批准的项目变更" }),
    countyYellowDays: whole(1, 1000).meta({ title: "县级结存满几天亮黄灯" }),
    countyRedDays: whole(1, 1000).meta({ title: "县级结存满几天亮红灯" }),
    projectYellowDays: whole(1, 1000).meta({ title: "项目结存满几天没有支出亮黄灯" }),
    projectRedDays: whole(1, 1000).meta({ title: "项目结存满几天没有支出亮红灯" }),
    startBy: z
      .string()
      .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, "应写成 08-31 的样式")
      .meta({ title: "安排资金以后几月几日以前没有开工的，提示研究收回（月-日）" }),
  })
  .refine((one) => one.countyRedDays >= one.countyYellowDays && one.projectRedDays >= one.projectYellowDays, {
    message: "亮红灯的天数不能少于亮黄灯的天数",
  });

export const fundRules = {
  "fund-types": rule({
    title: "资金种类和拨付",
    purpose: "有哪些帮扶资金、各用到何时、可以和不得用于什么；预付、质量保证金、闲置天数和未开工收回提示。",
    source:
      "示例，非正式文件：负面清单见典型县 11 项；预付 30%、8 月 31 日前未开工收回见各地项目资金管理办法；2026 年起资金名称见中央一号文件",
    shape: fundTypes,
    shipped: {
      ...usualFundRule,
      types: usualFundRule.types.map(({ uses, prohibited, ...type }) => ({
        ...type,
        uses: [...uses],
        prohibited: [...prohibited],
      })),
    },
  }),
};
