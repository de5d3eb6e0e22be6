import type { IsoDate } from "../../date.ts";
import { type Fen, wanOf } from "../../money.ts";
import { type Refusal, when } from "../gates/refusal.ts";
import { isInBank, type ProjectStatus, type Standing, type StandingAction, standingAfter } from "../project.ts";
import { standingActionLabel, standingLabel } from "../labels.ts";

export const changeDecisions = ["approved", "refused", "withdrawn"] as const;
export type ChangeDecision = (typeof changeDecisions)[number];

export const changeDecisionLabel: Record<ChangeDecision, string> = {
  approved: "同意变更",
  refused: "不同意变更",
  withdrawn: "撤回申请",
};

interface Stands {
  readonly status: ProjectStatus;
  readonly standing: Standing;
}

/** 变更、暂停、恢复、终止: of what is in the bank or beyond, from the side state that allows it. */
export function standingRefusals({ status, standing }: Stands, action: StandingAction): Refusal[] {
  return [
    ...when(isInBank(status) && status !== "banked", "not-in-pipeline", "该项目还没有入库，不能办理。"),
    ...when(
      standingAfter(standing, action) === undefined,
      "wrong-standing",
      `该项目现在处于“${standingLabel[standing]}”，不能办理“${standingActionLabel[action]}”。`,
    ),
  ];
}

export interface AskedChange {
  readonly content: string;
  readonly newBudgetFen: Fen | null;
  readonly newFinishOn: IsoDate | null;
}

interface Bounds {
  readonly budgetFen: Fen | null;
  readonly contractedFen: Fen;
  readonly startedOn: IsoDate | null;
  readonly planStartOn: IsoDate | null;
}

/** 变更什么: something at least; a new budget not below what is contracted, a new finish not before the start. */
export function changeRefusals(asked: AskedChange, bounds: Bounds): Refusal[] {
  const { content, newBudgetFen, newFinishOn } = asked;
  const start = bounds.startedOn ?? bounds.planStartOn;
  return [
    ...when(
      content.trim() === "" && newBudgetFen === null && newFinishOn === null,
      "change-empty",
      "请填写变更的内容、预算或者完工日期。",
      "content",
    ),
    ...when(
      newBudgetFen !== null && bounds.budgetFen === null,
      "budget-not-reviewed",
      "该项目还没有财政评审，预算请在财政评审时核定。",
      "newBudgetFen",
    ),
    ...when(
      newBudgetFen !== null && newBudgetFen < bounds.contractedFen,
      "budget-below-contract",
      `变更后的预算不能低于已签合同的金额 ${wanOf(bounds.contractedFen)} 万元。`,
      "newBudgetFen",
    ),
    ...when(
      newFinishOn !== null && start !== null && newFinishOn < start,
      "finish-before-start",
      "变更后的完工日期不能早于开工日期。",
      "newFinishOn",
    ),
  ];
}

/** 谁申请谁不批复; only whoever asked takes it back. */
export function decideRefusals(
  { askedBy }: { readonly askedBy: string },
  decision: ChangeDecision,
  accounts: readonly string[],
): Refusal[] {
  const own = accounts.includes(askedBy);
  return [
    ...when(own && decision !== "withdrawn", "decided-by-asker", "该变更是您申请的，请由县级其他人员批复。"),
    ...when(!own && decision === "withdrawn", "withdrawn-by-other", "变更申请只能由申请人撤回。"),
  ];
}
