import { projects } from "#contract/projects.ts";
import type { ProjectWait } from "#contract/project-shapes.ts";
import { groupOf, homeCard } from "./waiting.ts";

const words: readonly (readonly [ProjectWait, string])[] = [
  ["mend", "退回修改"],
  ["review", "已申报，待审核"],
  ["opinion", "待写论证意见"],
  ["argue", "已审核，待论证"],
  ["decide", "论证通过，待审定"],
];

/** The server counts for each office only what that office does. */
export const projectsWaiting = homeCard({
  verb: "project.read",
  route: projects.list,
  call: { query: { page: 1, size: 1 } },
  groups: ({ waiting }) =>
    groupOf({
      key: "projects",
      title: "项目",
      href: "/projects",
      counts: words.map(([wait, said]) => ({
        value: waiting[wait],
        unit: "个",
        words: said,
        href: `/projects?waits=${wait}`,
      })),
    }),
});
