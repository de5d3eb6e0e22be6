import { z } from "zod";
import { maskingLabel, maskings } from "#domain/bulletins/naming.ts";
import { rule } from "./rule.ts";

const days = (title: string) => z.int().min(1, "应在 1 至 60 日之间").max(60, "应在 1 至 60 日之间").meta({ title });

export const bulletinRules = {
  naming: rule({
    title: "点名和说明情况",
    purpose: "被点名的在印发后几日内可以说明情况；发至乡镇的版本怎样隐去被点名的。",
    source: "系统默认：十五日，隐去到“某村”“某单位”",
    shape: z.object({
      replyDays: days("说明情况的天数（自印发次日起，按日历日计）"),
      masking: z.enum(maskings).meta({ title: "隐去的写法", labels: maskingLabel }),
    }),
    shipped: { replyDays: 15, masking: "anonymous" as const },
  }),
};
