import type { DeskRoute } from "../desk-route.ts";

/** 督查：plans, inspections, register and draws. */
export const inspectionPages: readonly DeskRoute[] = [
  {
    path: "/inspections",
    verb: "inspection.read",
    title: "督查",
    nav: "督查",
    purpose: "安排督查，双随机抽取对象和人员，启动前结果封存",
    load: async () => (await import("./InspectionsPage.tsx")).InspectionsPage,
  },
  {
    path: "/inspections/:id",
    verb: "inspection.read",
    title: "督查",
    load: async () => (await import("./InspectionPage.tsx")).InspectionPage,
  },
  {
    path: "/inspection-plans",
    verb: "inspection.read",
    title: "年度督查计划",
    nav: "督查计划",
    purpose: "年度督查计划：依据、批准、备案和列入的督查",
    load: async () => (await import("./InspectionPlansPage.tsx")).InspectionPlansPage,
  },
  {
    path: "/inspection-plans/:id",
    verb: "inspection.read",
    title: "年度督查计划",
    load: async () => (await import("./InspectionPlanPage.tsx")).InspectionPlanPage,
  },
  {
    path: "/inspectors",
    verb: "inspector.read",
    title: "督查人员库",
    nav: "督查人员库",
    purpose: "可以参加督查的人员，关联账号，登记回避",
    load: async () => (await import("./InspectorsPage.tsx")).InspectorsPage,
  },
  {
    path: "/inspectors/:id",
    verb: "inspector.read",
    title: "督查人员",
    load: async () => (await import("./InspectorPage.tsx")).InspectorPage,
  },
  {
    path: "/draws/:id",
    verb: "draw.read",
    title: "抽取",
    load: async () => (await import("./DrawPage.tsx")).DrawPage,
  },
];
