import { addDays, addMonths, diffDays, type IsoDate } from "#domain/date.ts";
import type { Fen } from "#domain/money.ts";
import type { PaymentKind } from "#domain/projects/funds/payment.ts";
import { officeDay, type Timeline } from "../timeline.ts";
import type { DemoProject } from "./plan.ts";

export interface PlannedPayment {
  readonly kind: PaymentKind;
  readonly amountFen: Fen;
  readonly onDay: IsoDate;
  readonly answeredOn: IsoDate;
  readonly paidOn: IsoDate;
  readonly papers: string;
}

interface Due {
  readonly kind: PaymentKind;
  /** Up to this part of the contract, in percent, all that was paid before with it. */
  readonly upTo: number;
  readonly on: IsoDate;
  readonly papers: string;
}

/** 预付三成、进度到六成和八成、验收结算后付到九成七、一年后退质量保证金. */
function duesOf({ works, days, planned }: DemoProject): Due[] {
  const { contract, start, completion, settlement } = days;
  const accepted = days["final-acceptance"];
  if (works.assetClass === "household")
    return accepted ? [{ kind: "final", upTo: 100, on: addDays(accepted, 6), papers: "发放清单、验收表" }] : [];
  const end = completion ?? planned.completion;
  const during = (part: number) => addDays(start!, Math.round(diffDays(start!, end!) * part));
  return [
    ...(contract ? [{ kind: "advance" as const, upTo: 30, on: addDays(contract, 9), papers: "合同、成交通知书" }] : []),
    ...(start
      ? [
          { kind: "progress" as const, upTo: 60, on: during(0.45), papers: "工程进度表、监理意见" },
          { kind: "progress" as const, upTo: 80, on: during(0.85), papers: "工程进度表、监理意见" },
        ]
      : []),
    ...(settlement && accepted
      ? [
          { kind: "final" as const, upTo: 97, on: addDays(settlement, 7), papers: "竣工验收表、结算审计报告" },
          {
            kind: "retention" as const,
            upTo: 100,
            on: addDays(addMonths(accepted, 12), 6),
            papers: "质量保证期满检查表",
          },
        ]
      : []),
  ];
}

/** What of that has been paid by today; each asked for some days before. */
export function paymentsOf(
  project: DemoProject,
  { today, calendar }: Pick<Timeline, "today" | "calendar">,
): PlannedPayment[] {
  const signed = project.days.contract;
  if (!signed) return [];
  const office = (day: IsoDate) => {
    const on = officeDay(calendar, day);
    return on < signed ? signed : on;
  };
  const upTo = (percent: number) => Math.floor((project.moneyFen * percent) / 10_000) * 100;
  let paid = 0;
  return duesOf(project).flatMap(({ kind, upTo: percent, on, papers }): PlannedPayment[] => {
    if (addDays(on, 4) > today) return [];
    const amountFen = (percent === 100 ? project.moneyFen : upTo(percent)) - paid;
    paid += amountFen;
    return [
      {
        kind,
        amountFen,
        papers,
        onDay: office(on),
        answeredOn: office(addDays(on, 2)),
        paidOn: office(addDays(on, 4)),
      },
    ];
  });
}
