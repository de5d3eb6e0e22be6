import type { IsoDate } from "../../date.ts";
import { addFen, type Fen } from "../../money.ts";
import { type Gate, gates } from "../gate.ts";
import { gateBehind } from "../gates/gate-order.ts";
import { type Refusal, when } from "../gates/refusal.ts";
import { standingLabel } from "../labels.ts";
import { isInBank, type ProjectStatus, type Standing } from "../project.ts";
import { amountRefusals, moneyWords } from "./amount.ts";
import { ceilingOf, type PaidContract, type PaymentKind, retentionDue } from "./payment.ts";

/** One of the allocations a payment is made of. */
export interface PaymentSource {
  readonly name: string;
  readonly amountFen: Fen;
  readonly balanceFen: Fen;
  readonly receivedOn: IsoDate | null;
  /** Allocated to this project and in force. */
  readonly open: boolean;
}

export interface PaymentGround {
  readonly status: ProjectStatus;
  readonly standing: Standing;
  readonly budgetFen: Fen | null;
  readonly paidFen: Fen;
  /** 审定的结算金额, once there is one. */
  readonly settledFen: Fen | null;
  readonly acceptedOn: IsoDate | null;
  /** 没有答复的公示异议. */
  readonly openObjections: number;
  readonly contract: PaidContract | undefined;
  readonly advancePercent: number;
  readonly progressPercent: number;
  readonly retentionMonths: number;
  /** Asked for and not yet paid on the same contract, without this one. */
  readonly pendingFen: Fen;
  readonly onDay: IsoDate;
  readonly today: IsoDate;
}

export interface AskedPayment {
  readonly kind: PaymentKind;
  readonly amountFen: Fen;
  readonly sources: readonly PaymentSource[];
}

/** Whether the gate is behind the project; what its kind skips is passed over with the next one. */
export function isPast(status: ProjectStatus, gate: Gate): boolean {
  const behind = gateBehind(status);
  return behind !== undefined && behind !== null && gates.indexOf(behind) >= gates.indexOf(gate);
}

/** Why this payment cannot be made; an empty list means go ahead. Asked when it is requested, approved and paid. */
export function paymentRefusals(asked: AskedPayment, ground: PaymentGround): Refusal[] {
  const { contract } = ground;
  if (!contract) return when(true, "contract-missing", "该项目没有这份合同（发放清单），不能拨付。", "contractId");
  const wrong = amountRefusals(asked.amountFen, "拨付金额");
  if (wrong.length > 0) return wrong;
  return [
    ...standRefusals(asked.kind, ground, contract),
    ...limitRefusals(asked, ground, contract),
    ...sourceRefusals(asked, ground.onDay),
    ...when(ground.onDay > ground.today, "day-in-future", "日期不能晚于今天。", "onDay"),
    ...when(
      ground.onDay < contract.signedOn,
      "day-too-early",
      `日期不能早于合同签订日期 ${contract.signedOn}。`,
      "onDay",
    ),
  ];
}

/** 按关口拨付：预付款在合同以后，进度款在开工以后，竣工款在竣工验收以后，质量保证金到期以后. */
function standRefusals(kind: PaymentKind, ground: PaymentGround, contract: PaidContract): Refusal[] {
  const { status, standing, budgetFen, acceptedOn, openObjections, retentionMonths, onDay } = ground;
  const due = retentionDue(contract, acceptedOn, retentionMonths);
  const lacks = (gate: Gate) => !isPast(status, gate);
  return [
    ...when(standing !== "normal", "project-standing", `该项目${standingLabel[standing]}，不能拨付。`),
    ...when(openObjections > 0, "objection-open", `还有 ${openObjections} 件公示异议没有答复，答复后再拨付。`),
    ...when(isInBank(status), "project-not-approved", "该项目还没有立项批复，不能拨付。"),
    ...when(budgetFen === null, "budget-missing", "该项目还没有评审核定的预算，不能拨付。"),
    ...when(
      kind === "advance" && lacks("contract"),
      "advance-before-contract",
      "还没有办完“签订合同”这一关口，不能拨付预付款。",
    ),
    ...when(kind === "progress" && lacks("start"), "progress-before-start", "项目还没有开工，不能拨付进度款。"),
    ...when(
      kind === "final" && lacks("final-acceptance"),
      "final-before-acceptance",
      "项目还没有通过竣工验收，不能拨付竣工款。",
    ),
    ...when(
      kind === "retention" && lacks("final-acceptance"),
      "retention-before-acceptance",
      "项目还没有通过竣工验收，不能退还质量保证金。",
    ),
    ...when(
      kind === "retention" && due !== null && onDay < due,
      "retention-not-due",
      `质量保证金 ${due} 到期，到期以前不能退还。`,
    ),
  ];
}

