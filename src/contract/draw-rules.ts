import { z } from "zod";
import { rule } from "./rule.ts";

export const drawRules = {
  "visit-cap": rule({
    title: "每月到村督查次数",
    purpose: "一个村每月最多接受几次督查，达到的在抽取时剔除；确需前往的，由另一名县级人员同意。",
    source: "系统设定，各地可改；减负要求见《整治形式主义为基层减负若干规定》",
    shape: z.object({
      perMonth: z
        .int("应为整数")
        .min(1, "至少 1 次")
        .max(31, "不能超过 31 次")
        .meta({ title: "一个村每月最多接受督查几次" }),
    }),
    shipped: { perMonth: 1 },
  }),
  recusal: rule({
    title: "督查人员回避",
    purpose: "督查人员在哪些情形下回避：任职、包联过的村在几年内，督查过的村在几个月内。",
    source: "系统设定，各地可改",
    shape: z.object({
      postingYears: z
        .int("应为整数")
        .min(0, "不能小于 0")
        .max(10, "不能超过 10 年")
        .meta({ title: "在该村任职、包联结束后几年内回避" }),
      inspectedMonths: z
        .int("应为整数")
        .min(0, "不能小于 0")
        .max(60, "不能超过 60 个月")
        .meta({ title: "督查过该村后几个月内回避（0 为不回避）" }),
    }),
    shipped: { postingYears: 3, inspectedMonths: 12 },
  }),
  "draw-disclosure": rule({
    title: "抽取公示",
    purpose: "督查启动后，是否在不需登录的公示页公开抽取证书（名单、分组、回避情况），供任何人核验。",
    source: "系统设定，各地可改",
    shape: z.object({
      certificates: z.boolean().meta({ title: "启动后公开抽取证书" }),
    }),
    shipped: { certificates: true },
  }),
};
