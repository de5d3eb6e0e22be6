import type { cases } from "#contract/cases.ts";
import type { Result } from "#contract/route.ts";

export type CaseFile = Result<typeof cases.read>;
export type Goal = CaseFile["goals"][number];
export type Problem = CaseFile["problems"][number];

export type ListName = "problems" | "goals";
export type Item = Pick<
  CaseFile["problems"][number],
  "id" | "text" | "dueOn" | "doneOn" | "version" | "light" | "sentence"
>;
export interface Removed {
  readonly id: string;
  readonly text: string;
  readonly version: number;
}
