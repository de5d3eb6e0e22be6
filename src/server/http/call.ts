import type { Body, Params, Query, Route } from "#contract/route.ts";
import type { Actor, Role } from "#domain/access.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Answers } from "../db/answers.ts";
import type { Db, Gate, Tx } from "../db/db.ts";

/** What the process owns and hands to every route. */
export interface Ground {
  readonly gate: Gate;
  readonly answers: Answers;
  readonly clock: Clock;
  readonly config: Config;
  /** Shown on the sign-in page of a demo; empty in a real deployment. */
  readonly demoAccounts: readonly DemoAccount[];
}

export interface DemoAccount {
  readonly loginName: string;
  readonly password: string;
  readonly name: string;
  readonly place: string;
  readonly role: Role;
}

/** An uploaded file, held in memory within the route's limit. */
export interface UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** How a route opens or closes the caller's session. */
export interface SessionCookie {
  readonly token: string | undefined;
  readonly client: string;
  set(token: string): void;
  clear(): void;
}

interface Input<R extends Route> {
  readonly params: Params<R>;
  readonly query: Query<R>;
  readonly body: Body<R>;
  readonly file: R["upload"] extends true ? UploadedFile : undefined;
  readonly requestId: string;
  readonly today: string;
  readonly now: Date;
  readonly cookie: SessionCookie;
}

// A read gets a read-only handle, a write gets a transaction: commands ask for Tx, so the compiler keeps us honest.
type Hands<R extends Route> = R["method"] extends "GET" ? { readonly db: Db } : { readonly tx: Tx };

// Without the gate: whoever holds one connection and asks for a second waits for others who do the same, for ever.
export type Call<R extends Route> = Hands<R> &
  Input<R> & { readonly actor: Actor; readonly ground: Omit<Ground, "gate"> };
export type PublicCall<R extends Route> = Input<R> & { readonly ground: Ground };

/** A request after the network, before the rules. */
export interface Incoming {
  readonly requestId: string | undefined;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly file: UploadedFile | undefined;
  readonly cookie: SessionCookie;
}

/** A route joined to the code that keeps its promise. */
export interface Served {
  readonly route: Route;
  serve(incoming: Incoming, ground: Ground): Promise<unknown>;
}
