import type { Gate } from "../gate.ts";
import type { AskedEvidence, GateRule, GateTerms } from "./gate-rule.ts";

const paper = (name: string): AskedEvidence => ({ name, kinds: [], funds: [], file: "optional", basis: "" });

type Usual = Pick<GateTerms, "by" | "days"> & Partial<Pick<GateTerms, "counted" | "exceptClasses">>;

const terms = ({ counted = "working", exceptClasses = [], ...usual }: Usual, ...evidence: string[]): GateTerms => ({
  ...usual,
  counted,
  exceptClasses,
  exceptKinds: [],
  evidence: evidence.map(paper),
});

const household = ["household"] as const;

/** 各关口的通行做法 (rules of the field 3.2, 3.4): what is asked is a number or a name; files are never asked for as shipped. */
export const usualGates: Readonly<Record<Gate, GateTerms>> = {
  approval: terms({ by: "county", days: 10 }, "立项批复文号"),
  design: terms({ by: "sector", days: 20, exceptClasses: household }, "设计文件"),
  "budget-review": terms({ by: "finance", days: 10 }, "财政评审报告"),
  tender: terms({ by: "county", days: 20, exceptClasses: household }, "中标（成交）通知书"),
  contract: terms({ by: "township", days: 10 }, "施工（采购）合同"),
  start: terms({ by: "township", days: 5 }, "开工令"),
  completion: terms({ by: "township", days: 90, counted: "calendar" }, "完工报告", "监理报告"),
  "preliminary-acceptance": terms({ by: "sector", days: 10, exceptClasses: household }, "初步验收意见"),
  "final-acceptance": terms({ by: "county", days: 20 }, "竣工验收表"),
  settlement: terms({ by: "audit", days: 30 }, "结算审计报告"),
  transfer: terms({ by: "sector", days: 10, exceptClasses: household }, "资产移交清单"),
  title: terms({ by: "township", days: 20 }, "产权证书或者确权登记表"),
  upkeep: terms({ by: "township", days: 5, exceptClasses: household }, "管护协议"),
  income: terms(
    { by: "township", days: 365, counted: "calendar", exceptClasses: ["household", "public"] },
    "收益到账凭证",
  ),
};

export const usualGateRule: GateRule = { overEstimatePercent: 10, gates: usualGates };
