import { z } from "zod";
import { rule } from "./rule.ts";

export const recordRules = {
  "monthly-report": rule({
    title: "月报",
    purpose: "每月哪一天前报送月报；当月没有这一天的，以月末为准。",
    source: "街道通行做法：每月 28 日前报送",
    shape: z.object({
      dueDay: z.int().min(1, "应在 1 至 31 日之间").max(31, "应在 1 至 31 日之间").meta({ title: "每月报送截止日" }),
    }),
    shipped: { dueDay: 28 },
  }),
};
