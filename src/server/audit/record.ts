import { uuidv7 } from "#contract/uuid.ts";
import type { Actor, Verb } from "#domain/access.ts";
import type { Tx } from "../db/db.ts";

/** Acts that are no verb of a route but must leave a trace. */
export type AuditVerb = Verb | "session.open" | "session.refuse" | "session.close" | "system.setup" | "personal.reveal";

/** Belongs to no county: accounts, grants, sign-ins. */
export const noCounty = "-";

export interface Trace {
  readonly verb: AuditVerb;
  readonly countyId: string;
  readonly subjectId: string;
  /** Facts for a reader years later; no secrets and no unmasked personal data. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** One audit row in the transaction of the write. */
export async function record(
  tx: Tx,
  actor: Pick<Actor, "accountId" | "name" | "role"> | null,
  trace: Trace,
): Promise<void> {
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
