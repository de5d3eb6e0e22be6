import type { OpinionConclusion } from "./argument.ts";
import type { BankRefusal } from "./bank-act.ts";
import type { Gate } from "./gate.ts";
import type { PermitKind, PermitState } from "./permit.ts";
import type { ProjectPhase } from "./phase.ts";
import type { AssetClass, BankAction, ProjectKind, ProjectStatus, Standing, StandingAction } from "./project.ts";

export const projectKindLabel: Record<ProjectKind, string> = {
  industry: "产业发展",
  infrastructure: "基础设施",
  "public-service": "公共服务",
  "party-premises": "基层阵地",
  other: "其他",
};

export const assetClassLabel: Record<AssetClass, string> = {
  operating: "经营性",
  public: "公益性",
  household: "到户类",
};

export const projectStatusLabel: Record<ProjectStatus, string> = {
  draft: "起草",
  declared: "已申报",
  reviewed: "镇级已审核",
  argued: "论证通过",
  banked: "已入库",
  rejected: "未予入库",
  withdrawn: "已撤回",
  approved: "已立项",
  designed: "已设计",
  budgeted: "已评审",
  tendered: "已招标",
  contracted: "已签合同",
  started: "在建",
  completed: "已完工",
  "pre-accepted": "已初验",
  accepted: "已终验",
  settled: "已结算",
  transferred: "已移交",
  titled: "已确权",
  "in-upkeep": "管护中",
  yielding: "已见收益",
};

export const standingLabel: Record<Standing, string> = {
  normal: "正常",
  changing: "变更待批",
  paused: "暂停",
  terminated: "已终止",
  recalled: "资金已收回",
};

export const gateLabel: Record<Gate, string> = {
  approval: "立项批复",
  design: "规划设计",
  "budget-review": "财政评审",
  tender: "招投标",
  contract: "签订合同",
  start: "开工",
  completion: "完工",
  "preliminary-acceptance": "初步验收",
  "final-acceptance": "竣工验收",
  settlement: "结算审计",
  transfer: "移交",
  title: "确权登记",
  upkeep: "落实管护",
  income: "收益分配",
};

export const bankActionLabel: Record<BankAction, string> = {
  declare: "申报",
  review: "镇级审核通过",
  return: "退回修改",
  withdraw: "撤回",
  argue: "论证通过",
  decide: "审定入库",
  reject: "不予入库",
};

export const standingActionLabel: Record<StandingAction, string> = {
  "ask-change": "申请变更",
  "decide-change": "批复变更",
  pause: "暂停",
  resume: "恢复",
  terminate: "终止",
  recall: "收回资金",
};

export const opinionConclusionLabel: Record<OpinionConclusion, string> = {
  pass: "通过",
  "pass-with-changes": "修改后通过",
  return: "退回修改",
};

export const permitKindLabel: Record<PermitKind, string> = {
  land: "用地",
  environment: "环评",
  planning: "规划",
};

export const permitStateLabel: Record<PermitState, string> = {
  "not-needed": "不需要",
  pending: "办理中",
  done: "已办理",
};

export const declaredFromLabel = { team: "驻村工作队", township: "乡镇（街道）", county: "县级" } as const;

export const projectPhaseLabel: Record<ProjectPhase, string> = {
  bank: "项目库",
  argued: "已过论证",
  works: "实施中",
  completed: "已完工",
  upkeep: "管护收益",
  ended: "已结束",
};

export const bankRefusalLabel: Record<BankRefusal, string> = {
  "not-this-state": "项目已不在这一步，请刷新后再办",
  "not-normal": "项目处于变更、暂停或者终止状态，不能办理",
  "not-its-declarer": "项目由申报的单位修改、申报、撤回，您的岗位不能办理",
  "not-its-township": "项目由牵头乡镇（街道）审核，您的岗位不能办理",
  "not-its-county": "这一步由县级办理，您的岗位不能办理",
  "declarer-reviews": "您参加了该项目的起草或者申报，应由本单位另一名经办人审核",
  "handed-in-already": "项目已经申报过，不能删除，可以撤回",
  "not-handed-in": "项目没有申报过，不需要撤回，可以删除",
  "hearing-open": "论证正在进行，请先作出论证结论",
  "no-hearing": "还没有组织论证",
  "unit-unknown": "您的岗位没有对应的单位，不能填写部门意见",
  "opined-already": "本单位已经填写过意见",
};
