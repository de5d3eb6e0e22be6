import type { DeskRoute } from "../desk-route.ts";

/** 项目复核实测 on the desk. */
export const remeasurementPages: readonly DeskRoute[] = [
  {
    path: "/remeasurements",
    verb: "remeasurement.read",
    title: "项目复核实测",
    nav: "项目复核实测",
    purpose: "随机抽取竣工验收的项目，到现场重新量一遍",
    load: async () => (await import("./RemeasurementsPage.tsx")).RemeasurementsPage,
  },
  {
    path: "/remeasurements/new",
    verb: "remeasurement.draw",
    title: "定格抽取底册",
    load: async () => (await import("./FreezePage.tsx")).FreezePage,
  },
  {
    path: "/remeasurements/:id",
    verb: "remeasurement.read",
    title: "复核实测抽查",
    load: async () => (await import("./RemeasurementPage.tsx")).RemeasurementPage,
  },
  {
    path: "/remeasurements/:id/projects/:projectId",
    verb: "remeasurement.read",
    title: "复核实测表",
    load: async () => (await import("./MeasuredProjectPage.tsx")).MeasuredProjectPage,
  },
];
