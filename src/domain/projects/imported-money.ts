import type { IsoDate } from "../date.ts";
import type { Fen } from "../money.ts";
import { type BoundProject, contractRefusals, type Signing } from "./funds/contract.ts";
import { type PaymentGround, paymentRefusals, type PaymentSource } from "./funds/payable.ts";
import type { PaymentKind } from "./funds/payment.ts";
import { type Refusal, when } from "./gates/refusal.ts";
import type { ImportFault } from "./imported.ts";

/** 元 and 万元 mixed up is off by ten thousand: what is so far from the sum beside it is asked about before anything else. */
function unitDoubt(field: string, fen: Fen, besideFen: Fen, beside: string): ImportFault[] {
  const small = fen > 0 && fen * 10_000 <= besideFen;
  const large = besideFen > 0 && fen >= besideFen * 1_000;
  if (!small && !large) return [];
  const way = small ? "把万元填成了元" : "把元填成了万元";
  const sentence = `金额合 ${fen / 100} 元，${beside} ${besideFen / 100} 元，可能${way}，请核对表头单位。`;
  return [{ field, rule: "unit-doubtful", sentence }];
}

const onFields = (why: readonly Refusal[], fields: Readonly<Record<string, string>>): ImportFault[] =>
  why.map(({ rule, sentence, at = "" }) => ({ field: fields[at.split(".")[0]!] ?? "project", rule, sentence }));

const contractFields = {
  amountFen: "amount",
  signedOn: "signedOn",
  finishOn: "finishOn",
  retentionDueOn: "retentionDueOn",
  number: "number",
  category: "category",
  form: "category",
};

export interface ImportedContract extends Omit<Signing, "today" | "numberTaken"> {
  readonly number: string;
  /** 中标日期, where the table has it. */
  readonly tenderedOn: IsoDate | null;
}

export interface ContractGround {
  readonly project: BoundProject;
  /** 招投标 as passed in the product; null: no record. */
  readonly tenderedOn: IsoDate | null;
  readonly numbers: ReadonlySet<string>;
  readonly today: IsoDate;
}

/** Why this contract cannot come in; the same rules as signing it here, and never before its tender. */
export function contractFaults(contract: ImportedContract, ground: ContractGround): ImportFault[] {
  const { project, numbers, today } = ground;
  const doubt = unitDoubt("amount", contract.amountFen, project.budgetFen ?? 0, "评审预算");
  if (doubt.length > 0) return doubt;
  const tenderedOn = [contract.tenderedOn, ground.tenderedOn]
    .filter((day) => day !== null)
    .toSorted()
    .at(-1);
  const early = tenderedOn !== undefined && contract.signedOn < tenderedOn;
  const numberTaken = numbers.has(contract.number);
  return onFields(
    [
      ...contractRefusals(project, { ...contract, today, numberTaken }),
      ...when(early, "contract-before-tender", `签订日期不能早于中标（成交）日期 ${tenderedOn}，请核对。`, "signedOn"),
    ],
    contractFields,
  );
}

/** The ground once this contract is in. */
export const withContract = (ground: ContractGround, { number, amountFen }: ImportedContract): ContractGround => ({
  ...ground,
  project: { ...ground.project, contractedFen: ground.project.contractedFen + amountFen },
  numbers: new Set([...ground.numbers, number]),
});

export interface OpeningSource extends PaymentSource {
  /** The type of this money is used from this day on; null: the county's rule no longer has it. */
  readonly typeFrom: IsoDate | null;
}

export interface ImportedPayment {
  readonly kind: PaymentKind;
  readonly amountFen: Fen;
  readonly voucher: string;
  readonly sources: readonly OpeningSource[];
}

const paymentFields = { amountFen: "amount", onDay: "onDay", sources: "documents", contractId: "contractNumber" };

/** Why this payment cannot come in: the same rules as paying it here, by the day it was paid. */
export function paymentFaults(
  payment: ImportedPayment,
  ground: PaymentGround & { readonly vouchers: ReadonlySet<string> },
): ImportFault[] {
  const { contract, onDay } = ground;
  const doubt = unitDoubt("amount", payment.amountFen, contract?.amountFen ?? 0, "合同金额");
  if (doubt.length > 0) return doubt;
  const early = payment.sources.find(({ typeFrom }) => typeFrom !== null && onDay < typeFrom);
  const taken = ground.vouchers.has(payment.voucher);
  return [
    ...onFields(paymentRefusals(payment, ground), paymentFields),
    ...(early
      ? [
          {
            field: "onDay",
            rule: "fund-type-outside-dates",
            sentence: `“${early.name}”自 ${early.typeFrom} 起使用，拨付日期 ${onDay} 在此之前，请核对日期和资金文号。`,
          },
        ]
      : []),
    ...(taken
      ? [{ field: "voucher", rule: "voucher-taken", sentence: "该项目已有用这一凭证号办理的拨付，请核对凭证号。" }]
      : []),
  ];
}
