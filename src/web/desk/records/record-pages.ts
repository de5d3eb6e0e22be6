import type { DeskRoute } from "../desk-route.ts";

/** The pages of 纪实, in the order of the work. */
export const recordPages: readonly DeskRoute[] = [
  {
    path: "/records",
    verb: "record.read",
    title: "驻村纪实",
    nav: "驻村纪实",
    purpose: "走访、会议、调解、帮办，随手记一条，月报和通报取自这里",
    load: async () => (await import("./RecordsPage.tsx")).RecordsPage,
  },
  {
    path: "/records/new",
    verb: "record.write",
    title: "记一条",
    load: async () => (await import("./NewRecordPage.tsx")).NewRecordPage,
  },
  {
    path: "/records/:id",
    verb: "record.read",
    title: "纪实",
    load: async () => (await import("./RecordPage.tsx")).RecordPage,
  },
];
