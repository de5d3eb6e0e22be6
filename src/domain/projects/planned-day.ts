import { isIsoDate } from "../date.ts";

/** 计划日期的毛病，一句话；undefined where the day exists in the years this work can mean. */
export function plannedDay(day: string): string | undefined {
  const leapDay = /^(\d{4})-02-29$/.exec(day);
  if (leapDay && !isIsoDate(day)) return `${leapDay[1]} 年 2 月没有 29 日，请改为 2 月 28 日或者 3 月 1 日`;
  if (!isIsoDate(day) || day < "1900-01-01" || day > "2199-12-31") return "日期应写成 2026-11-22 的样式";
  return undefined;
}
