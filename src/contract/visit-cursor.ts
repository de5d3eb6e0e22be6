import { z } from "zod";
import { isIsoDate } from "#domain/date.ts";

/** Where the next page begins: the day and id of the last row shown. */
export const dayCursor = z.string().refine((text) => {
  const [day, last, ...more] = text.split("~");
  return isIsoDate(day ?? "") && z.uuid().safeParse(last).success && more.length === 0;
}, "翻页标记不正确，请从第一页重新打开");
