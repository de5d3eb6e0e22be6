import type { DeskRoute } from "../desk-route.ts";

export const overviewPages: readonly DeskRoute[] = [
  {
    path: "/projects/overview",
    verb: "project.read",
    title: "项目总览",
    nav: "项目总览",
    purpose: "各乡镇项目数、资金安排和拨付，逐月计划与实际",
    load: async () => (await import("./OverviewPage.tsx")).OverviewPage,
  },
  {
    path: "/projects/flow",
    verb: "fund.read",
    title: "资金流向",
    nav: "资金流向",
    purpose: "从资金来源到乡镇、到村，一图看清",
    load: async () => (await import("./FlowPage.tsx")).FlowPage,
  },
  {
    path: "/projects/bars",
    verb: "project.read",
    title: "项目横道图",
    nav: "横道图",
    purpose: "每个项目计划与实际起止",
    load: async () => (await import("./BarsPage.tsx")).BarsPage,
  },
  {
    path: "/projects/wall",
    verb: "project.read",
    title: "项目挂图",
    nav: "项目挂图",
    purpose: "每个项目一格，按亮灯着色",
    load: async () => (await import("./ProjectWallPage.tsx")).ProjectWallPage,
  },
];
