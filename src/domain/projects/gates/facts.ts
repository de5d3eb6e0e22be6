import type { Fen } from "../../money.ts";
import type { IsoDate } from "../../date.ts";
import type { Gate } from "../gate.ts";
import type { Tender } from "./procurement.ts";

/** 验收人员. */
export interface Member {
  readonly name: string;
  readonly unit: string;
  readonly post: string;
}

/** What each gate asks beside its papers. */
export interface FactsOf {
  readonly approval: object;
  readonly design: object;
  readonly "budget-review": { readonly budgetFen: Fen; readonly reason: string };
  readonly tender: Tender & { readonly exemptionId: string | null };
  readonly contract: object;
  readonly start: { readonly supervisor: string };
  readonly completion: { readonly stated: boolean };
  readonly "preliminary-acceptance": Acceptance;
  readonly "final-acceptance": Acceptance;
  readonly settlement: { readonly settledFen: Fen; readonly auditOffice: string };
  readonly transfer: { readonly receiver: string };
  readonly title: { readonly certificate: string; readonly why: string };
  readonly upkeep: { readonly caretaker: string };
  readonly income: { readonly incomeFen: Fen; readonly receivedOn: IsoDate };
}

export const acceptanceResults = ["pass", "fail"] as const;

export interface Acceptance {
  readonly result: (typeof acceptanceResults)[number];
  readonly members: readonly Member[];
}

export type GateFacts = { readonly [G in Gate]: { readonly gate: G } & FactsOf[G] }[Gate];

export const isAcceptance = (
  facts: GateFacts,
): facts is Extract<GateFacts, { gate: "preliminary-acceptance" | "final-acceptance" }> =>
  facts.gate === "preliminary-acceptance" || facts.gate === "final-acceptance";
