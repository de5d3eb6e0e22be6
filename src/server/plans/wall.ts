import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { groupBy } from "#domain/group.ts";
import type { Db } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";
import { type PlanLines, type PlanTally, promisesOf, stuckOf, tallyOf } from "./lines.ts";

interface WallRow extends PlanTally {
  readonly id: string;
  readonly name: string;
  readonly village: string;
  readonly townshipId: string;
  readonly township: string;
  readonly stuck: number;
  /** Of the total, what has a day to be done by. */
  readonly dated: number;
}

/** A tile for every standing team, under its township, in the county's own order. */
export async function listWallTeams(db: Db, actor: Actor, countyId: string, lines: PlanLines) {
  const { rows } = await sql<WallRow>`
    select tm.id, tm.name, coalesce(nullif(v.match_name, ''), v.name) as village, t.id as township_id, t.name as township,
      s.late, s.due, s.done, s.total, s.dated,
      (select count(*)::int from major_item m where m.county_id = tm.county_id and m.team_id = tm.id
        and ${stuckOf("m", lines)}) as stuck
    from team tm
    join village v on v.county_id = tm.county_id and v.id = tm.village_id
    join township t on t.county_id = tm.county_id and t.id = tm.township_id
    cross join lateral ${tallyOf(lines, promisesOf("tm"))} s
    where ${withinVillages(actor, "tm")} and tm.county_id = ${countyId} and tm.dissolved_on is null
    order by t.sort_order, t.id, v.sort_order, tm.id`.execute(db);
  return [...groupBy(rows, (row) => row.townshipId)].map(([id, teams]) => ({
    id,
    name: teams[0]!.township,
    teams: teams.map(({ township: _name, townshipId: _id, ...team }) => team),
  }));
}

interface PromiseRow {
  readonly kind: "task" | "major-item" | "step";
  readonly id: string;
  readonly inId: string;
  readonly text: string;
  readonly dueOn: IsoDate | null;
  readonly doneOn: IsoDate | null;
  readonly stuck: boolean;
}

/** Everything behind one tile: what is overdue first, then by its day, what is done last. */
export async function listPromises(db: Db, actor: Actor, team: { countyId: string; id: string }, lines: PlanLines) {
  const { rows } = await sql<PromiseRow>`
    select i.*, coalesce(${stuckOf("m", lines)}, false) as stuck
    from team tm cross join lateral (${promisesOf("tm")}) i
    left join major_item m on i.kind = 'major-item' and m.county_id = tm.county_id and m.id = i.id
    where ${withinVillages(actor, "tm")} and tm.county_id = ${team.countyId} and tm.id = ${team.id}
    order by (i.done_on is not null), i.due_on nulls last, i.kind, i.id limit 2000`.execute(db);
  return rows;
}
