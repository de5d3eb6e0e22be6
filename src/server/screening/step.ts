import { notFound, refused, stale } from "#contract/problem.ts";
import type { Actor, Verb } from "#domain/access.ts";
import { next } from "#domain/flow.ts";
import { type RoundAction, roundFlow, type RoundStatus } from "#domain/screening/round.ts";
import { record } from "../audit/record.ts";
import type { Tx } from "../db/db.ts";
import { factsOf, roundReasons, verbOf } from "./overview.ts";
import { lockRound, type RoundRow } from "./queries.ts";
import { saveStatus } from "./settings.ts";

export interface Step {
  readonly id: string;
  readonly version: number;
  readonly today: string;
}

export async function lockAt(tx: Tx, actor: Actor, id: string, version: number) {
  const round = await lockRound(tx, actor, id, "update");
  if (!round) throw notFound("轮次");
  if (round.version !== version) throw stale("轮次");
  return round;
}

/** For work inside a step: the round may not move on meanwhile. */
export async function lockShared(tx: Tx, actor: Actor, id: string): Promise<RoundRow> {
  const round = await lockRound(tx, actor, id, "share");
  if (!round) throw notFound("轮次");
  return round;
}

export function requireStatus(round: RoundRow, open: readonly RoundStatus[], sentence: string) {
  if (!open.includes(round.status)) throw refused([{ rule: "wrong-status", sentence }]);
}

/** Locks the round and asks whether the step is open; whoever comes second finds another version. */
export async function begin(tx: Tx, actor: Actor, step: Step, action: RoundAction) {
  const round = await lockAt(tx, actor, step.id, step.version);
  const why = roundReasons(round, action, await factsOf(tx, actor, round), step);
  if (why.length > 0) throw refused(why);
  return round;
}

export async function end(
  tx: Tx,
  actor: Actor,
  round: RoundRow,
  action: RoundAction,
  detail: Record<string, unknown> = {},
) {
  const status = next(roundFlow, round.status, action)!;
  const moved = await saveStatus(tx, actor, round, status);
  await trace(tx, actor, round, verbOf[action], { action, from: round.status, to: status, ...detail });
  return moved;
}

export function trace(
  tx: Tx,
  actor: Actor,
  round: Pick<RoundRow, "countyId" | "id">,
  verb: Verb,
  detail: Record<string, unknown>,
) {
  return record(tx, actor, { verb, countyId: round.countyId, subjectId: round.id, detail });
}
