import type {
  AssetAction,
  AssetRefusal,
  AssetStatus,
  CareCondition,
  DisposalRefusal,
  DisposalWay,
  OwnerKind,
  UseRefusal,
} from "./asset.ts";
import type { DistributionAction, DistributionStatus, DistributionUse } from "./distribution.ts";
import type { MeetingFault } from "./four-meetings.ts";
import type { IncomeKind, IncomeRefusal } from "./income.ts";
import type { EndRefusal, LeaseRefusal, RentPeriod } from "./lease.ts";

export const ownerKindLabel: Record<OwnerKind, string> = {
  state: "国有",
  township: "乡镇（街道）所有",
  village: "村集体所有",
  household: "农户所有",
};

export const assetStatusLabel: Record<AssetStatus, string> = {
  "in-use": "在用",
  idle: "闲置",
  inefficient: "低效",
  damaged: "损毁",
  disposing: "处置待批",
  disposed: "已处置",
};

export const assetActionLabel: Record<AssetAction, string> = {
  use: "恢复使用",
  idle: "记为闲置",
  slacken: "记为低效",
  damage: "记为损毁",
  "ask-disposal": "申请处置",
  dispose: "同意处置",
};

export const assetRefusalLabel: Record<AssetRefusal, string> = {
  "owner-missing": "请写明资产归谁所有",
  "household-owner": "到户类资产归农户所有，其他资产不能写农户所有",
  "households-missing": "到户类资产请写明到了多少户",
  "caretaker-missing": "公益性资产要落实到人，请写明管护人姓名",
  "certificate-day-missing": "请填写发证日期",
  "certificate-missing": "填了发证日期，请同时填写证书编号",
};

export const useRefusalLabel: Record<UseRefusal, string> = {
  disposed: "该资产已经处置",
  disposing: "该资产正在申请处置，有了答复再办理",
  "same-status": "该资产已经是这个状况，不用再登记",
  "not-open": "该资产现在的状况不能直接改为所选的状况",
  "in-the-future": "日期不能晚于今天",
  "before-the-last": "日期不能早于上一次变更使用状况的日期",
};

export const disposalRefusalLabel: Record<DisposalRefusal, string> = {
  disposed: "该资产已经处置",
  disposing: "该资产已经申请处置，有了答复再办理",
  "lease-running": "该资产还有租约没有到期，请先终止租约",
  "own-request": "处置应由申请人以外的人审批",
  "proceeds-of-household": "到户类资产的处置所得归农户，这里请填零",
};

export const incomeKindLabel: Record<IncomeKind, string> = {
  rent: "租金",
  dividend: "分红",
  sale: "销售收入",
  service: "服务收入",
  disposal: "处置所得",
  other: "其他",
};

export const incomeRefusalLabel: Record<IncomeRefusal, string> = {
  "not-positive": "金额应大于零；记错的请用“冲回”更正",
  "household-asset": "到户类资产的收益归农户，不列为村的收益",
  disposed: "该资产已经处置，只能登记欠租和处置所得",
  "rent-without-period": "租金请在租约中对应的那一期登记",
  "in-the-future": "到账日期不能晚于今天",
  "year-too-late": "所属年度至多比到账日期晚一年",
  "other-without-words": "收益类别选“其他”的，请写明是什么收益",
};

export const endRefusalLabel: Record<EndRefusal, string> = {
  "ended-already": "该租约已经终止",
  "end-outside": "终止日期应在租期之内，早于租期的最后一天",
  "later-rent-received": "终止日以后的租金已经收了，请先冲回再终止",
  "more-received-than-owed": "当期已收的租金多于按天折算的租金，请先冲回多收的部分再终止",
};

export const disposalWayLabel: Record<DisposalWay, string> = {
  scrap: "报废",
  transfer: "划转",
  sale: "出售",
  demolition: "拆除",
};

export const careConditionLabel: Record<CareCondition, string> = {
  good: "完好",
  "needs-repair": "需要维修",
  damaged: "损毁",
};

export const rentPeriodLabel: Record<RentPeriod, string> = {
  month: "按月",
  quarter: "按季度",
  "half-year": "按半年",
  year: "按年",
  once: "一次付清",
};

export const leaseRefusalLabel: Record<LeaseRefusal, string> = {
  "ends-before-it-begins": "租期的最后一天不能早于第一天",
  "longer-than-twenty-years": "租期不能超过二十年",
  "rent-not-positive": "租金应大于零",
};

export const distributionStatusLabel: Record<DistributionStatus, string> = {
  draft: "起草",
  decided: "“四议”通过",
  posted: "公示中",
  filed: "已备案",
  "paid-out": "已兑现",
  dropped: "已作废",
};

export const distributionActionLabel: Record<DistributionAction, string> = {
  decide: "登记“四议”结果",
  post: "公示方案",
  redraft: "退回修改",
  file: "备案",
  "pay-out": "登记兑现",
  drop: "作废",
};

export const distributionUseLabel: Record<DistributionUse, string> = {
  reserve: "公积金",
  welfare: "公益金",
  "public-works": "公益岗位和小型公益事业",
  help: "帮扶困难群众",
  care: "资产管护",
  members: "成员分红",
  other: "其他",
};

export const meetingFaultLabel: Record<MeetingFault, string> = {
  "proposal-missing": "没有村党组织提议的日期",
  "consultation-missing": "没有村“两委”会商议的日期",
  "members-missing": "没有党员大会审议的记录",
  "delegates-missing": "没有村民会议或者村民代表会议决议的记录",
  "out-of-order": "四次会议的先后不对，应当先提议，再商议、审议、决议",
  "sent-missing": "没有写明方案什么时候发给党员",
  "sent-too-late": "方案发给党员太晚，没有达到规定的提前天数",
  "members-numbers": "党员大会的人数不对：到会不能多于应到，同意不能多于到会",
  "members-quorum": "党员大会到会不足应到会人数的三分之二，决议无效",
  "members-majority": "党员大会同意的没有超过到会人数的一半，没有通过",
  "delegates-numbers": "村民代表会议的人数不对：到会不能多于应到，同意不能多于到会",
  "delegates-quorum": "村民代表会议到会不足应到会人数的三分之二，决议无效",
  "delegates-majority": "村民代表会议同意的没有超过到会人数的一半，没有通过",
  "in-the-future": "会议日期不能晚于今天",
};

/** Every step of an asset, as its trail and the audit say it. */
export const assetActLabel: Readonly<Record<string, string>> = {
  ...assetActionLabel,
  register: "登记",
  import: "导入",
  edit: "修改登记",
  lease: "登记租约",
  "end-lease": "提前终止租约",
  care: "登记管护",
  "look-back": "回头看",
  "post-disposal": "公示处置",
  "refuse-disposal": "不同意处置",
  "withdraw-disposal": "撤回处置申请",
};

export const distributionActLabel: Readonly<Record<string, string>> = {
  ...distributionActionLabel,
  draft: "起草",
  edit: "修改方案",
};
