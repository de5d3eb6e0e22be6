import type { AssessmentAction, AssessmentRefusal, AssessmentStatus } from "./assessment.ts";
import type { DecidedVillage, DecisionRefusal, Level } from "./decision.ts";
import type { Deviation } from "./deviation.ts";
import type { GapPlaces } from "./gap.ts";
import type { Indicator, Origin } from "./manifestation.ts";
import type { OpinionBody, OpinionKind, OpinionRefusal, Proposal, WrittenKind } from "./opinion.ts";
import type { ListedBecause, Rounding, ShortlistSetting } from "./quota.ts";
import type { RoundAction, RoundRefusal, RoundStatus } from "./round.ts";
import type { Stability } from "./stability.ts";

export const roundStatusLabel: Record<RoundStatus, string> = {
  draft: "拟定中",
  assessing: "摸排评估中",
  ranked: "已排序",
  shortlisted: "已列初步名单",
  reviewing: "联审中",
  verified: "已实地核实",
  decided: "已审定",
};

export const roundActionLabel: Record<RoundAction, string> = {
  open: "启动摸排",
  rank: "倒排排序",
  shortlist: "生成初步名单",
  review: "提交联审",
  verify: "完成实地核实",
  decide: "审定",
  withdraw: "退回上一步",
};

export const roundRefusalLabel: Record<RoundRefusal, string> = {
  "wrong-status": "本轮摸排当前所处环节不能进行此操作",
  "no-indicator": "至少设置一项评估指标",
  "indicator-twice": "指标代码有重复，请修改",
  "indicator-span": "指标的最小值、最大值应为整数，最小值应小于最大值，相差不超过一千亿",
  "weights-not-whole": "各项指标权重均应大于零，合计应为 100%",
  "ratio-out-of-range": "倒排比例应大于 0%，不超过 100%",
  "cycle-too-short": "整顿周期不少于 1 个月",
  "deadline-malformed": "请填写正确的评估截止日期",
  "deadline-past": "评估截止日期不能早于今天",
  "no-manifestation": "请选定软弱涣散表现清单",
  "direct-hit-unknown": "应整尽整情形不在所选清单之内，请修改",
  "no-village": "本县尚未登记行政村和社区",
  "villages-not-assessed": "还有村未完成评估；请督促乡镇补报，或者由县级逐村标明缺报",
  "shortlist-empty": "初步名单为空，不能提交联审",
  "villages-not-visited": "还有村未完成实地核实",
  "decision-incomplete": "审定内容不完整，请按提示补齐",
};

export const assessmentStatusLabel: Record<AssessmentStatus, string> = {
  waiting: "未填报",
  draft: "填报中",
  submitted: "已上报",
  returned: "已退回",
  missing: "缺报",
};

export const assessmentActionLabel: Record<AssessmentAction, string> = {
  save: "保存",
  submit: "上报",
  return: "退回补正",
  "mark-missing": "标明缺报",
};

export const assessmentRefusalLabel: Record<AssessmentRefusal, string> = {
  "wrong-status": "该村评估表当前所处环节不能进行此操作",
  "round-not-assessing": "本轮摸排不在评估环节",
  "value-not-whole": "各项数值应填写整数",
  "indicator-unknown": "有数值不属于本轮指标，请核对",
  "manifestation-unknown": "所选表现不在本轮清单之内，请核对",
  "nothing-filled": "各项数值均未填写，不能上报",
  "return-without-reason": "退回应写明理由，不少于 5 个字",
};

export const originLabel: Record<Origin, string> = { official: "正式文件", typical: "典型样式（非正式文件）" };

export const directionLabel: Record<Indicator["direction"], string> = {
  "higher-worse": "数值越高越薄弱",
  "lower-worse": "数值越低越薄弱",
};

export const roundingLabel: Record<Rounding, string> = {
  floor: "舍去小数",
  round: "四舍五入",
  ceil: "进一取整（不低于比例）",
};

export const tieLabel: Record<ShortlistSetting["tie"], string> = {
  include: "并列的一并列入",
  order: "并列的按写明的次序截止",
};

export const directHitsLabel: Record<ShortlistSetting["directHits"], string> = {
  within: "计入比例名额",
  beyond: "在比例之外另计",
};

export const listedBecauseLabel: Record<ListedBecause, string> = {
  "direct-hit": "应整尽整",
  quota: "按比例倒排列入",
  tie: "与末位并列列入",
  added: "县级增列",
};

export const opinionBodyLabel: Record<OpinionBody, string> = {
  discipline: "纪检监察机关",
  "politics-law": "政法委",
  petition: "信访部门",
  "united-front": "统战部门",
  "public-security": "公安机关",
  other: "其他部门",
};

