import type { DeskRoute } from "../desk-route.ts";

/** 公告公示 on the desk. */
export const disclosurePages: readonly DeskRoute[] = [
  {
    path: "/disclosures",
    verb: "disclosure.read",
    title: "公告公示",
    nav: "公告公示",
    purpose: "项目和资金公示的期限、异议和答复",
    load: async () => (await import("./DisclosuresPage.tsx")).DisclosuresPage,
  },
  {
    path: "/disclosures/:id",
    verb: "disclosure.read",
    title: "公示",
    load: async () => (await import("./DisclosurePage.tsx")).DisclosurePage,
  },
];
