import type { Gate } from "./gate.ts";
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
