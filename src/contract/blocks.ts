import { z } from "zod";
import { token } from "./figures.ts";

const cell = z.string().max(400, "表格每格不能超过 400 个字");
/** What stands in the place of a block when this figure is zero; nothing at all leaves the block out. */
const zero = z.object({ of: token, text: z.string().max(1000, "为零时的话不能超过 1000 个字") }).optional();
const textBlock = (kind: "heading1" | "heading2" | "paragraph", max: number) =>
  z.object({ kind: z.literal(kind), text: z.string().max(max, `每段不能超过 ${max} 个字，请分段`), zero });
/** A paragraph, heading or table of a text with bound figures. */
export const block = z.discriminatedUnion("kind", [
  textBlock("heading1", 100),
  textBlock("heading2", 100),
  textBlock("paragraph", 4000),
  z
    .object({
      kind: z.literal("table"),
      head: z.array(cell).min(1, "表格至少一列").max(12, "表格不能超过 12 列").readonly(),
      rows: z.array(z.array(cell).readonly()).max(300, "表格不能超过 300 行").readonly(),
      zeroRows: z.literal("left-out").optional(),
      zero,
    })
    .refine(({ head, rows }) => rows.every((row) => row.length === head.length), "表格各行的格数应与表头一致"),
]);

export const blocks = z.array(block).max(400, "正文不能超过 400 段").readonly();
