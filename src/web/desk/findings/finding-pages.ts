import type { DeskRoute } from "../desk-route.ts";

/** 问题整改 on the desk. */
export const findingPages: readonly DeskRoute[] = [
  {
    path: "/findings",
    verb: "finding.read",
    title: "问题整改台账",
    nav: "问题整改",
    purpose: "问题登记、交办、整改、核查、销号和回头看",
    load: async () => (await import("./FindingsPage.tsx")).FindingsPage,
  },
  {
    path: "/findings/new",
    verb: "finding.write",
    title: "登记问题",
    load: async () => (await import("./NewFindingPage.tsx")).NewFindingPage,
  },
  {
    path: "/findings/look-backs",
    verb: "finding.look-back",
    title: "问题回头看",
    load: async () => (await import("./LookBacksPage.tsx")).LookBacksPage,
  },
  {
    path: "/findings/:id",
    verb: "finding.read",
    title: "问题整改",
    load: async () => (await import("./FindingPage.tsx")).FindingPage,
  },
];
