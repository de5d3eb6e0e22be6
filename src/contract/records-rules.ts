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
  "contact-retention": rule({
    title: "联系人保存期限",
    purpose:
      "登记已回访以后，联系人的姓名、电话保存几年；公示异议答复以后，异议人的姓名、电话也保存几年。到期由系统删除，纪实、异议和答复本身不受影响。",
    source: "《中华人民共和国个人信息保护法》第十九条：保存期限应为实现处理目的所必要的最短时间；默认三年",
    shape: z.object({
      years: z
        .int()
        .min(1, "应在 1 至 10 年之间")
        .max(10, "应在 1 至 10 年之间")
        .meta({ title: "回访、答复后保存年数" }),
    }),
    shipped: { years: 3 },
  }),
};
