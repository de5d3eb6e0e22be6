import { wanOf } from "../../money.ts";
import { acceptanceResultLabel } from "./gate-labels.ts";
import { procurementCategoryLabel, procurementMethodLabel } from "./procurement.ts";

type Words = readonly (readonly [string, string])[];

const labels: Readonly<Record<string, string>> = {
  budgetFen: "核定预算",
  reason: "高出概算的理由",
  category: "采购类别",
  method: "采购方式",
  amountFen: "中标（成交）金额",
  winner: "中标（成交）单位",
  supervisor: "监理单位",
  result: "验收结论",
  members: "验收人员",
  settledFen: "结算金额",
  auditOffice: "审计单位",
  receiver: "接收单位",
  certificate: "证书编号",
  why: "没有证书的理由",
  caretaker: "管护人",
  incomeFen: "首笔收益",
  receivedOn: "到账日期",
};

const codes: Readonly<Record<string, string>> = {
  ...procurementCategoryLabel,
  ...procurementMethodLabel,
  ...acceptanceResultLabel,
};

interface Member {
  readonly name: string;
  readonly unit: string;
  readonly post: string;
}

/** 过关时填写的内容: what was written for a gate, in words; what is empty is not said. */
export const factWords = (facts: Readonly<Record<string, unknown>>): Words =>
  Object.entries(facts)
    .filter(([key, value]) => key in labels && value !== "" && value !== null)
    .map(([key, value]) => [labels[key]!, wordOf(key, value)] as const);

function wordOf(key: string, value: unknown): string {
  if (key.endsWith("Fen")) return `${wanOf(value as number)} 万元`;
  if (key === "members")
    return (value as Member[]).map(({ name, unit, post }) => `${name}（${unit}${post && ` ${post}`}）`).join("、");
  return codes[value as string] ?? (value as string);
}
