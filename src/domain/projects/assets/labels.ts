import type { AssetAction, AssetRefusal, AssetStatus, OwnerKind } from "./asset.ts";
import type { DistributionAction, DistributionStatus, DistributionUse } from "./distribution.ts";
import type { MeetingFault } from "./four-meetings.ts";
import type { LeaseRefusal, RentPeriod } from "./lease.ts";

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
  "refuse-disposal": "不同意处置",
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
