import type { Posting } from "./disclosure.ts";

/**
 * 项目库“申报、审核、论证、审定”逐级公示：村级申报在村内公示，乡镇审核后在乡镇公示，县级论证后公示；
 * 村级公开项目实施前的计划、实施中的进度和完成后的结果，即开工前、竣工后各公示一次；时间原则上不少于 10 日。
 */
export const usualPostings: readonly Posting[] = [
  { step: "declaration", level: "village", days: 10, counted: "calendar", before: "review" },
  { step: "review", level: "township", days: 10, counted: "calendar", before: "argue" },
  { step: "decision", level: "county", days: 10, counted: "calendar", before: "decide" },
  { step: "allocation", level: "county", days: 10, counted: "calendar", before: "none" },
  { step: "before-start", level: "village", days: 10, counted: "calendar", before: "start" },
  { step: "before-start", level: "county", days: 10, counted: "calendar", before: "start" },
  { step: "completion", level: "village", days: 10, counted: "calendar", before: "settlement" },
  { step: "settlement", level: "county", days: 10, counted: "calendar", before: "none" },
  { step: "distribution", level: "village", days: 10, counted: "calendar", before: "distribute" },
  { step: "disposal", level: "village", days: 10, counted: "calendar", before: "dispose" },
];
