import type { DeskRoute } from "../desk-route.ts";

/** 项目 on the desk. */
export const projectPages: readonly DeskRoute[] = [
  {
    path: "/projects",
    verb: "project.read",
    title: "项目台账",
    nav: "项目台账",
    purpose: "项目库申报、审核、论证、审定，以及实施、管护的进度",
    load: async () => (await import("./ProjectsPage.tsx")).ProjectsPage,
  },
  {
    path: "/projects/new",
    verb: "project.declare",
    title: "申报项目",
    load: async () => (await import("./NewProjectPage.tsx")).NewProjectPage,
  },
  {
    path: "/projects/:id/edit",
    verb: "project.declare",
    title: "修改项目",
    load: async () => (await import("./EditProjectPage.tsx")).EditProjectPage,
  },
  {
    path: "/projects/:id/archive",
    verb: "fund.read",
    title: "项目档案",
    load: async () => (await import("./ArchivePage.tsx")).ArchivePage,
  },
  {
    path: "/projects/:id",
    verb: "project.read",
    title: "项目",
    load: async () => (await import("./ProjectPage.tsx")).ProjectPage,
  },
  {
    path: "/experts",
    verb: "expert.read",
    title: "论证专家",
    nav: "论证专家",
    purpose: "登记参加项目论证的专家，按专业和单位",
    load: async () => (await import("./ExpertsPage.tsx")).ExpertsPage,
  },
];