function limitRefusals({ kind, amountFen }: AskedPayment, ground: PaymentGround, contract: PaidContract): Refusal[] {
  const after = contract.paidFen + ground.pendingFen + amountFen;
  const over = after - contract.amountFen;
  const beyond = ground.settledFen === null ? 0 : ground.paidFen + amountFen - ground.settledFen;
  return [
    ...(over > 0 ? overContract(over, contract, ground.pendingFen) : underCeiling(kind, after, ground, contract)),
    ...when(
      beyond > 0,
      "over-settled",
      `项目结算审定 ${moneyWords(ground.settledFen ?? 0)}，拨付以后超出 ${moneyWords(beyond)}。`,
      "amountFen",
    ),
  ];
}

const overContract = (over: Fen, { amountFen, paidFen }: PaidContract, pendingFen: Fen) =>
  when(
    true,
    "over-contract",
    `合同金额 ${moneyWords(amountFen)}，已拨付 ${moneyWords(paidFen)}` +
      `${pendingFen > 0 ? `，在办 ${moneyWords(pendingFen)}` : ""}，本次超出合同 ${moneyWords(over)}。`,
    "amountFen",
  );

function underCeiling(kind: PaymentKind, after: Fen, ground: PaymentGround, contract: PaidContract): Refusal[] {
  const { advancePercent, progressPercent, status } = ground;
  const accepted = isPast(status, "final-acceptance");
  const { upToFen, because } = ceilingOf(kind, contract, { advancePercent, progressPercent, accepted });
  const words = {
    advance: `预付款累计不得超过合同金额的 ${advancePercent}%，即 ${moneyWords(upToFen)}`,
    progress: `竣工验收以前累计拨付不得超过合同金额的 ${progressPercent}%，即 ${moneyWords(upToFen)}`,
    retention: `应留质量保证金 ${contract.retentionPercent}%，保证金以外最多拨付 ${moneyWords(upToFen)}`,
    contract: `合同金额 ${moneyWords(upToFen)}`,
  }[because];
  return when(after > upToFen, `over-${because}`, `${words}，本次超出 ${moneyWords(after - upToFen)}。`, "amountFen");
}

/** 资金来源：each with money of its own project that has arrived, together exactly the payment. */
function sourceRefusals({ amountFen, sources }: AskedPayment, onDay: IsoDate): Refusal[] {
  if (sources.length === 0) return when(true, "source-missing", "请选择资金来源。", "sources");
  const wrong = sources.flatMap((source, i) => oneSource(source, onDay, `sources.${i}`));
  if (wrong.length > 0) return wrong;
  const sum = addFen(...sources.map((source) => source.amountFen));
  const [more, size] = [sum > amountFen, Math.abs(sum - amountFen)];
  return when(
    sum !== amountFen,
    "sources-do-not-sum",
    `资金来源合计 ${moneyWords(sum)}，比拨付金额${more ? "多" : "少"} ${moneyWords(size)}，应当相等。`,
    "sources",
  );
}

function oneSource({ name, amountFen, balanceFen, receivedOn, open }: PaymentSource, onDay: IsoDate, at: string) {
  const wrong = amountRefusals(amountFen, "资金来源金额", at);
  if (!open) return when(true, "source-unfit", "选用的资金来源没有安排到该项目，或者还没有生效。", at);
  if (wrong.length > 0) return wrong;
  return [
    ...when(receivedOn === null, "batch-not-received", `“${name}”还没有到账，不能拨付。`, at),
    ...when(
      receivedOn !== null && receivedOn > onDay,
      "batch-not-received",
      `“${name}”${receivedOn} 到账，拨付日期不能早于到账日期。`,
      at,
    ),
    ...when(
      amountFen > balanceFen,
      "over-allocation",
      `“${name}”还有 ${moneyWords(balanceFen)}，本次超出 ${moneyWords(amountFen - balanceFen)}。`,
      at,
    ),
  ];
}
