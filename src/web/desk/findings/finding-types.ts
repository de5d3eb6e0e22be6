import { findings } from "#contract/findings.ts";
import type { Result } from "#contract/route.ts";

export type FindingList = Result<typeof findings.list>;
export type FindingRow = FindingList["rows"][number];
export type Finding = Result<typeof findings.read>;
export type FindingChoices = Result<typeof findings.choices>;
export type LookBackRow = Result<typeof findings.lookBacks>["rows"][number];

/** What a step leaves out of date. */
export const afterFinding = [findings.list, findings.read, findings.lookBacks];

export const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
export const namedOptions = (places: readonly { id: string; name: string }[]) =>
  places.map(({ id, name }) => ({ value: id, label: name }));

/** 交办 the first time, 改派 from then on; of several at once, both may be meant. */
export function handWords(rows: readonly { readonly status: string }[]): string {
  const again = rows.filter(({ status }) => status !== "registered").length;
  if (again === 0) return "交办";
  return again === rows.length ? "改派" : `交办 ${rows.length - again} 个、改派 ${again} 个`;
}

/** 还有 3 个工作日, 已逾期 2 个工作日. */
export function daysWords(days: number | null): string {
  if (days === null) return "";
  return days < 0 ? `逾期 ${-days}` : String(days);
}
