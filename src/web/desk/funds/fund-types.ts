import { funds } from "#contract/funds.ts";
import { payments } from "#contract/payments.ts";
import { projects } from "#contract/projects.ts";
import type { Result } from "#contract/route.ts";

export type FundList = Result<typeof funds.list>;
export type BatchRow = FundList["rows"][number];
export type Batch = Result<typeof funds.read>;
export type AllocationRow = Batch["allocations"]["rows"][number];
export type FundChoices = Result<typeof funds.choices>;
export type ProjectFunds = Result<typeof payments.ofProject>;
export type ContractRow = ProjectFunds["contracts"][number];
export type PaymentList = Result<typeof payments.list>;
export type PaymentRow = PaymentList["rows"][number];
export type EntryRow = Result<typeof funds.ledger>["rows"][number];

/** What moving money leaves out of date. */
export const afterMoney = [
  funds.list,
  funds.read,
  funds.choices,
  funds.projects,
  funds.allocations,
  funds.villages,
  funds.ledger,
  funds.trial,
  payments.list,
  payments.ofProject,
  projects.list,
  projects.read,
];

export const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
export const namedOptions = (all: readonly { id: string; name: string }[]) =>
  all.map(({ id, name }) => ({ value: id, label: name }));
