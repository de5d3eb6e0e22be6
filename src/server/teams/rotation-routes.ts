import { rotations } from "#contract/rotations.ts";
import { type Actor, may } from "#domain/access.ts";
import { takeBackRefusals } from "#domain/teams/planned-rotation.ts";
import type { Db } from "../db/db.ts";
import { handle } from "../http/handle.ts";
import { lookAtHolder } from "./holders.ts";
import { planRotation, withdrawRotation } from "./rotating.ts";
import { listRotations, type RotationRow } from "./rotations.ts";

export const rotationRoutes = [
  handle(rotations.list, async ({ db, actor, query: { page, size, state } }) => {
    const rows = await listRotations(db, actor, { state }, { page, size });
    return { rows: rows.map((row) => shownRotation(actor, row)), total: rows[0]?.total ?? 0 };
  }),
  handle(rotations.plan, ({ tx, actor, params, body, today }) => planRotation(tx, actor, params.id, body, today)),
  handle(rotations.withdraw, ({ tx, actor, params, body }) => withdrawRotation(tx, actor, params.id, body.version)),
];

/** Of one team: what waits, with what the rules have against it as things stand, and what failed and is not settled. */
export async function rotationsOfTeam(db: Db, actor: Actor, teamId: string) {
  if (!may(actor, "person.read")) return [];
  const rows = await listRotations(db, actor, { teamId }, { page: 1, size: 200 });
  const shown = [];
  for (const row of rows) shown.push(shownRotation(actor, row, await against(db, actor, row)));
  return shown;
}

/** 预定以后情况有变的，到期前就说清：the rules of the holder, asked for the first day. */
async function against(db: Db, actor: Actor, row: RotationRow): Promise<string[]> {
  if (row.state !== "planned") return [];
  const { reasons } = await lookAtHolder(db, actor, row, row, row.startsOn);
  return reasons.map(({ sentence }) => sentence);
}

function shownRotation(actor: Actor, row: RotationRow, against: string[] = []) {
  const { id, teamId, postingId, team, village, township, slot, leaving, incoming, startsOn, toOn, reason } = row;
  const { state, outcome, plannedByName: plannedBy, plannedOn, version, unsettled } = row;
  const withdraw = may(actor, "team.edit") && takeBackRefusals(state).length === 0;
  return {
    ...{ id, teamId, postingId, team, village, township, slot, leaving, incoming, startsOn, toOn, reason },
    ...{ state, outcome, plannedBy, plannedOn, version, unsettled, against },
    can: { withdraw },
  };
}
