import type { ClosedWindow } from "./closed-window.ts";
import type { Basis, ScheduleTemplate, Step } from "./template.ts";

/** A template as a county keeps it: chosen by its code. */
export interface NamedTemplate extends ScheduleTemplate {
  readonly code: string;
}

const step = (name: string, days: number, basis: Basis, owner: string, ...after: number[]): Step => ({
  name,
  days,
  basis,
  owner,
  after,
});

const springFestival: ClosedWindow = {
  name: "春节前后",
  kind: "spring-festival",
  from: "",
  to: "",
  before: 10,
  after: 15,
  steps: [],
};
const yearly = (name: string, from: string, to: string, ...steps: number[]): ClosedWindow => ({
  name,
  kind: "yearly",
  from,
  to,
  before: 0,
  after: 0,
  steps,
});

/**
 * Shipped as a starting point, usual lengths and no official document: a county sets its own. The announcement of ten days
 * is the one fixed by rule (公告公示不少于 10 日).
 */
export const shippedTemplates: readonly NamedTemplate[] = [
  {
    code: "industry",
    title: "产业项目",
    steps: [
      step("选题调研、征求群众意见", 10, "working", "驻村工作队"),
      step("村“两委”商议、村民代表会议表决", 5, "working", "村“两委”"),
      step("编制实施方案", 10, "working", "驻村工作队"),
      step("乡镇审核", 5, "working", "乡镇"),
      step("县级论证、批复", 15, "working", "县行业主管部门"),
      step("项目公示", 10, "calendar", "乡镇"),
      step("招标采购、签订合同", 25, "working", "乡镇"),
      step("建设实施", 90, "calendar", "施工单位"),
      step("设备安装、试运行", 15, "calendar", "施工单位"),
      step("竣工验收", 10, "working", "县行业主管部门"),
      step("移交、落实管护和收益分配", 10, "working", "村“两委”"),
    ],
    windows: [{ ...springFestival, steps: [2, 7, 8, 9] }, yearly("主汛期", "07-10", "08-20", 8)],
  },
  {
    code: "road",
    title: "道路硬化",
    steps: [
      step("现场踏勘、确定路线", 5, "working", "驻村工作队"),
      step("村民代表会议表决、公示", 10, "calendar", "村“两委”"),
      step("设计、预算", 10, "working", "乡镇"),
      step("评审、批复", 10, "working", "县行业主管部门"),
      step("招标采购、签订合同", 20, "working", "乡镇"),
      step("路基整理", 15, "calendar", "施工单位"),
      step("路面浇筑", 20, "calendar", "施工单位"),
      step("混凝土养护", 28, "calendar", "施工单位"),
      step("验收、交付使用", 5, "working", "乡镇"),
    ],
    windows: [
      { ...springFestival, steps: [2, 5, 6, 7] },
      yearly("冬季低温", "12-01", "02-29", 7),
      yearly("主汛期", "07-10", "08-20", 6, 7),
      yearly("麦收农忙", "06-01", "06-20", 2, 6),
    ],
  },
  {
    code: "premises",
    title: "党群服务中心（阵地）改造",
    steps: [
      step("现状摸底、提出改造方案", 5, "working", "驻村工作队"),
      step("村“两委”商议、村民代表会议表决", 5, "working", "村“两委”"),
      step("落实资金来源", 15, "working", "派出单位", 1),
      step("乡镇审核", 5, "working", "乡镇", 2, 3),
      step("比选施工单位、签订合同", 10, "working", "村“两委”"),
      step("改造施工", 30, "calendar", "施工单位"),
      step("制度上墙、配齐设施", 5, "working", "驻村工作队", 5),
      step("验收、启用", 3, "working", "乡镇", 6, 7),
    ],
    windows: [springFestival],
  },
];
