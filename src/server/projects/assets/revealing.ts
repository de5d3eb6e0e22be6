import { sql } from "kysely";
import { notFound } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import { record } from "../../audit/record.ts";
import type { Tx } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";

interface Asked {
  readonly id: string;
  readonly reason: string;
}

/** 管护人电话：masked everywhere else; each reveal leaves a trace with its reason. */
export async function revealCaretaker(tx: Tx, actor: Actor, { id, reason }: Asked) {
  const { rows } = await sql<{ countyId: string; phone: string | null }>`
    select a.county_id, a.caretaker_phone as phone from asset a where ${withinShared(actor, "a")} and a.id = ${id}`.execute(
    tx,
  );
  return reveal(tx, actor, rows[0], { id, reason, field: "caretakerPhone" });
}

/** 承租人电话. */
export async function revealLessee(
  tx: Tx,
  actor: Actor,
  { id, leaseId, reason }: Asked & { readonly leaseId: string },
) {
  const { rows } = await sql<{ countyId: string; phone: string | null }>`
    select l.county_id, l.lessee_phone as phone from lease l
    where ${withinShared(actor, "l")} and l.asset_id = ${id} and l.id = ${leaseId}`.execute(tx);
  return reveal(tx, actor, rows[0], { id: leaseId, reason, field: "lesseePhone" });
}

interface Found {
  readonly countyId: string;
  readonly phone: string | null;
}

async function reveal(
  tx: Tx,
  actor: Actor,
  found: Found | undefined,
  { id, ...detail }: Asked & { readonly field: string },
) {
  if (!found) throw notFound("电话");
  await record(tx, actor, { verb: "personal.reveal", countyId: found.countyId, subjectId: id, detail });
  return { phone: found.phone };
}
