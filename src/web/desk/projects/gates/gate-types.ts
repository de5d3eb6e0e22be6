import { projectGates } from "#contract/project-gates.ts";
import { projects } from "#contract/projects.ts";
import { projectWorks } from "#contract/project-works.ts";
import type { CallOf, Result } from "#contract/route.ts";

export type GatesPage = Result<typeof projectGates.read>;
export type GateLine = GatesPage["gates"][number];
export type GateFacts = CallOf<typeof projectGates.pass>["body"]["facts"];

/** What passing a gate leaves out of date. */
export const afterGate = [
  projectGates.read,
  projectGates.preview,
  projectGates.waiting,
  projectGates.waitingList,
  projectWorks.read,
  projects.read,
  projects.list,
];
