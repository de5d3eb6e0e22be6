import type { Gate } from "#domain/projects/gate.ts";
import type { ProcurementCategory, ProcurementMethod } from "#domain/projects/gates/procurement.ts";
import type { GateFacts } from "./gate-types.ts";

/** What the form of a gate holds; amounts in fen. */
export interface FactValues {
  readonly budgetFen?: number;
  readonly reason?: string;
  readonly category?: ProcurementCategory;
  readonly method?: ProcurementMethod;
  readonly amountFen?: number;
  readonly winner?: string;
  readonly exemptionId?: string;
  readonly supervisor?: string;
  readonly stated?: boolean;
  readonly result?: "pass" | "fail";
  readonly members?: readonly { readonly name?: string; readonly unit?: string; readonly post?: string }[];
  readonly settledFen?: number;
  readonly auditOffice?: string;
  readonly receiver?: string;
  readonly certificate?: string;
  readonly why?: string;
  readonly caretaker?: string;
  readonly incomeFen?: number;
  readonly receivedOn?: string;
}

const membersOf = ({ members = [] }: FactValues) =>
  members.filter((one) => one.name || one.unit).map(({ name = "", unit = "", post = "" }) => ({ name, unit, post }));

const acceptance = (values: FactValues) => ({ result: values.result ?? "pass", members: membersOf(values) }) as const;

const of: { readonly [G in Gate]: (values: FactValues) => Extract<GateFacts, { gate: G }> } = {
  approval: () => ({ gate: "approval" }),
  design: () => ({ gate: "design" }),
  "budget-review": ({ budgetFen = 0, reason = "" }) => ({ gate: "budget-review", budgetFen, reason }),
  tender: ({ category, method, amountFen = 0, winner = "", exemptionId }) => ({
    gate: "tender",
    category: category!,
    method: method!,
    amountFen,
    winner,
    exemptionId: exemptionId ?? null,
  }),
  contract: () => ({ gate: "contract" }),
  start: ({ supervisor = "" }) => ({ gate: "start", supervisor }),
  completion: ({ stated = false }) => ({ gate: "completion", stated }),
  "preliminary-acceptance": (values) => ({ gate: "preliminary-acceptance", ...acceptance(values) }),
  "final-acceptance": (values) => ({ gate: "final-acceptance", ...acceptance(values) }),
  settlement: ({ settledFen = 0, auditOffice = "" }) => ({ gate: "settlement", settledFen, auditOffice }),
  transfer: ({ receiver = "" }) => ({ gate: "transfer", receiver }),
  title: ({ certificate = "", why = "" }) => ({ gate: "title", certificate, why }),
  upkeep: ({ caretaker = "" }) => ({ gate: "upkeep", caretaker }),
  income: ({ incomeFen = 0, receivedOn = "" }) => ({ gate: "income", incomeFen, receivedOn }),
};

/** As the route wants it. */
export const factsOf = (gate: Gate, values: FactValues): GateFacts => of[gate](values);
