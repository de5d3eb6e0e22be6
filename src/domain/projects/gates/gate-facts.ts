import type { IsoDate } from "../../date.ts";
import { type Fen, wanOf } from "../../money.ts";
import type { Gate } from "../gate.ts";
import type { AssetClass } from "../project.ts";
import { acceptanceRefusals, type Acceptor, type BuiltBy } from "./acceptance.ts";
import type { GateFacts } from "./facts.ts";
import { type Exemption, type ProcurementRule, tenderRefusals } from "./procurement.ts";
import { type Refusal, when } from "./refusal.ts";

/** What is known of the project when its gate is asked for. */
export interface FactGround {
  readonly assetClass: AssetClass;
  readonly estimateFen: Fen;
  readonly budgetFen: Fen | null;
  readonly contractedFen: Fen;
  readonly overEstimatePercent: number;
  readonly procurement: ProcurementRule;
  readonly exemption: Exemption | null;
  readonly built: BuiltBy;
  readonly acceptor: Acceptor;
  readonly accountId: string;
  /** How far the works are by the last month reported. */
  readonly percent: number | null;
  /** The project whose certificate this already is. */
  readonly certificateOf: string | null;
  readonly today: IsoDate;
}

type Asks = { readonly [G in Gate]: (facts: Extract<GateFacts, { gate: G }>, ground: FactGround) => Refusal[] };

const nothing = () => [];
const missing = (value: string, rule: string, sentence: string, field: string) =>
  when(value.trim() === "", rule, sentence, `facts.${field}`);

const asks: Asks = {
  approval: nothing,
  design: nothing,
  "budget-review": ({ budgetFen, reason }, { estimateFen, overEstimatePercent }) => {
    if (budgetFen <= 0) return when(true, "budget-missing", "请填写评审核定的预算，金额应大于零。", "facts.budgetFen");
    const above = budgetFen * 100 > estimateFen * (100 + overEstimatePercent);
    return when(
      above && reason.trim() === "",
      "budget-above-estimate",
      `评审预算比申报概算 ${wanOf(estimateFen)} 万元高出 ${overEstimatePercent}% 以上，请写明理由。`,
      "facts.reason",
    );
  },
  tender: (facts, { procurement, exemption, accountId, budgetFen }) =>
    tenderRefusals(facts, { rule: procurement, exemption, accountId, budgetFen }),
  contract: (_, { contractedFen }) =>
    when(contractedFen <= 0, "contract-missing", "还没有登记合同，请先在“资金”中登记该项目的合同。"),
  start: nothing,
  completion: ({ stated }, { percent }) =>
    when(
      percent !== 100 && !stated,
      "works-unfinished",
      percent === null
        ? "还没有填报工程进度，请先填报，或者确认工程已全部完工。"
        : `最近一次填报的工程进度为 ${percent}%，请先填报到 100%，或者确认工程已全部完工。`,
      "facts.stated",
    ),
  "preliminary-acceptance": (facts, { built, acceptor }) => acceptanceRefusals(facts.gate, facts, built, acceptor),
  "final-acceptance": (facts, { built, acceptor }) => acceptanceRefusals(facts.gate, facts, built, acceptor),
  settlement: ({ settledFen, auditOffice }, { contractedFen }) => [
    ...when(settledFen <= 0, "settled-missing", "请填写审定的结算金额，金额应大于零。", "facts.settledFen"),
    ...when(
      settledFen > contractedFen,
      "settled-over-contract",
      `结算金额超过合同金额 ${wanOf(contractedFen)} 万元，请核对；确需增加的，请先办理变更并补签合同。`,
      "facts.settledFen",
    ),
    ...missing(auditOffice, "audit-office-missing", "请填写审计单位。", "auditOffice"),
  ],
  transfer: ({ receiver }) => missing(receiver, "receiver-missing", "请填写接收单位。", "receiver"),
  title: titleRefusals,
  upkeep: ({ caretaker }) => missing(caretaker, "caretaker-missing", "请填写管护人姓名，管护要落实到人。", "caretaker"),
  income: ({ incomeFen, receivedOn }, { today }) => [
    ...when(incomeFen <= 0, "income-missing", "请填写首笔收益，金额应大于零。", "facts.incomeFen"),
    ...when(receivedOn > today, "income-in-future", "收益到账日期不能晚于今天。", "facts.receivedOn"),
  ],
};

function titleRefusals(
  { certificate, why }: Extract<GateFacts, { gate: "title" }>,
  { assetClass, certificateOf }: FactGround,
): Refusal[] {
  const household = assetClass === "household";
  const none = certificate.trim() === "";
  return [
    ...when(none && !household, "certificate-missing", "请填写产权证书编号或者确权登记编号。", "facts.certificate"),
    ...when(
      none && household && why.trim() === "",
      "certificate-or-why",
      "请填写产权证书编号；到户资产没有证书的，请写明理由。",
      "facts.why",
    ),
    ...when(
      certificateOf !== null,
      "certificate-used",
      `这一证书编号已登记在“${certificateOf ?? ""}”，请核对。`,
      "facts.certificate",
    ),
  ];
}

/** What this gate asks of the facts written for it. */
export const factRefusals = (facts: GateFacts, ground: FactGround): Refusal[] =>
  (asks[facts.gate] as (facts: GateFacts, ground: FactGround) => Refusal[])(facts, ground);
