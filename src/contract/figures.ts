import { z } from "zod";
import { id, isoDate, paging } from "./common.ts";
import { route } from "./route.ts";

const figure = z.object({
  code: z.string(),
  name: z.string(),
  /** 口径 */
  definition: z.string(),
  unit: z.string(),
  /** What it is asked for in parts; null when it stands for the whole county. */
  argument: z.string().nullable(),
  scopes: z.array(z.object({ scope: z.string(), label: z.string() })),
});

export const figureValue = z.object({
  key: z.string(),
  code: z.string(),
  name: z.string(),
  definition: z.string(),
  unit: z.string(),
  /** Counts and sums as they are; shares in tenths of a percent, null where there is nothing to divide by. */
  value: z.int().nullable(),
  /** As it stands in a text. */
  display: z.string(),
});

export const openedFigure = figureValue.extend({
  /** The day the number is of. */
  asOf: z.iso.date(),
  frozen: z.boolean(),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  total: z.int(),
});

/** Without days: from the opening of the round to today. */
const where = {
  roundId: id,
  from: isoDate.optional(),
  to: isoDate.optional(),
  /** Figures of one inspection are asked for with it. */
  inspectionId: id.optional(),
};
/** The code, and the scope behind a colon, as between the braces of a text. */
export const token = z.string().trim().min(1).max(120, "指标代码过长");

export const figures = {
  catalogue: route({
    verb: "figure.read",
    method: "GET",
    path: "/figures",
    title: "指标目录：名称、口径、单位和可分列的范围",
    query: z.object(where),
    result: z.array(figure),
  }),
  values: route({
    verb: "figure.read",
    method: "GET",
    path: "/figures/values",
    title: "一次取多个指标的数值（tokens 以逗号分隔，至多 100 个）",
    query: z.object({
      ...where,
      tokens: z
        .string()
        .max(6000)
        .transform((text) => text.split(",").map((one) => one.trim()))
        .pipe(z.array(token).max(100, "一次至多取 100 个指标")),
    }),
    result: z.object({ asOf: z.iso.date(), values: z.array(figureValue) }),
  }),
  rows: route({
    verb: "figure.read",
    method: "GET",
    path: "/figures/rows",
    title: "一个指标的口径和明细",
    query: z.object({ ...where, token, ...paging }),
    result: openedFigure,
  }),
};
