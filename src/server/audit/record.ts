import { type RawBuilder, sql } from "kysely";
import { uuidv7 } from "#contract/uuid.ts";
import type { Role, Verb } from "#domain/access.ts";
import type { Tx } from "../db/db.ts";
import { ride } from "../db/transact.ts";

/** Acts that are no verb of a route but must leave a trace. */
export type AuditVerb =
  | Verb
  | "session.open"
  | "session.refuse"
  | "session.close"
  | "system.setup"
  | "system.backup"
  | "system.restore"
  | "personal.reveal";

/** Stands where an account would, for acts of the command line: no account ever has it. */
export const commandLineId = "00000000-0000-0000-0000-000000000000";

/** Belongs to no county: accounts, grants, sign-ins. */
export const noCounty = "-";

export interface Trace {
  readonly verb: AuditVerb;
  readonly countyId: string;
  readonly subjectId: string;
  /** Facts for a reader years later; no secrets and no unmasked personal data. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** An actor, or the command line acting for the system. */
interface Hand {
  readonly accountId: string;
  readonly name: string;
  readonly role: Role | "system";
}

/** One audit row in the transaction of the write: it leaves with the commit, and without it nothing is written. */
export async function record(tx: Tx, actor: Hand | null, trace: Trace): Promise<void> {
  await ride(tx, traceRow(actor, trace).compile(tx));
}

/** The same row as part of a greater statement: one for each row of `source`, which says whether anything was done. */
export function traceRow(actor: Hand | null, trace: Trace, source = sql``): RawBuilder<unknown> {
  return sql`insert into audit (county_id, id, account_id, account_name, role, verb, subject_id, detail)
    select ${trace.countyId}, ${uuidv7()}::uuid, ${actor?.accountId ?? null}::uuid, ${actor?.name ?? "系统"}, ${actor?.role ?? "system"},
      ${trace.verb}, ${trace.subjectId}, ${JSON.stringify(trace.detail ?? {})}::jsonb ${source}`;
}
