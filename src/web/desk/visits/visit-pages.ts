import type { DeskRoute } from "../desk-route.ts";

/** The pages of 到村检查, in the order of the work. */
export const visitPages: readonly DeskRoute[] = [
  {
    path: "/visits",
    verb: "visit.read",
    title: "到村检查",
    nav: "到村检查",
    purpose: "按清单逐项看、现场反馈、记访谈、登记问题",
    load: async () => (await import("./VisitsPage.tsx")).VisitsPage,
  },
  {
    path: "/visits/new",
    verb: "visit.write",
    title: "开始检查",
    load: async () => (await import("./NewVisitPage.tsx")).NewVisitPage,
  },
  {
    path: "/visits/paper",
    verb: "visit.read",
    title: "空白检查清单",
    load: async () => (await import("./PaperPage.tsx")).PaperPage,
  },
  {
    path: "/visits/objects",
    verb: "visit.read",
    title: "检查进度",
    load: async () => (await import("./ObjectsPage.tsx")).ObjectsPage,
  },
  {
    path: "/visits/:id",
    verb: "visit.read",
    title: "检查记录",
    load: async () => (await import("./VisitPage.tsx")).VisitPage,
  },
];
