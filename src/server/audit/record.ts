import { uuidv7 } from "#contract/uuid.ts";
import type { Role, Verb } from "#domain/access.ts";
import type { Tx } from "../db/db.ts";

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

/** One audit row in the transaction of the write. */
export async function record(tx: Tx, actor: Hand | null, trace: Trace): Promise<void> {
  await tx
    .insertInto("audit")
    .values({
      countyId: trace.countyId,
      id: uuidv7(),
      accountId: actor?.accountId ?? null,
      accountName: actor?.name ?? "系统",
      role: actor?.role ?? "system",
      verb: trace.verb,
      subjectId: trace.subjectId,
      detail: JSON.stringify(trace.detail ?? {}),
    })
    .execute();
}
