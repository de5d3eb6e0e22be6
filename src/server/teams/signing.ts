import { notFound } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { signRefusals } from "#domain/teams/handover.ts";
import { handoverRefusalLabel } from "#domain/teams/team-labels.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { lockHandover, saveSignature } from "./handovers.ts";
import { reasonsOf, refuse } from "./refusing.ts";

/** 签收交接包：once, by the successor's office, with what he found otherwise; the pack itself stays as it was made. */
export async function signHandover(tx: Tx, actor: Actor, id: string, differences: readonly string[], today: IsoDate) {
  const handover = await lockHandover(tx, actor, id);
  if (!handover) throw notFound("交接包");
  refuse(reasonsOf(signRefusals(handover, actor), (rule) => `${handoverRefusalLabel[rule]}。`));
  const signature = { signedBy: actor.accountId, signedOn: today, differences: differences.map((text) => ({ text })) };
  await saveSignature(tx, handover, signature);
  await record(tx, actor, {
    verb: "handover.sign",
    countyId: handover.countyId,
    subjectId: id,
    detail: {
      team: handover.team,
      from: handover.pack.leaving,
      to: handover.pack.successor,
      differences: differences.length,
    },
  });
  return { done: true } as const;
}
