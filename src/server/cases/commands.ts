import type { Actor } from "#domain/access.ts";
import { addMonths, type IsoDate } from "#domain/date.ts";
import { conflict, notFound } from "#contract/problem.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { findDecision, saveOpenings, saveWithdrawals } from "./opening.ts";

/**
 * 审定后建档立卡、一村一策：every confirmed village of the decision has a file, due when the cycle of the round ends.
 *
 * A correcting decision opens what it adds, moves the level of what it keeps and withdraws what it no longer names.
 * Doing it twice changes nothing.
 */
export async function openCases(tx: Tx, actor: Actor, decisionId: string, today: IsoDate) {
  const decision = await findDecision(tx, actor, decisionId);
  if (!decision) throw notFound("审定");
  if (decision.corrected) throw conflict("该审定已被后来的决定更正，整顿档案以现行有效的审定为准。");
  const dueOn = addMonths(decision.decidedOn, decision.cycleMonths);
  const { opened, changed } = await saveOpenings(tx, actor, decision, dueOn);
  const withdrawn = await saveWithdrawals(tx, actor, decision, today);
  await record(tx, actor, {
    verb: "case.write",
    countyId: decision.countyId,
    subjectId: decisionId,
    detail: { opened, changed, withdrawn, dueOn },
  });
  return { opened, changed, withdrawn };
}
