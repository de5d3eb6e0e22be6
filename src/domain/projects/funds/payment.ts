import { type ActionOf, type Flow, next, type StateOf } from "../../flow.ts";
import { addMonths, type IsoDate } from "../../date.ts";
import type { Fen } from "../../money.ts";

/** 预付款、进度款、竣工（结算）款、质量保证金. */
export const paymentKinds = ["advance", "progress", "final", "retention"] as const;
export type PaymentKind = (typeof paymentKinds)[number];

/** 申请—审核—办理；what was paid is only undone by entries the other way round. */
export const paymentFlow = {
  requested: { approve: "approved", refuse: "refused", withdraw: "withdrawn" },
  approved: { post: "paid", refuse: "refused", withdraw: "withdrawn" },
  paid: { reverse: "reversed" },
  refused: {},
  withdrawn: {},
  reversed: {},
} as const satisfies Flow;

export type PaymentStatus = StateOf<typeof paymentFlow>;
export type PaymentAction = ActionOf<typeof paymentFlow>;

export const paymentStatuses = Object.keys(paymentFlow) as [PaymentStatus, ...PaymentStatus[]];
export const paymentAfter = (status: PaymentStatus, action: PaymentAction) => next(paymentFlow, status, action);

export interface PaidContract {
  readonly amountFen: Fen;
  readonly paidFen: Fen;
  /** Paid as retention money, of paidFen. */
  readonly retentionPaidFen: Fen;
  readonly signedOn: IsoDate;
  readonly retentionPercent: number;
  readonly retentionDueOn: IsoDate | null;
}

/** 应留质量保证金: rounded up, so that never too little is kept. */
export const retentionOf = ({
  amountFen,
  retentionPercent,
}: Pick<PaidContract, "amountFen" | "retentionPercent">): Fen => Math.ceil((amountFen * retentionPercent) / 100);

/** 质量保证金到期日：as the contract says, otherwise so many months after the final acceptance; unknown before it. */
export const retentionDue = (
  { retentionDueOn }: Pick<PaidContract, "retentionDueOn">,
  acceptedOn: IsoDate | null,
  months: number,
): IsoDate | null => retentionDueOn ?? (acceptedOn === null ? null : addMonths(acceptedOn, months));

/** What the kind of a payment lets a contract have been paid in all, and why no more. */
export interface Ceiling {
  readonly upToFen: Fen;
  readonly because: "advance" | "progress" | "retention" | "contract";
}

export function ceilingOf(
  kind: PaymentKind,
  contract: PaidContract,
  percents: { readonly advancePercent: number; readonly progressPercent: number; readonly accepted: boolean },
): Ceiling {
  const { amountFen } = contract;
  const part = (percent: number) => Math.floor((amountFen * percent) / 100);
  const kept = amountFen - retentionOf(contract) + contract.retentionPaidFen;
  if (kind === "retention") return { upToFen: amountFen, because: "contract" };
  const least = (upToFen: Fen, because: Ceiling["because"]): Ceiling =>
    kept < upToFen ? { upToFen: kept, because: kept === amountFen ? "contract" : "retention" } : { upToFen, because };
  if (kind === "advance") return least(part(percents.advancePercent), "advance");
  if (kind === "progress" && !percents.accepted) return least(part(percents.progressPercent), "progress");
  return least(amountFen, "contract");
}
