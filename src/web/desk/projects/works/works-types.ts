import { projectGates } from "#contract/project-gates.ts";
import { projects } from "#contract/projects.ts";
import { projectWorks } from "#contract/project-works.ts";
import type { Result } from "#contract/route.ts";

export type Works = Result<typeof projectWorks.read>;
export type MonthRow = Works["months"][number];
export type CheckRow = Works["checks"][number];
export type ChangeRow = Works["changes"][number];
export type MeetingRow = Works["meetings"][number];

/** What a step of the works leaves out of date. */
export const afterWorks = [
  projectWorks.read,
  projectGates.read,
  projectGates.waiting,
  projectGates.waitingList,
  projects.read,
  projects.list,
];

/** 2026-11-01 as 2026年11月. */
export const monthWord = (month: string) => `${Number(month.slice(0, 4))}年${Number(month.slice(5, 7))}月`;
