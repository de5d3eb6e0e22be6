import type { DeskRoute } from "../desk-route.ts";

/** 资金、拨付、台账 on the desk. */
export const fundPages: readonly DeskRoute[] = [
  {
    path: "/funds",
    verb: "fund.read",
    title: "资金批次",
    nav: "资金批次",
    purpose: "帮扶资金下达、到账、安排到项目、结存和闲置天数",
    load: async () => (await import("./FundsPage.tsx")).FundsPage,
  },
  {
    path: "/funds/allocations",
    verb: "fund.read",
    title: "需要研究的资金安排",
    load: async () => (await import("./AllocationsPage.tsx")).AllocationsPage,
  },
  {
    path: "/funds/villages",
    verb: "fund.read",
    title: "资金到村",
    load: async () => (await import("./VillagesPage.tsx")).VillagesPage,
  },
  {
    path: "/funds/:id",
    verb: "fund.read",
    title: "资金批次",
    load: async () => (await import("./BatchPage.tsx")).BatchPage,
  },
  {
    path: "/payments",
    verb: "fund.read",
    title: "拨付办理",
    nav: "拨付办理",
    purpose: "拨付申请、审核、办理，以及被卡住的原因",
    load: async () => (await import("./PaymentsPage.tsx")).PaymentsPage,
  },
  {
    path: "/ledger",
    verb: "fund.read",
    title: "资金台账",
    nav: "资金台账",
    purpose: "每一笔资金的借方、贷方，试算平衡，导出",
    load: async () => (await import("./LedgerPage.tsx")).LedgerPage,
  },
];
