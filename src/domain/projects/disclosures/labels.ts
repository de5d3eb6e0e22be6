import { gateLabel } from "../labels.ts";
import type { DisclosureBefore, DisclosureLevel, DisclosureStep, DisclosureSubject } from "./disclosure.ts";

export const disclosureStepLabel: Record<DisclosureStep, string> = {
  declaration: "申报",
  review: "镇级审核",
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

export const disclosureSubjectLabel: Record<DisclosureSubject, string> = {
  project: "帮扶项目",
  "fund-batch": "资金批次",
  distribution: "收益分配",
  asset: "资产",
};

export const disclosureBeforeLabel: Record<DisclosureBefore, string> = {
  review: "镇级审核",
  argue: "论证",
  decide: "审定入库",
  ...gateLabel,
  distribute: "发放收益",
  dispose: "处置资产",
  none: "不限制下一步",
};
