import type { LightRules, LightSet, Steps } from "../../cases/light-sets.ts";

const none: Steps = { yellow: null, red: null };
const notBehind = { yellowFrom: null, redAbove: null };
const atOnce = { margin: 0, times: 1 };

/** 期限式：临近到期亮黄灯，逾期亮红灯。一向的做法是十个工作日。 */
const deadlineSet: LightSet = {
  deadline: { yellowWithin: 10, redFrom: "next-day" },
  progress: { base: "due", measure: "share", ...notBehind },
  months: none,
  start: none,
  payment: notBehind,
  statistics: none,
  better: atOnce,
  actions: { yellow: "提醒责任单位按期办结", red: "约谈责任单位，限期办结" },
};

/** 三亚 2022：按时间进度每月对账，短缺不超过 50% 亮黄灯，超过 50% 亮红灯；单月未完成亮黄灯，连续两月亮红灯。 */
const paceSet: LightSet = {
  ...deadlineSet,
  deadline: { yellowWithin: null, redFrom: "next-day" },
  progress: { base: "due", measure: "share", yellowFrom: 0, redAbove: 50 },
  months: { yellow: 1, red: 2 },
  actions: { yellow: "约谈责任单位", red: "由县级分管负责同志约谈责任单位主要负责同志" },
};

/** 银川 2025：应开工当月未开工亮黄灯，满三个月亮红灯；进度落后 10 至 30 个百分点亮黄灯，超过 30 个亮红灯；资金支付低于计划亮红灯；统计报送迟一个月以上亮黄灯，两个月以上亮红灯。 */
const stagedSet: LightSet = {
  ...deadlineSet,
  deadline: { yellowWithin: null, redFrom: "next-day" },
  progress: { base: "elapsed", measure: "points", yellowFrom: 10, redAbove: 30 },
  start: { yellow: 1, red: 3 },
  payment: { yellowFrom: null, redAbove: 0 },
  statistics: { yellow: 1, red: 2 },
  actions: { yellow: "提醒责任单位加快进度", red: "向责任单位发督办函" },
};

/** 山东热线 2017：到期前一个工作日亮黄灯，到期后第一个工作日亮红灯。 */
const ownSet: LightSet = { ...deadlineSet, deadline: { yellowWithin: 1, redFrom: "next-working-day" } };

export const shippedLights: LightRules = {
  subjects: { case: "deadline", goal: "deadline", finding: "deadline", project: "staged" },
  sets: { deadline: deadlineSet, pace: paceSet, staged: stagedSet, own: ownSet },
  overrideDays: 60,
};
