import type { DeskRoute } from "../desk-route.ts";

/** 收益分配 on the desk. */
export const distributionPages: readonly DeskRoute[] = [
  {
    path: "/distributions",
    verb: "asset.read",
    title: "收益和分配",
    nav: "收益和分配",
    purpose: "各村项目收益与承诺对照，分配方案的议定、公示、备案和兑现",
    load: async () => (await import("./VillageIncomesPage.tsx")).VillageIncomesPage,
  },
  {
    path: "/distributions/plans",
    verb: "asset.read",
    title: "收益分配方案",
    load: async () => (await import("./PlansPage.tsx")).PlansPage,
  },
  {
    path: "/distributions/new",
    verb: "distribution.write",
    title: "起草分配方案",
    load: async () => (await import("./NewPlanPage.tsx")).NewPlanPage,
  },
  {
    path: "/distributions/:id",
    verb: "asset.read",
    title: "分配方案",
    load: async () => (await import("./PlanPage.tsx")).PlanPage,
  },
];
