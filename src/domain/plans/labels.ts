import { type AdjustRefusal, longestAdjusted, mostSteps } from "./adjust.ts";
import type { WindowKind } from "./closed-window.ts";
import type { MajorCategory, MajorItemAction, MajorItemStatus, MajorRefusal, MajorWarning } from "./major-item.ts";
import type { PlanKind, PlanRefusal, PlanStatus, PlanTime } from "./plan.ts";
import type { ScheduleAction, ScheduleRefusal, ScheduleStatus } from "./schedule.ts";
import type { ItemState, TaskRefusal } from "./task.ts";
import type { Basis } from "./template.ts";

export const planKindLabel: Record<PlanKind, string> = {
  "three-year": "三年规划",
  annual: "年度计划",
  monthly: "月度任务清单",
};

export const planStatusLabel: Record<PlanStatus, string> = {
  draft: "拟定中",
  submitted: "待乡镇审核",
  approved: "已批准",
  returned: "已退回",
};

/** 2026—2028年三年规划、2026年度计划、2026年11月任务清单. */
export function planName({ kind, year, month }: PlanTime): string {
  if (kind === "three-year") return `${year}—${year + 2}年三年规划`;
  return kind === "annual" ? `${year}年度计划` : `${year}年${month}月任务清单`;
}

/** A month's list has no aims of its own. */
export function aimsText({ kind, aims }: Pick<PlanTime, "kind"> & { readonly aims: string }): string {
  if (aims !== "") return aims;
  return kind === "monthly" ? "按任务清单逐项办理" : "尚未填写总体目标";
}

export const planRefusalLabel: Record<PlanRefusal, string> = {
  "wrong-status": "该计划当前所处环节不能进行此操作",
  "team-dissolved": "该工作队已撤销，计划只供查阅",
  "village-closed": "该村已合并或者撤销，请由县级调整工作队后再办理",
  "no-aims": "请填写计划的总体目标",
  "no-task": "请至少列出一项任务",
  "own-submission": "本人上报的计划应由其他人审核",
  "no-reason": "请填写退回理由",
  "month-missing": "月度任务清单应写明月份，其他计划不写",
  "outside-term": "计划期不在该工作队派驻期内",
  "not-approved": "计划批准后才能登记",
  "date-in-future": "日期不能晚于今天",
  "date-before-approval": "日期不能早于批准日期",
  "not-editable": "计划已上报或者已批准，不能修改；确需修改的，请乡镇退回",
};

export const taskRefusalLabel: Record<TaskRefusal, string> = {
  "not-editable": "计划已上报或者已批准，任务不能增减；确需修改的，请乡镇退回",
  "due-after-plan": "任务时限不能晚于计划期末",
  "due-before-plan": "任务时限不能早于计划期初",
  "done-in-future": "完成日期不能晚于今天",
  "done-before-term": "完成日期不能早于工作队进驻日期",
  "not-approved": "计划批准后才能登记完成情况",
  carried: "该任务已结转到后面的月份，请在结转后的清单中办理",
  removed: "该任务已移除",
  "goes-on": "该任务已列入后面月份的清单，请先在后面的清单中移除",
  "source-ended": "原任务已经完成、移除，或者已结转到别的清单，不能恢复",
  "parts-open": "上级任务还有未完成的分解任务，不能同时登记完成",
  "too-many": "一份计划最多列 300 项任务",
};

export const itemStateLabel: Record<ItemState, string> = {
  late: "逾期",
  due: "临近",
  done: "已完成",
  open: "未到期",
};

export const majorStatusLabel: Record<MajorItemStatus, string> = {
  planning: "谋划中",
  "under-way": "实施中",
  landed: "已落地",
  dropped: "已取消",
};

export const majorActionLabel: Record<MajorItemAction, string> = {
  begin: "开始实施",
  land: "落地",
  "step-back": "退回上一步",
  drop: "取消",
};

