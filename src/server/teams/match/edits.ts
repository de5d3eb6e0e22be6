import { notFound, refused } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import { barsOf, capacityOf, poolOf } from "#domain/teams/match/candidates.ts";
import { planFit } from "#domain/teams/match/fit.ts";
import { type Ground, groundOf, holderName, villageName } from "#domain/teams/match/ground.ts";
import { changedPicks, reversed, type SeatChange } from "#domain/teams/match/edit.ts";
import { hardRuleLabel, slotLabel } from "#domain/teams/match/words.ts";
import type { MatchPick, Slot } from "#domain/teams/match/match.ts";
import { record } from "../../audit/record.ts";
import type { Db, Tx } from "../../db/db.ts";
import { openRun } from "./commands.ts";
import { findRun, listHolders, saveRun } from "./queries.ts";

/** 手工换人：any change is kept, so that two steps can lead where one may not; what it breaks is shown, and confirming waits. */
export async function changeMatch(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, changes }: { readonly version: number; readonly changes: readonly SeatChange[] },
  now: Date,
) {
  const run = await openRun(tx, actor, id, version, "confirm");
  const ground = groundOf(run.input);
  refuseUnknown(ground, changes);
  const picks = changedPicks(run.picks ?? [], changes);
  if (!picks)
    throw refused([{ rule: "seat-changed", sentence: "方案中该岗位的人选已经变动，没有改动。请刷新后重新选择。" }]);
  const text = changes.map((change) => editText(ground, change)).join("；");
  const edit = { changes, text, by: actor.name, at: now.toISOString() };
  const saved = await saveRun(tx, run, { picks, edits: [...run.edits, edit] });
  const detail = { action: "edit", text };
  await record(tx, actor, { verb: "match.edit", countyId: run.countyId, subjectId: id, detail });
  return { version: saved };
}

/** Only the villages and people of the frozen input: who came since is found by solving again. */
function refuseUnknown(ground: Ground, changes: readonly SeatChange[]) {
  for (const { villageId, slot, in: coming } of changes) {
    if (!ground.villages.has(villageId)) throw notFound("村（社区）");
    const known = slot === "paired-unit" ? ground.units : ground.people;
    if (coming !== null && !known.has(coming)) throw notFound("人选");
  }
}

function editText(ground: Ground, { villageId, slot, out, in: coming }: SeatChange): string {
  const seat = `${villageName(ground, villageId)}${slotLabel[slot]}`;
  if (out === null) return `${seat}增加${holderName(ground, coming!)}`;
  if (coming === null) return `${seat}减去${holderName(ground, out)}`;
  return `${seat}由${holderName(ground, out)}换为${holderName(ground, coming)}`;
}

export async function undoChange(tx: Tx, actor: Actor, id: string, version: number) {
  const run = await openRun(tx, actor, id, version, "confirm");
  const last = run.edits.at(-1);
  if (!last) throw refused([{ rule: "nothing-to-undo", sentence: "没有可以撤回的手工换人。" }]);
  const picks = changedPicks(run.picks ?? [], reversed(last.changes))!;
  const saved = await saveRun(tx, run, { picks, edits: run.edits.slice(0, -1) });
  const detail = { action: "take-back", text: last.text };
  await record(tx, actor, { verb: "match.edit", countyId: run.countyId, subjectId: id, detail });
  return { version: saved };
}

interface Seat {
  readonly villageId: string;
  readonly slot: Slot;
  readonly out?: string | undefined;
}

const mostCandidates = 60;

/** Everybody who might take a seat, with what the plan would gain or lose; those no rule keeps out first, the best first. */
export async function listSeatCandidates(db: Db, actor: Actor, id: string, seat: Seat) {
  const run = await findRun(db, actor, id);
  if (!run?.picks) throw notFound("配对方案");
  const ground = groundOf(run.input);
  if (!ground.villages.has(seat.villageId)) throw notFound("村（社区）");
  const { picks } = run;
  const words = await listHolders(db, actor, run.countyId);
  const total = planFit(ground, picks).total;
  const here = new Set(picks.filter(({ villageId }) => villageId === seat.villageId).map(({ holderId }) => holderId));
  const rows = poolOf(ground, seat.slot)
    .filter((holderId) => !here.has(holderId))
    .map((holderId) => {
      const held = picks.filter((pick) => pick.holderId === holderId);
      const after = changedPicks(picks, [{ ...seat, out: seat.out ?? null, in: holderId }]);
      return {
        holderId,
        holder: holderName(ground, holderId),
        post: words.get(holderId)?.post ?? "",
        holds: held.map((pick) => `${villageName(ground, pick.villageId)}${slotLabel[pick.slot]}`),
        swaps: swapsOf(ground, seat, held),
        difference: after ? planFit(ground, after).total - total : 0,
        refusals: refusalsOf(ground, { villageId: seat.villageId, slot: seat.slot, holderId }, held.length),
      };
    });
  return rows
    .toSorted((a, b) => a.refusals.length - b.refusals.length || b.difference - a.difference)
    .slice(0, mostCandidates);
}

/** Two who hold the same slot may change villages. */
const swapsOf = (ground: Ground, { slot, out }: Seat, held: readonly MatchPick[]) =>
  out === undefined
    ? []
    : held
        .filter((pick) => pick.slot === slot)
        .map(({ villageId }) => ({ id: villageId, name: villageName(ground, villageId) }));

function refusalsOf(ground: Ground, pick: MatchPick, load: number): string[] {
  const bars = barsOf(ground, pick).map((rule) => hardRuleLabel[rule]);
  const most = capacityOf(ground, pick.holderId);
  return load >= most ? [...bars, `已安排 ${load} 个岗位，最多 ${most} 个`] : bars;
}
