import { z } from "zod";
import { rule } from "./rule.ts";

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
};
