import type { AcceptanceRefusal, Judgement, SchemeRefusal } from "./acceptance.ts";
import type { CaseWait } from "./case.ts";
import type { CheckRefusal, CloseRefusal, ConsolidationRuleRefusal } from "./consolidation.ts";
import { caseRefusalLabel, itemRefusalLabel } from "./labels.ts";
import type { LookBackRefusal } from "./look-back.ts";
import type { StepRefusal } from "./step.ts";

export const stepRefusalLabel: Record<StepRefusal, string> = {
  ...caseRefusalLabel,
  "file-withdrawn": itemRefusalLabel["file-withdrawn"],
  "file-merged": itemRefusalLabel["file-merged"],
  "withdrawn-by-another": "自评由提交的人撤回；确需退回的，请由镇级核验人员退回",
  "checked-by-assessor": "自评是您提交的，镇级核验应由本镇其他人员办理",
  "accepted-by-assessor": "该村的自评是您提交的，县级验收应由其他人员办理",
  "accepted-by-checker": "该村的镇级核验是您办理的，县级验收应由其他人员办理",
  "accepted-by-former-hand": "您提交过该村的自评，或者办理过该村的镇级核验，县级验收应由其他人员办理",
  "accepted-by-worker": "您办结过该村清单中的事项，谁整改谁不验收，请由其他人员办理",
  "accepted-by-responsible": "您所在单位是该村目标事项的责任单位，县级验收应由其他单位人员办理",
  "accepted-by-team": "整顿期间您在该村工作队任岗，县级验收应由其他人员办理",
  "accepted-by-township": "整顿期间您在该村所在乡镇（街道）任岗，县级验收应由其他人员办理",
  "delisted-in-future": "销号日期不能晚于今天",
  "delisted-before-acceptance": "销号日期不能早于验收日期",
};

export const acceptanceRefusalLabel: Record<AcceptanceRefusal, string> = {
  "score-missing": "验收方案中的每一项都应评分",
  "score-malformed": "得分应为不小于 0、至多两位小数的数",
  "score-above-maximum": "得分不能超过该项满分",
  "present-exceeds-invited": "实到人数不能多于应到人数",
  "votes-exceed-present": "满意、一般、不满意票数之和不能多于实到人数",
  "no-votes": "民主测评没有有效票，请核对票数",
  "held-in-future": "验收日期不能晚于今天",
  "held-before-check": "验收日期不能早于镇级核验日期",
  "new-deadline-missing": "验收不合格的，请重新确定整顿完成时限",
  "new-deadline-not-after-today": "新的整顿完成时限应晚于今天",
};

export const schemeRefusalLabel: Record<SchemeRefusal, string> = {
  "not-hundred": "各项满分合计应为 100 分",
  "pass-above-full": "合格线不能超过 100 分",
};

export const consolidationRuleLabel: Record<ConsolidationRuleRefusal, string> = {
  "not-ascending": "检查月份应从小到大、不重复",
  "check-after-end": "检查月份不能超过巩固期月数",
};

export const checkRefusalLabel: Record<CheckRefusal, string> = {
  ...stepRefusalLabel,
  "wrong-status": "该村不在巩固期内，不能登记巩固期检查",
  "check-in-future": "检查日期不能晚于今天",
  "check-too-early": "检查日期过早，最早为应查日期之前三十天，且不早于上一次检查的应查日期",
  "corrected-by-township": "这次检查由县级专班登记，请由县级专班更正",
};

export const closeRefusalLabel: Record<CloseRefusal, string> = {
  ...stepRefusalLabel,
  "wrong-status": "该村不在巩固期内，不能办结",
  "check-not-done": "巩固期检查还没有全部完成，不能办结",
  "consolidation-running": "巩固期未满，不能办结",
  "last-check-unsound": "最后一次检查发现有松动，请先回头看，确认没有反弹再办结",
};

export const lookBackRefusalLabel: Record<LookBackRefusal, string> = {
  ...stepRefusalLabel,
  "wrong-status": "该村尚未销号，或者已经认定反弹，不能登记回头看",
  "look-back-in-future": "回头看日期不能晚于今天",
  "look-back-before-delisting": "回头看日期不能早于销号日期",
  "relapse-deadline-missing": "认定反弹的，请确定新的整顿完成时限",
  "relapse-deadline-not-after-today": "新的整顿完成时限应晚于今天",
};

export const caseWaitLabel: Record<CaseWait, string> = {
  check: "待镇级核验",
  accept: "待县级验收",
  delist: "待销号",
  follow: "巩固期检查已到期",
  close: "巩固期满，可办结",
};

/** 一票否决: why an acceptance failed whatever its points. */
export const vetoLabel: Record<Judgement["veto"], string> = {
  "": "",
  dissatisfied: "民主测评不满意票超过规定比例",
};

export const outcomeLabel: Record<Judgement["outcome"], string> = { passed: "合格", failed: "不合格" };

/** Hundredths as an official writes points: 85, 85.5, 85.25. */
export const pointsText = (hundredths: number) => String(hundredths / 100);
