import { refused } from "#contract/problem.ts";
import {
  type DistributionAction,
  distributionAfter,
  type DistributionStatus,
} from "#domain/projects/assets/distribution.ts";
import { distributionActionLabel, distributionStatusLabel } from "#domain/projects/assets/labels.ts";

const wordOf = (action: DistributionAction | "edit") => (action === "edit" ? "修改" : distributionActionLabel[action]);

/** 方案现在的状态办不了这一步: said with both words. */
const stepSentence = (action: DistributionAction | "edit", status: DistributionStatus) =>
  `该方案现在是“${distributionStatusLabel[status]}”，不能${wordOf(action)}。`;

export function refuseStep(action: DistributionAction | "edit", status: DistributionStatus): never {
  throw refused([{ rule: "wrong-status", sentence: stepSentence(action, status) }]);
}

export function requireOpen(action: DistributionAction, status: DistributionStatus): void {
  if (distributionAfter(status, action) === undefined) refuseStep(action, status);
}
