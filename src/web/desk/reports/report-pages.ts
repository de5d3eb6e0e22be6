import type { DeskRoute } from "../desk-route.ts";

/** The pages of 月报. */
export const reportPages: readonly DeskRoute[] = [
  {
    path: "/reports",
    verb: "report.read",
    title: "工作月报",
    nav: "工作月报",
    purpose: "工作队、乡镇（街道）每月报送，数字取自纪实和计划",
    load: async () => (await import("./ReportsPage.tsx")).ReportsPage,
  },
  {
    path: "/reports/:id",
    verb: "report.read",
    title: "月报",
    load: async () => (await import("./ReportPage.tsx")).ReportPage,
  },
];