export const writtenKindLabel: Record<WrittenKind, string> = { keep: "同意列入", add: "建议增列", remove: "建议剔除" };
export const opinionKindLabel: Record<OpinionKind, string> = { ...writtenKindLabel, withdrawn: "撤回意见" };

export const opinionRefusalLabel: Record<OpinionRefusal, string> = {
  "reason-too-short": "建议增列或者剔除的，请写明理由，不少于 5 个字",
  "already-listed": "该村已在初步名单之内，不必增列",
  "not-listed": "该村不在初步名单之内，只能建议增列",
  "written-before": "选中的村中，有的贵单位已经提过意见；请刷新后重新选择，要改的逐村改提",
  "nothing-to-withdraw": "选中的村中，有的贵单位没有可以撤回的意见；请刷新后重新选择",
};

export const proposalOriginLabel: Record<Proposal["origin"], string> = { shortlist: "初步名单", opinion: "联审增列" };

export const levelLabel: Record<Level, string> = { county: "县级管理", township: "镇级管理" };

export const outcomeLabel: Record<DecidedVillage["outcome"], string> = { confirmed: "列入", rejected: "不列入" };

export const decisionRefusalLabel: Record<DecisionRefusal, string> = {
  "number-malformed": "文号应写成“青组发〔2026〕12号”的样式，年份用六角括号，序号不加“第”、不编虚位",
  "date-malformed": "请填写正确的审定日期",
  "date-in-future": "审定日期不能晚于今天",
  "date-before-round": "审定日期不能早于本轮摸排启动日期",
  "village-undecided": "还有村未明确是否列入",
  "village-twice": "同一个村出现了两次",
  "level-missing": "列入的村应逐村明确县级管理或者镇级管理",
  "rejection-without-reason": "不列入的村应写明理由，不少于 5 个字",
  "entry-without-reason": "动态纳入的村应写明理由，不少于 5 个字",
  "already-decided": "本轮已经审定；需要更正的，请作出更正决定",
  "corrects-unknown": "更正决定应针对现行有效的审定",
  "correction-without-reason": "更正决定应写明理由，不少于 5 个字",
  "number-repeated": "更正决定应使用新的文号",
};

const hundredths = (number: number) => (number / 100).toFixed(2);

/** 只作提示：the sentence names what was seen and asks for a talk; it blames nobody. */
export function deviationSentence(township: string, found: Deviation): string {
  const side = found.direction === "higher" ? "高于" : "低于";
  return (
    `${township}已评估各村平均 ${hundredths(found.mean)} 分，${side}其余 ${found.others} 个乡镇的中位数 ${hundredths(found.othersMedian)} 分` +
    `（偏离值 ${hundredths(found.score)}，提示线 ${hundredths(found.threshold)}）。请核对评估尺度是否一致；此项只作提示，不作处理依据。`
  );
}

/** Parts of the ranking one may ask for. */
export const rankingPartLabel = { "near-line": "临近入围线", missing: "有缺项", "direct-hit": "应整尽整" } as const;

interface Certainty {
  readonly gap: Pick<GapPlaces, "first" | "last"> | null;
  readonly stability: Pick<Stability, "runs" | "listedRuns"> | null;
}

/**
 * How sure a place is, in a cell. Moving the weights says nothing of figures that were never handed in, so a village with
 * gaps shows its interval and no count of runs: “1000 次中 0 次列入” would look certain.
 */
export function certaintyText({ gap, stability }: Certainty): string {
  if (gap) return `缺项，看区间：${placesText(gap)}`;
  if (stability) return `${stability.runs} 次中 ${stability.listedRuns} 次列入`;
  return "待测算";
}

const placesText = ({ first, last }: Pick<GapPlaces, "first" | "last">) =>
  first === last ? `第 ${first} 位` : `第 ${first}—${last} 位`;

export function gapSentence(gap: Pick<GapPlaces, "first" | "last">, { low, high }: { low: number; high: number }) {
  return (
    `有缺项：缺的数值都取最差时 ${hundredths(high)} 分、排第 ${gap.first} 位，都取最好时 ${hundredths(low)} 分、排第 ${gap.last} 位` +
    `（其他村按现有得分）。权重变动的测算不含缺项，入围是否稳定要看这个区间。`
  );
}

export function stabilitySentence({ runs, listedRuns, firstPosition, lastPosition }: Stability): string {
  const span =
    firstPosition === lastPosition
      ? `始终排在第 ${firstPosition} 位`
      : `位次在第 ${firstPosition} 至第 ${lastPosition} 位之间`;
  return `权重变动 ${runs} 次，其中 ${listedRuns} 次列入名单，${span}。`;
}
