import { z } from "zod";
import { distributionUses } from "#domain/projects/assets/distribution.ts";
import { distributionUseLabel } from "#domain/projects/assets/labels.ts";
import { rule } from "./rule.ts";

const whole = (least: number, most: number) =>
  z.int("应为整数").min(least, `不能小于 ${least}`).max(most, `不能大于 ${most}`);

const percent = (title: string) => whole(0, 100).meta({ title });

const villageIncome = z.object({
  leastYuan: whole(0, 100_000_000).meta({ title: "每村每年收益至少多少元" }),
  firstYear: z
    .enum(["same", "next"])
    .meta({ title: "从哪一年起计收益", labels: { same: "移交当年", next: "移交的次年" } }),
});

const distribution = z.object({
  sentDays: whole(0, 30).meta({ title: "分配方案至少提前几天发给党员（0：不要求）" }),
  bounds: z
    .array(
      z.object({
        use: z.enum(distributionUses).meta({ title: "用途", labels: distributionUseLabel }),
        least: percent("不低于分配总额的百分之几"),
        most: percent("不高于分配总额的百分之几"),
      }),
    )
    .max(distributionUses.length, "每项用途至多一行")
    .refine((all) => new Set(all.map(({ use }) => use)).size === all.length, "同一用途只能有一行")
    .refine((all) => all.every(({ least, most }) => least <= most), "下限不能高于上限")
    .refine((all) => all.reduce((sum, { least }) => sum + least, 0) <= 100, "各项下限之和不能超过 100")
    .meta({ title: "各项用途占分配总额的比例" }),
});

const assetUpkeep = z.object({
  remindFromMonth: whole(1, 12).meta({ title: "每年从几月起在工作台提示本年度未做回头看的资产" }),
});

export const assetRules = {
  "village-income": rule({
    title: "项目收益底线",
    purpose: "经营性项目移交后，每个受益村每年至少应有多少收益，从哪一年起计。",
    source: "示例，非正式文件：有的县统筹项目约定每村每年收益不少于 3 万元；数额和起计年度由各县自定",
    shape: villageIncome,
    shipped: { leastYuan: 30_000, firstYear: "next" },
  }),
  distribution: rule({
    title: "收益分配",
    purpose: "村集体项目收益分配方案中各项用途的比例，方案提前几天发给党员。",
    source: "示例，非正式文件：方案提前 3 天发给党员见有的地方“四议两公开”的做法；公积金比例为系统归纳，由各县自定",
    shape: distribution,
    shipped: { sentDays: 3, bounds: [{ use: "reserve", least: 10, most: 100 }] },
    cautions: ({ sentDays }) =>
      sentDays === 0 ? ["没有要求方案提前发给党员：党员事先没有看到方案，大会审议容易流于形式。"] : [],
  }),
  "asset-upkeep": rule({
    title: "资产回头看",
    purpose: "每项资产每年看一次；从几月起提示还没有看的。",
    source: "示例，非正式文件：资产每年清查、回头看是通行做法，月份由各县自定",
    shape: assetUpkeep,
    shipped: { remindFromMonth: 9 },
  }),
};
