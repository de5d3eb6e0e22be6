import { z } from "zod";

/** Shared field shapes: the one licensed drawer. */
export const id = z.uuid();
export const countyId = z.string().min(1).max(64);
const dateWords = "日期应写成 2026-11-22 的样式";
/** A day that exists, in the years this work can mean: 0026 and 1026 are slips of the hand. */
export const isoDate = z.iso
  .date({ error: dateWords, abort: true })
  .refine((day) => day >= "1900-01-01" && day <= "2199-12-31", dateWords);
export const byId = z.object({ id });

/** A required single line, trimmed. */
export const line = (max: number) => z.string().trim().min(1, "不能为空").max(max, `不能超过 ${max} 个字`);
/** A paragraph, may be empty. */
export const text = (max: number) => z.string().trim().max(max, `不能超过 ${max} 个字`);

/** How many villages one leader or unit can take; `what` names it as its form does. null: the county's rule `match` says. */
export const villageCapacity = (what: string) =>
  z.int(`${what}应为整数`).min(0, `${what}不能小于 0`).max(20, `${what}不能大于 20`).nullable();

/** Pages are 1-based; `size` is at most 200 rows. */
export const paging = {
  page: z.coerce.number().int().min(1).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
};
export const pageOf = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), total: z.int() });

export const done = z.object({ done: z.literal(true) });
