import { z } from "zod";
import { ladderFaults, leaveNotices, leaveOffices, shippedLeaveLadder } from "#domain/teams/leave-ladder.ts";
import { leaveNoticeLabel, leaveOfficeLabel } from "#domain/teams/leave-labels.ts";
import { rule } from "./rule.ts";

const days = (title: string) => z.int().min(1, "至少 1 天").max(366, "不能超过 366 天").meta({ title });

const rung = z.object({
  upToDays: days("连续多少天以内").nullable(),
  offices: z.array(z.enum(leaveOffices)).max(3).meta({ title: "依次审批", labels: leaveOfficeLabel }),
  notices: z.array(z.enum(leaveNotices)).max(4).meta({ title: "同意后告知", labels: leaveNoticeLabel }),
});

export const teamRules = {
  "leave-ladder": rule({
    title: "请假、公出审批层级",
    purpose: "请假、公出多少天以内由谁审批，请假多少天以上应当召回调整。",
    source: "典型样式，参照各地驻村干部管理办法，非正式文件",
    shape: z.object({
      rungs: z
        .array(rung)
        .min(1, "至少设一档")
        .max(10, "不能超过 10 档")
        .meta({ title: "审批层级" })
        .superRefine((rungs, context) => {
          for (const message of ladderFaults(rungs)) context.addIssue({ code: "custom", message });
        }),
      recall: z
        .object({
          consecutiveDays: days("连续请假超过多少天"),
          yearDays: days("当年累计请假超过多少天"),
        })
        .meta({ title: "应当召回调整" }),
      longestDays: days("一次最长多少天"),
    }),
    shipped: {
      ...shippedLeaveLadder,
      rungs: shippedLeaveLadder.rungs.map(({ upToDays, offices, notices }) => ({
        upToDays,
        offices: [...offices],
        notices: [...notices],
      })),
    },
  }),
};