export const majorCategoryLabel: Record<MajorCategory, string> = {
  organisation: "建强组织、阵地建设",
  industry: "发展产业、集体增收",
  infrastructure: "基础设施",
  livelihood: "民生实事",
  governance: "矛盾化解、乡村治理",
  talent: "带头人和人才培养",
  funds: "争取资金、项目",
  other: "其他",
  lecture: "讲课、宣讲、慰问",
  "own-business": "宣传、办理本单位业务",
};

export const majorWarningLabel: Record<MajorWarning, string> = {
  "lecture-or-publicity": "重大事项应有助于本村转化，讲课、慰问和宣传本单位业务一般不列入，请再斟酌",
  "no-problem": "还没有对应问题清单中的问题",
  "no-landing-date": "还没有填写落地时间",
};

export const majorRefusalLabel: Record<MajorRefusal, string> = {
  "wrong-status": "该事项当前的进展不能进行此操作",
  "no-reason": "请填写取消的理由",
  "too-many-items": "事项多于规定项数，请取消多余的事项后再上报",
  "too-few-items": "事项少于规定项数，请补齐后再上报",
  "lands-outside-term": "落地时间应在工作队派驻期内",
  "landing-date-missing": "请填写落地时间",
  "landed-in-future": "落地日期不能晚于今天",
  "landed-before-term": "落地日期不能早于工作队进驻日期",
  "already-filed": "本年度事项已经上报",
  ended: "该事项已落地或者已取消，不能修改",
};

export const scheduleStatusLabel: Record<ScheduleStatus, string> = {
  draft: "拟定中",
  submitted: "待乡镇审核",
  returned: "已退回",
  approved: "已批准",
  dropped: "已作废",
};

export const scheduleActionLabel: Record<ScheduleAction, string> = {
  submit: "报乡镇审核",
  approve: "批准",
  return: "退回重排",
  withdraw: "撤回",
  drop: "作废",
};

export const scheduleRefusalLabel: Record<ScheduleRefusal, string> = {
  "wrong-status": "该倒排工期当前所处环节不能进行此操作",
  "own-submission": "本人上报的倒排工期应由其他人审核",
  "no-reason": "请填写理由",
  "too-late": "按工期已经来不及，确需批准的，请确认已知晓",
  "not-editable": "倒排工期已上报或者已批准，不能修改；确需修改的，请乡镇退回",
  "not-approved": "倒排工期批准后才能登记进展",
  "deadline-past": "完成时限应在今天以后",
  "deadline-after-term": "完成时限不能晚于工作队派驻期满之日",
  "several-links": "一份倒排工期只能对应一个重大事项、目标或者任务",
  "step-in-future": "开工、完工日期不能晚于今天",
  "step-out-of-order": "前道工序尚未完工，或者完工晚于这一道开工",
  "step-ends-before-beginning": "完工日期不能早于开工日期",
  "step-before-term": "开工、完工日期不能早于工作队进驻日期",
  "step-reopened": "后面的工序已经开工，不能撤销这一道的完工",
  "step-after-follower": "后面的工序已经开工，这一道的完工日期不能晚于后面工序的开工日期",
};

export const adjustRefusalLabel: Record<AdjustRefusal, string> = {
  "step-name": "请填写工序名称",
  "step-length": `工期应填 1 至 ${longestAdjusted} 的整数`,
  "step-unknown": "没有这道工序，请刷新后再试",
  "step-last": "至少保留一道工序",
  "step-begun": "这道工序已经开工，不能删除",
  "steps-full": `一份倒排工期最多 ${mostSteps} 道工序`,
  "order-parallel": "这两道工序还连着其他工序，不能直接调换先后",
  "order-begun": "已经开工的工序不能排到还没有完工的工序之后",
  "not-adjusted": "工序与模板一致，不需要恢复",
  "restore-begun": "已有工序开工，不能恢复模板工期",
};

export const basisLabel: Record<Basis, string> = { working: "工作日", calendar: "自然日" };

export const windowKindLabel: Record<WindowKind, string> = {
  yearly: "每年固定日期",
  dated: "指定日期",
  "spring-festival": "春节前后",
};
