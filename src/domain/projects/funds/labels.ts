import type { ContractCategory, ContractForm } from "./contract.ts";
import type { FundLevel } from "./fund-type.ts";
import type { EntryKind, LedgerAccount } from "./ledger.ts";
import type { PaymentKind, PaymentStatus } from "./payment.ts";

export const fundLevelLabel: Record<FundLevel, string> = {
  central: "中央",
  province: "省级",
  city: "市级",
  county: "县级",
  unit: "派出单位",
  donation: "社会捐赠",
};

export const allocationStatusLabel = { blocked: "待复核用途", posted: "已安排", withdrawn: "未安排" } as const;

export const useHitLabel = { outside: "不在允许用途范围", prohibited: "触及负面清单" } as const;

export const contractFormLabel: Record<ContractForm, string> = { contract: "合同", "grant-list": "发放清单" };

export const contractCategoryLabel: Record<ContractCategory, string> = {
  works: "工程",
  goods: "货物",
  services: "服务",
  grant: "到户发放",
};

export const paymentKindLabel: Record<PaymentKind, string> = {
  advance: "预付款",
  progress: "进度款",
  final: "竣工款",
  retention: "质量保证金",
};

export const paymentStatusLabel: Record<PaymentStatus, string> = {
  requested: "待审核",
  approved: "待办理",
  refused: "审核不通过",
  withdrawn: "已撤回",
  paid: "已拨付",
  reversed: "已冲正",
};

export const ledgerAccountLabel: Record<LedgerAccount, string> = {
  source: "资金来源",
  treasury: "县级结存",
  project: "项目结存",
  spent: "项目支出",
  returned: "上缴收回",
};

export const entryKindLabel: Record<EntryKind, string> = {
  receive: "下达",
  allocate: "安排到项目",
  recall: "从项目收回",
  return: "上缴",
  pay: "拨付",
  reverse: "冲正",
};

/** What a trace of the money says was done. */
export const fundActLabel: Readonly<Record<string, string>> = {
  "receive-fund": "登记资金批次",
  "note-received": "登记到账",
  "give-back": "上缴收回",
  allocate: "安排到项目",
  "withdraw-allocation": "撤回安排",
  "recall-allocation": "从项目收回",
  "allow-use": "准予用途例外",
  "refuse-use": "不准用途例外",
  "export-ledger": "导出资金台账",
};

export const paymentActLabel: Readonly<Record<string, string>> = {
  "sign-contract": "登记合同",
  "change-contract": "补充、核减合同",
  "request-payment": "申请拨付",
  "approve-payment": "审核通过",
  "refuse-payment": "审核不通过",
  "withdraw-payment": "撤回申请",
  "post-payment": "办理拨付",
  "reverse-payment": "冲正",
};
