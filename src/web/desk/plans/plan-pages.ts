import type { DeskRoute } from "../desk-route.ts";

/** The pages of 计划, in the order of the work. */
export const planPages: readonly DeskRoute[] = [
  {
    path: "/plans",
    verb: "plan.read",
    title: "计划台账",
    nav: "计划台账",
    purpose: "三年规划、年度计划、月度任务、重大帮扶事项、倒排工期",
    load: async () => (await import("./PlansPage.tsx")).PlansPage,
  },
  {
    path: "/plans/wall",
    verb: "plan.read",
    title: "计划挂图",
    nav: "计划挂图",
    purpose: "各村任务、事项、工序逾期、临近、完成一张图",
    load: async () => (await import("./PlanWallPage.tsx")).PlanWallPage,
  },
  {
    path: "/plans/teams/:id",
    verb: "plan.read",
    title: "工作队计划",
    load: async () => (await import("./TeamPlansPage.tsx")).TeamPlansPage,
  },
  {
    path: "/plans/:id",
    verb: "plan.read",
    title: "计划",
    load: async () => (await import("./PlanPage.tsx")).PlanPage,
  },
  {
    path: "/schedules/:id",
    verb: "plan.read",
    title: "倒排工期",
    load: async () => (await import("./SchedulePage.tsx")).SchedulePage,
  },
];
