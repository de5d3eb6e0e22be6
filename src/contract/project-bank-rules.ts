import { z } from "zod";
import { rule } from "./rule.ts";

const whole = (least: number, most: number) =>
  z.int("应为整数").min(least, `不能小于 ${least}`).max(most, `不能大于 ${most}`);

const projectArgument = z.object({
  experts: whole(1, 15).meta({ title: "专家书面意见至少几份" }),
  percent: whole(50, 99).meta({ title: "通过和修改后通过的意见须超过百分之几" }),
  sector: z.boolean().meta({ title: "明确了行业主管部门的，须有其书面意见才能通过" }),
});

export const projectBankRules = {
  "project-argument": rule({
    title: "项目论证",
    purpose: "项目论证至少要几份专家书面意见、多少意见同意才能通过、行业主管部门是否必须出具意见。",
    source: "示例，非正式文件：县级项目库“申报、审核、论证、审定”的通行做法，专家人数和比例由各县自定",
    shape: projectArgument,
    shipped: { experts: 3, percent: 50, sector: true },
  }),
};
