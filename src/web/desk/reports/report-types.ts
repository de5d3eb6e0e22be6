import type { reports } from "#contract/reports.ts";
import type { Body, Result } from "#contract/route.ts";

export type Report = Result<typeof reports.get>;
export type ReportRow = Result<typeof reports.list>[number];
export type Words = Omit<Body<typeof reports.save>, "version">;

export const wordsOf = ({ blocks }: Report): Words => ({ blocks });
