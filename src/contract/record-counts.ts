import { z } from "zod";
import { countLimits } from "#domain/records/record.ts";

const count = (max: number) =>
  z
    .int("应为整数")
    .min(0, "不能小于 0")
    .max(max, `不能大于 ${max.toLocaleString("zh-CN")}`)
    .default(0);

/** The numbers an entry carries, as they are sent. */
export const countBody = {
  households: count(countLimits.households),
  partyMembers: count(countLimits.partyMembers),
  people: count(countLimits.people),
  activists: count(countLimits.activists),
  disputes: count(countLimits.disputes),
  resolved: count(countLimits.resolved),
  moneyFen: z.int("金额应精确到分").min(0, "金额不能小于 0").max(countLimits.moneyFen, "金额不能超过十亿元").default(0),
};
/** The same as they stand. */
export const countShape = {
  households: z.int(),
  partyMembers: z.int(),
  people: z.int(),
  activists: z.int(),
  disputes: z.int(),
  resolved: z.int(),
  moneyFen: z.int(),
};
