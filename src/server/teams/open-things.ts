import { sql } from "kysely";
import { type Actor, may } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Db } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";
import { listPromises, type PackHooks, type TeamPlace } from "./packing.ts";

export interface OpenThings {
  /** 待审批的请假, as it stands before a number. */
  readonly kind: string;
  readonly count: number;
}

export interface TeamHooks extends PackHooks {
  /** What later stages have open in the name of a team: plans, tasks, reports. */
  readonly open: readonly ((
    db: Db,
    actor: Actor,
    place: TeamPlace,
    today: IsoDate,
  ) => Promise<readonly OpenThings[]>)[];
}

/** 撤销前先看清：what still waits in the name of the team, of every stage; what is nought is not said. */
export async function listOpenThings(
  db: Db,
  actor: Actor,
  place: TeamPlace,
  { today, hooks }: { readonly today: IsoDate; readonly hooks: TeamHooks },
): Promise<OpenThings[]> {
  const { rows } = await sql<{ leaves: number; packs: number; rotations: number }>`
    select (select count(*)::int from leave l where ${withinVillages(actor, "l")} and l.county_id = ${place.countyId}
        and l.team_id = ${place.teamId} and l.status = 'asked') as leaves,
      (select count(*)::int from handover h join posting p on p.county_id = h.county_id and p.id = h.posting_id
        join posting s on s.county_id = h.county_id and s.id = h.successor_id and coalesce(s.ended_on >= s.from_on, true)
        where ${withinVillages(actor, "h")} and p.county_id = ${place.countyId} and p.team_id = ${place.teamId} and h.signed_by is null) as packs,
      (select count(*)::int from planned_rotation r where ${withinVillages(actor, "r")} and r.county_id = ${place.countyId}
        and r.team_id = ${place.teamId} and r.state = 'planned' and ${may(actor, "person.read")}) as rotations`.execute(
    db,
  );
  const promises = await listPromises(db, actor, place);
  const count = (kind: "problem" | "goal") => promises.filter((one) => one.kind === kind).length;
  const things: OpenThings[] = [
    { kind: "待审批的请假、公出", count: rows[0]!.leaves },
    { kind: "未签收的交接包", count: rows[0]!.packs },
    { kind: "待生效的预定轮换", count: rows[0]!.rotations },
    { kind: "未解决的问题", count: count("problem") },
    { kind: "未完成的目标事项", count: count("goal") },
  ];
  for (const hook of hooks.open) things.push(...(await hook(db, actor, place, today)));
  return things.filter((one) => one.count > 0);
}
