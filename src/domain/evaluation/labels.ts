import type { EvaluationRefusal, EvaluationStatus, EvaluationWait } from "./evaluation.ts";
import type { EntryKind } from "./facts.ts";
import type { SubjectKind } from "./measures.ts";
import type { Cadence, ItemType, Scheme } from "./scheme.ts";
import type { ScoredItem } from "./score.ts";
import type { WriteRefusal } from "./writing.ts";

export const subjectLabel: Record<SubjectKind, string> = {
  "village-case": "整顿村",
  team: "驻村工作队",
  township: "乡镇（街道）",
};
export const cadenceLabel: Record<Cadence, string> = {
  weekly: "周",
  monthly: "月",
  quarterly: "季度",
  "half-year": "半年",
};
export const statusLabel: Record<EvaluationStatus, string> = {
  scoring: "评分中",
  publicity: "公示中",
  frozen: "已定格",
  cancelled: "已取消",
};
export const waitLabel: Record<EvaluationWait, string> = {
  score: "还有项目待评分",
  publish: "本期已满、评分已录齐，待公示",
  answer: "有申诉待答复",
  freeze: "公示期满，待定格",
  "other-freeze": "公示期满，应由没有参与的人员定格",
  appeal: "正在公示，可以申诉",
};
export const itemTypeLabel: Record<ItemType, string> = {
  ratio: "比率（取数相除）",
  count: "计数（每项计分，有上限）",
  grade: "评定（分档次）",
  score: "评分",
  survey: "满意度测评",
  "key-nodes": "关键节点（达到的占比）",
};
export const scaleLabel: Record<Scheme["scale"], string> = { "100": "百分制", "1000": "千分制" };
export const roundingLabel: Record<Scheme["rounding"], string> = { "half-up": "四舍五入", floor: "舍去尾数" };
export const tieLabel: Record<Scheme["tie"], string> = {
  "common-first": "依次比较共性得分、差异化得分、扣分（少者在前），仍相同的并列",
  "differentiated-first": "依次比较差异化得分、共性得分、扣分（少者在前），仍相同的并列",
};
export const notApplicableLabel: Record<Scheme["notApplicable"], string> = {
  redistribute: "不计分，分值按比例分给同一部分的其他项目",
  judge: "由督查人员评分并写明理由",
};
export const targetByLabel = { score: "督查人员评分", completion: "按完成数除以计划数" } as const;
export const entryKindLabel: Record<EntryKind, string> = {
  plus: "加分",
  minus: "扣分",
  "key-node": "关键节点",
  veto: "否决情形",
};
export const sourceLabel: Record<ScoredItem["source"], string> = {
  system: "系统取数",
  inspector: "督查评分",
  survey: "满意度测评",
  entries: "日常记载",
};
export const partLabel: Record<ScoredItem["part"], string> = {
  common: "共性指标",
  differentiated: "差异化目标",
  plus: "加分",
  minus: "扣分",
};
export const stateLabel: Record<ScoredItem["state"], string> = {
  scored: "已评",
  pending: "未评",
  "not-applicable": "不适用",
};
export const appealLabel = { open: "待答复", upheld: "申诉成立", rejected: "维持原评分" } as const;

export const evaluationRefusalLabel: Record<EvaluationRefusal, string> = {
  "wrong-status": "本次考核目前所处环节不能这样办",
  "period-not-over": "本期尚未结束，到期后再公示",
  "items-pending": "还有项目没有评分，评完后再办理",
  "no-subjects": "本次考核没有考核对象",
  "publicity-not-over": "公示期未满，期满次日起可以定格",
  "appeals-open": "还有申诉没有答复，答复后再定格",
  "frozen-by-scorer": "您参与了本次评分，定格应由没有参与评分的人员办理",
  "frozen-by-publisher": "公示是您发起的，定格应由其他人员办理",
  "publicity-over": "公示期已满，不再受理申诉",
  "not-public": "考核结果尚未公示，公示后方可申诉",
  "already-frozen": "考核结果已经定格，不能再改，也不再受理申诉",
  "appeal-not-upheld": "公示后只有申诉成立的对象可以更正，该对象没有成立的申诉",
  "subject-merged": "该对象已并入其他考核对象，不再单独评分",
  "appeal-answered": "该申诉已经答复",
  "appeal-open-already": "该项目已有一件申诉等待答复",
};

export const writeRefusalLabel: Record<WriteRefusal, string> = {
  "unknown-item": "考核方案中没有该项目",
  "wrong-kind": "填写的内容与该项目的评分方式不符",
  "system-derived": "该项目由系统取数或者依据日常记载计算，不能填报",
  "above-maximum": "超过该项满分或者上限",
  malformed: "应为不小于 0 的数，得分至多两位小数",
  "unknown-level": "没有该档次",
  "votes-exceed-asked": "满意、基本满意、不满意之和不能多于发放数",
  "day-outside-period": "日期不在本期之内",
  "day-in-future": "日期不能晚于今天",
  "points-missing": "应填写加（扣）多少分",
  "targets-sum": "差异化目标满分合计应等于分制（百分制 100 分、千分制 1000 分）",
  "target-twice": "差异化目标名称不能相同",
};
