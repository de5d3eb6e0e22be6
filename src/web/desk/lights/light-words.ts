import type { lights } from "#contract/lights.ts";
import type { Result } from "#contract/route.ts";
import { lightKinds } from "#domain/cases/light-sets.ts";
import { formatChinese } from "#domain/date.ts";
import { lightSetLabel } from "#domain/evaluation/lights/labels.ts";

export type Overview = Result<typeof lights.overview>;
export type LitRow = Result<typeof lights.list>["rows"][number];
export type Subject = Result<typeof lights.read>;
export type Kind = Overview["kind"];

export const kinds: readonly Kind[] = lightKinds;

/** How fresh the lights are, and under which rule. */
export function freshness({
  live,
  asOf,
  set,
  version,
  pending,
}: Pick<Overview, "live" | "asOf" | "set" | "version" | "pending">) {
  const when = live ? `截至${formatChinese(asOf)}，随登记即时变动` : `截至${formatChinese(asOf)}评定`;
  const rule = `${lightSetLabel[set]}${version === 0 ? "（系统默认）" : `（本县规则第 ${version} 版）`}`;
  const next = pending ? "；本县已改用另一套办法，下次评定起执行" : "";
  return `${when}；评定办法：${rule}${next}。`;
}

/** Where a row is dealt with; a finding or project on its own page. */
export function homeOf(kind: Kind, { id, caseId }: Pick<LitRow, "id" | "caseId">): string {
  if (kind === "finding") return `/findings/${id}`;
  return kind === "project" ? `/projects/${id}` : `/cases/${caseId}`;
}

export const monthWord = (month: string) => `${Number(month.slice(0, 4))}年${Number(month.slice(5, 7))}月`;
