import { addFen, type Fen } from "../../money.ts";

/** 资金来源、县级结存、项目结存、项目支出、上缴收回. */
export const ledgerAccounts = ["source", "treasury", "project", "spent", "returned"] as const;
export type LedgerAccount = (typeof ledgerAccounts)[number];

/** 下达、安排、收回、上缴、拨付、冲正. */
export const entryKinds = ["receive", "allocate", "recall", "return", "pay", "reverse"] as const;
export type EntryKind = (typeof entryKinds)[number];

/** Where each kind of entry takes money from and where it puts it. */
export const sidesOf: Readonly<Record<EntryKind, { readonly debit: LedgerAccount; readonly credit: LedgerAccount }>> = {
  receive: { debit: "treasury", credit: "source" },
  allocate: { debit: "project", credit: "treasury" },
  recall: { debit: "treasury", credit: "project" },
  return: { debit: "returned", credit: "treasury" },
  pay: { debit: "spent", credit: "project" },
  reverse: { debit: "project", credit: "spent" },
};

export interface Entered {
  readonly debit: LedgerAccount;
  readonly credit: LedgerAccount;
  readonly amountFen: Fen;
}

export interface AccountLine {
  readonly account: LedgerAccount;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
  /** 余额：debit less credit. */
  readonly balanceFen: Fen;
}

/** 试算平衡：one row holds both sides, so that the balances always sum to nothing. */
export function trialBalance(entries: readonly Entered[]): AccountLine[] {
  return ledgerAccounts.map((account) => {
    const sum = (side: "debit" | "credit") =>
      addFen(...entries.filter((entry) => entry[side] === account).map(({ amountFen }) => amountFen));
    const [debitFen, creditFen] = [sum("debit"), sum("credit")];
    return { account, debitFen, creditFen, balanceFen: debitFen - creditFen };
  });
}
