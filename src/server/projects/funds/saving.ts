import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Fen } from "#domain/money.ts";
import type { Tx } from "../../db/db.ts";

// The functions of the ledger (0046_funds.sql) are the one way to move money: each writes the row, the totals and the entries in one statement.

interface Row {
  readonly countyId: string;
  readonly id: string;
}

/** What each village has of an allocation. */
export type VillageParts = readonly {
  readonly villageId: string;
  readonly share: number;
  readonly amountFen: Fen;
}[];

const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;
const at = (actor: Actor, { countyId, id }: Row) => sql`${countyId}, ${id}::uuid, ${actor.accountId}::uuid`;

export const receiveFund = (tx: Tx, actor: Actor, batch: Row, facts: object) =>
  sql`select receive_fund(${at(actor, batch)}, ${json(facts)})`.execute(tx);

export interface Moving {
  readonly amountFen: Fen;
  readonly onDay: IsoDate;
  readonly document: string;
  readonly text: string;
}

export const returnFund = (tx: Tx, actor: Actor, batch: Row, { amountFen, onDay, document, text }: Moving) =>
  sql`select return_fund(${at(actor, batch)}, ${amountFen}, ${onDay}, ${document}, ${text})`.execute(tx);

export const allocateFund = (tx: Tx, actor: Actor, allocation: Row, facts: object, parts: VillageParts) =>
  sql`select allocate_fund(${at(actor, allocation)}, ${json(facts)}, ${json(parts)})`.execute(tx);

export interface Judged {
  readonly overrideId: string;
  readonly allowed: boolean;
  readonly onDay: IsoDate;
  readonly reason: string;
  readonly basis: string;
}

export const judgeUse = (tx: Tx, actor: Actor, allocation: Row, judged: Judged) =>
  sql`select judge_use(${at(actor, allocation)}, ${judged.overrideId}::uuid, ${judged.allowed}::boolean, ${judged.onDay}, ${judged.reason},
    ${judged.basis})`.execute(tx);

export const withdrawAllocation = (tx: Tx, actor: Actor, allocation: Row) =>
  sql`select withdraw_allocation(${at(actor, allocation)})`.execute(tx);

export const recallFund = (tx: Tx, actor: Actor, allocation: Row, moving: Moving, parts: VillageParts) =>
  sql`select recall_fund(${at(actor, allocation)}, ${moving.amountFen}, ${moving.onDay}, ${moving.document}, ${moving.text},
    ${json(parts)})`.execute(tx);

export const signContract = (tx: Tx, actor: Actor, contract: Row, facts: object) =>
  sql`select sign_contract(${at(actor, contract)}, ${json(facts)})`.execute(tx);

export const changeContract = (tx: Tx, actor: Actor, contract: Row, facts: object) =>
  sql`select change_contract(${at(actor, contract)}, ${json(facts)})`.execute(tx);

export const askPayment = (tx: Tx, actor: Actor, payment: Row, facts: object, parts: readonly object[]) =>
  sql`select ask_payment(${at(actor, payment)}, ${json(facts)}, ${json(parts)})`.execute(tx);

export const answerPayment = (tx: Tx, actor: Actor, payment: Row, to: string, onDay: IsoDate, text: string) =>
  sql`select answer_payment(${at(actor, payment)}, ${to}, ${onDay}, ${text})`.execute(tx);

export const pay = (tx: Tx, actor: Actor, payment: Row, onDay: IsoDate, voucher: string) =>
  sql`select pay(${at(actor, payment)}, ${onDay}, ${voucher})`.execute(tx);

export const reversePayment = (tx: Tx, actor: Actor, payment: Row, onDay: IsoDate, text: string) =>
  sql`select reverse_payment(${at(actor, payment)}, ${onDay}, ${text})`.execute(tx);
