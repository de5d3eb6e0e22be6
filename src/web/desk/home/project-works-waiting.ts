import { projectGates, workWaits } from "#contract/project-gates.ts";
import { workWaitWords } from "../projects/gates/wait-words.ts";
import { groupOf, homeCard } from "./waiting.ts";

/** 关口、变更、质量问题: each number opens exactly these. */
export const projectWorksWaiting = homeCard({
  verb: "project.read",
  route: projectGates.waiting,
  call: {},
  groups: (waiting) =>
    groupOf({
      key: "project-works",
      title: "项目关口和实施",
      href: "/projects",
      counts: workWaits.map((wait) => ({
        value: waiting[wait],
        unit: "件",
        words: workWaitWords[wait].words,
        href: `/projects/waiting?wait=${wait}`,
        ...(wait === "late" && { light: "red" as const }),
      })),
    }),
});
