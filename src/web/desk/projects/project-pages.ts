import type { DeskRoute } from "../desk-route.ts";

/** 项目 on the desk. */
export const projectPages: readonly DeskRoute[] = [
  {
    path: "/projects",
    verb: "project.read",
    title: "项目",
    nav: "项目台账",
    purpose: "项目库申报、审核、论证、审定，以及实施、管护的进度",
    load: async () => (await import("./ProjectsPage.tsx")).ProjectsPage,
  },
  {
    path: "/projects/:id",
    verb: "project.read",
    title: "项目",
    load: async () => (await import("./ProjectPage.tsx")).ProjectPage,
  },
];
