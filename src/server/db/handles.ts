import type { Actor } from "#domain/access.ts";
import type { Kysely } from "kysely";
import type { Schema } from "./schema.ts";

/** Reads take Db. */
export type Db = Kysely<Schema>;
declare const inTransaction: unique symbol;
/** Writes take Tx: a handle that only exists inside a transaction, so the compiler keeps us honest. */
export type Tx = Kysely<Schema> & { readonly [inTransaction]: true };

/** Whose reach the transaction has in the database: an actor, or the program itself for one purpose. */
export type Reach =
  | Actor
  | { readonly system: "sign-in" }
  | { readonly system: "audit" }
  | { readonly system: "county"; readonly countyId: string };

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Statements that travel with the begin and the commit of a write, without a round trip of their own. */
export interface Along<T> {
  readonly first: Statement;
  readonly last: (result: T) => Statement;
}
