import type { DeskRoute } from "../../desk-route.ts";

/** Pages of the gates beside the project itself; before /projects/:id, which would take their names for a project. */
export const gatePages: readonly DeskRoute[] = [
  {
    path: "/projects/waiting",
    verb: "project.read",
    title: "待办项目",
    load: async () => (await import("./WaitingPage.tsx")).WaitingPage,
  },
  {
    path: "/project-duties",
    verb: "project.arrange",
    title: "项目职责单位",
    nav: "项目职责单位",
    purpose: "设定财政评审、审计和各类项目的行业主管部门",
    load: async () => (await import("./DutiesPage.tsx")).DutiesPage,
  },
];
