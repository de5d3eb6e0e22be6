import type { IsoDate } from "../../date.ts";
import type { Role } from "../../access.ts";
import { type Refusal, when } from "../gates/refusal.ts";
import { type PaymentAction, paymentAfter, type PaymentStatus } from "./payment.ts";

export interface StandingPayment {
  readonly status: PaymentStatus;
  readonly requestedBy: string;
  readonly answeredOn: IsoDate | null;
  readonly paidOn: IsoDate | null;
}

export interface PaymentHand {
  readonly accountId: string;
  readonly role: Role;
  /** The department has the duty of finance in this county. */
  readonly finance: boolean;
}

const said: Readonly<Partial<Record<PaymentStatus, string>>> = {
  paid: "该笔拨付已经办理，不能重复办理。",
  reversed: "该笔拨付已经冲正。",
  refused: "该笔拨付已经审核不通过，请重新申请。",
  withdrawn: "该笔拨付已经撤回，请重新申请。",
  approved: "该笔拨付已经审核通过。",
};

/** 审核的不是申请的，办理的是县级或者财政部门. */
export function payingRefusals(payment: StandingPayment, action: PaymentAction, hand: PaymentHand): Refusal[] {
  if (!paymentAfter(payment.status, action))
    return when(true, "wrong-status", said[payment.status] ?? "该笔拨付还没有审核通过，不能办理。");
  const own = payment.requestedBy === hand.accountId;
  return [
    ...when(
      (action === "approve" || action === "refuse") && own,
      "approved-by-requester",
      "申请人不能审核自己的申请，请由其他县级人员审核。",
    ),
    ...when(action === "withdraw" && !own, "withdrawn-by-other", "只有申请人可以撤回申请。"),
    ...when(
      (action === "post" || action === "reverse") && hand.role === "department" && !hand.finance,
      "not-finance",
      "贵单位不是本县登记的财政职责单位，不能办理拨付。",
    ),
  ];
}

/** 付款、冲正的日期：not before the step it follows, not in the future. */
export const postingDayRefusals = (after: IsoDate | null, onDay: IsoDate, today: IsoDate, what: string): Refusal[] => [
  ...when(onDay > today, "day-in-future", "日期不能晚于今天。", "onDay"),
  ...when(after !== null && onDay < after, "day-too-early", `日期不能早于${what} ${after ?? ""}。`, "onDay"),
];
