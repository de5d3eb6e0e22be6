import type { ProcurementRule } from "./procurement.ts";

/** 必须招标的工程项目规定 (国家发展改革委令 2018 年第 16 号) for the upper line; what lies below a county sets itself. */
export const usualProcurement: ProcurementRule = {
  categories: {
    works: [
      { fromWan: 0, method: "village-decided" },
      { fromWan: 30, method: "inquiry" },
      { fromWan: 100, method: "consultation" },
      { fromWan: 400, method: "open-tender" },
    ],
    goods: [
      { fromWan: 0, method: "village-decided" },
      { fromWan: 30, method: "inquiry" },
      { fromWan: 200, method: "open-tender" },
    ],
    services: [
      { fromWan: 0, method: "village-decided" },
      { fromWan: 20, method: "inquiry" },
      { fromWan: 100, method: "open-tender" },
    ],
  },
  workReliefFree: true,
};
