import type { IsoDate } from "../../date.ts";
import type { Fen } from "../../money.ts";
import { type Refusal, when } from "../gates/refusal.ts";
import type { Gate } from "../gate.ts";
import { standingLabel } from "../labels.ts";
import type { AssetClass, Standing } from "../project.ts";
import { amountRefusals, moneyWords } from "./amount.ts";

/** 合同；到户项目也可以是发放清单. */
export const contractForms = ["contract", "grant-list"] as const;
export type ContractForm = (typeof contractForms)[number];

export const contractCategories = ["works", "goods", "services", "grant"] as const;
export type ContractCategory = (typeof contractCategories)[number];

/** What a project may be bound to. */
export interface BoundProject {
  readonly assetClass: AssetClass;
  readonly standing: Standing;
  /** The gate it has to pass next; undefined: it is through, or not in the bank. */
  readonly next: Gate | undefined;
  readonly inBank: boolean;
  readonly budgetFen: Fen | null;
  readonly contractedFen: Fen;
}

export interface Signing {
  readonly form: ContractForm;
  readonly category: ContractCategory;
  readonly amountFen: Fen;
  readonly signedOn: IsoDate;
  readonly finishOn: IsoDate | null;
  readonly retentionPercent: number;
  readonly retentionDueOn: IsoDate | null;
  readonly today: IsoDate;
  /** Whether the project has a contract of this number. */
  readonly numberTaken: boolean;
}

const before: readonly Gate[] = ["approval", "design", "budget-review", "tender"];

/** 先招标后签合同：nothing is signed while a gate up to the tender is still ahead; what the county's rule lets a kind skip is not ahead. */
export function standsForContract({ inBank, next, standing, budgetFen }: BoundProject): Refusal[] {
  return [
    ...when(inBank, "contract-before-tender", "该项目还没有立项批复，不能登记合同。"),
    ...when(
      next !== undefined && before.includes(next),
      "contract-before-tender",
      "该项目还没有办完招投标以前的关口，不能登记合同。",
    ),
    ...when(standing !== "normal", "project-standing", `该项目${standingLabel[standing]}，不能登记合同。`),
    ...when(budgetFen === null, "budget-missing", "该项目还没有评审核定的预算，不能登记合同。"),
  ];
}

export function contractRefusals(project: BoundProject, signing: Signing): Refusal[] {
  const { form, category, amountFen, signedOn, finishOn, today, numberTaken, retentionDueOn } = signing;
  const wrong = amountRefusals(amountFen, "合同金额");
  return [
    ...standsForContract(project),
    ...wrong,
    ...(wrong.length > 0 ? [] : budgetRefusals(project, amountFen)),
    ...when(
      form === "grant-list" && project.assetClass !== "household",
      "grant-list-not-household",
      "只有到户类项目可以凭发放清单支付，其他项目请登记合同。",
      "form",
    ),
    ...when(
      (form === "grant-list") !== (category === "grant"),
      "category-unfit",
      "发放清单与合同类别不一致。",
      "category",
    ),
    ...when(numberTaken, "number-taken", "该项目已有这一编号的合同，请核对。", "number"),
    ...when(signedOn > today, "day-in-future", "签订日期不能晚于今天。", "signedOn"),
    ...when(
      finishOn !== null && finishOn < signedOn,
      "finish-before-signing",
      "完工日期不能早于签订日期。",
      "finishOn",
    ),
    ...when(
      retentionDueOn !== null && retentionDueOn < signedOn,
      "retention-before-signing",
      "质量保证金到期日不能早于签订日期。",
      "retentionDueOn",
    ),
  ];
}

function budgetRefusals({ budgetFen, contractedFen }: BoundProject, addedFen: Fen): Refusal[] {
  if (budgetFen === null) return [];
  const over = contractedFen + addedFen - budgetFen;
  return when(
    over > 0,
    "over-budget",
    `各项合同合计超出评审预算 ${moneyWords(budgetFen)}，超出 ${moneyWords(over)}；确需增加的，请先办理项目变更。`,
    "amountFen",
  );
}

export interface SignedContract {
  readonly firstFen: Fen;
  readonly amountFen: Fen;
  readonly paidFen: Fen;
  readonly signedOn: IsoDate;
}

export interface Supplement {
  readonly deltaFen: Fen;
  readonly onDay: IsoDate;
  readonly today: IsoDate;
  /** Whether it rests on a change of the project that was approved. */
  readonly approvedChange: boolean;
  readonly supplementPercent: number;
}

/** 补充合同、核减：within the budget, and far beyond what was signed only with an approved change; down to what has been paid. */
export function supplementRefusals(project: BoundProject, contract: SignedContract, asked: Supplement): Refusal[] {
  const { deltaFen, onDay, today, approvedChange, supplementPercent } = asked;
  const wrong = amountRefusals(Math.abs(deltaFen), "增减金额", "deltaFen");
  if (wrong.length > 0) return wrong;
  const amount = contract.amountFen + deltaFen;
  const cap = contract.firstFen + Math.floor((contract.firstFen * supplementPercent) / 100);
  return [
    ...when(
      deltaFen > 0 && project.standing !== "normal",
      "project-standing",
      `该项目${standingLabel[project.standing]}，不能增加合同金额。`,
    ),
    ...(deltaFen > 0 ? budgetRefusals(project, deltaFen) : []),
    ...when(
      deltaFen > 0 && amount > cap && !approvedChange,
      "supplement-needs-change",
      `补充以后超过原合同金额的 ${supplementPercent}%，请选择已批准的项目变更。`,
      "changeId",
    ),
    ...when(
      amount < contract.paidFen || amount <= 0,
      "below-paid",
      `核减以后低于已拨付的 ${moneyWords(contract.paidFen)}，请先冲正多付的款项。`,
      "deltaFen",
    ),
    ...when(onDay > today, "day-in-future", "日期不能晚于今天。", "onDay"),
    ...when(onDay < contract.signedOn, "day-too-early", `日期不能早于合同签订日期 ${contract.signedOn}。`, "onDay"),
  ];
}
