import { gateLabel } from "../labels.ts";
import type { AnswerRefusal, ObjectionChannel, ObjectionResult } from "./objection.ts";
import type { PostingRefusal } from "./posting.ts";
import type { DisclosureBefore, DisclosureLevel, DisclosureStep, DisclosureState, PostingState } from "./disclosure.ts";

export const disclosureStepLabel: Record<DisclosureStep, string> = {
  declaration: "申报",
  review: "审核",
  decision: "审定入库",
  allocation: "资金分配",
  "before-start": "开工前",
  completion: "竣工",
  settlement: "结算",
  distribution: "收益分配",
  disposal: "资产处置",
};

export const disclosureLevelLabel: Record<DisclosureLevel, string> = {
  village: "村级",
  township: "乡镇级",
  county: "县级",
};

/** 村级申报公示、乡镇级审核公示. */
export const postingName = ({ step, level }: { readonly step: DisclosureStep; readonly level: DisclosureLevel }) =>
  `${disclosureLevelLabel[level]}${disclosureStepLabel[step]}公示`;

export const disclosureBeforeLabel: Record<DisclosureBefore, string> = {
  review: "镇级审核",
  argue: "论证",
  decide: "审定入库",
  ...gateLabel,
  distribute: "发放收益",
  dispose: "处置资产",
  none: "不限制下一步",
};

/** 公示标题里的事项. */
export const disclosureMatter: Record<DisclosureStep, string> = {
  declaration: "申报情况",
  review: "乡镇审核结果",
  decision: "拟入库",
  allocation: "资金分配",
  "before-start": "实施计划",
  completion: "竣工情况",
  settlement: "结算情况",
  distribution: "收益分配方案",
  disposal: "资产处置",
};

export const postingStateLabel: Record<PostingState, string> = {
  missing: "未公示",
  running: "公示中",
  over: "已期满",
  changed: "公示内容已变动",
};

/** How a list is narrowed. */
export const disclosureStateLabel: Record<DisclosureState, string> = {
  running: "公示中",
  ending: "两天内期满",
  over: "已期满",
  withdrawn: "已撤下",
};

export const objectionChannelLabel: Record<ObjectionChannel, string> = {
  page: "公示页",
  phone: "来电",
  visit: "来访",
  letter: "来信",
};

export const objectionResultLabel: Record<ObjectionResult, string> = {
  upheld: "成立",
  partly: "部分成立",
  "not-upheld": "不成立",
};

export const postingRefusalLabel: Record<PostingRefusal, string> = {
  "posting-not-asked": "本县规则没有这一项公示，请先在规则设置中增加",
  "posting-too-early": "项目还没有办到这一步，办到以后再公示",
  "posting-other-level": "村级公示由乡镇或者驻村工作队登记，乡镇级由乡镇登记，县级由县级登记",
  "posting-other-place": "所选的村或者乡镇不在本单位管辖范围内，由所在乡镇登记",
  "from-in-future": "张贴日期不能晚于今天，张贴以后再登记",
  "from-too-long-ago": "张贴日期过早，超过了可以补记的天数；公示内容以登记时的项目内容为准，请重新张贴后登记",
  "from-before-step": "张贴日期早于项目办到这一步的日期，请核对",
  "until-too-early": "公示期不足规定天数，张贴当日不计算在内，请推后期满日期",
  "until-too-late": "公示期不能超过一年，请核对期满日期",
};

export const answerRefusalLabel: Record<AnswerRefusal, string> = {
  "answer-other-place": "这份公示张贴在其他乡镇，异议由所在乡镇、县级或者主管部门答复",
  "answer-other-level": "县级公示的异议由县级或者主管部门答复",
  "answer-other-department": "只有本项目的主管部门可以答复异议",
  "answered-by-poster": "这份公示是您登记的，异议应由其他人员答复",
  "answered-by-declarer": "这个项目是您申报的，异议应由其他人员答复",
};
