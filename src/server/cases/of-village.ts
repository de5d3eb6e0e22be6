import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { CaseStatus } from "#domain/cases/case.ts";
import type { GivenLight } from "#domain/cases/light.ts";
import type { GoalField, GoalTask, ProblemAspect } from "#domain/cases/problem-aspects.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Level } from "#domain/screening/decision.ts";
import type { Db } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";

interface Item {
  readonly id: string;
  readonly text: string;
  readonly dueOn: IsoDate | null;
  readonly doneOn: IsoDate | null;
}

/** A file as the village's own page and paper tell it: what was found, what was done, how it came out. */
export interface VillageCase extends GivenLight {
  readonly id: string;
  readonly villageId: string;
  /** The village the decision named; another one where the file followed a merger. */
  readonly listedId: string;
  readonly round: string;
  readonly decisionNumber: string;
  readonly decidedOn: IsoDate;
  readonly status: CaseStatus;
  readonly level: Level;
  readonly opening: number;
  readonly openedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly clockFrom: IsoDate | null;
  readonly withdrawnOn: IsoDate | null;
  readonly merged: boolean;
  readonly delistNumber: string;
  readonly delistedOn: IsoDate | null;
  readonly consolidationTo: IsoDate | null;
  readonly closedOn: IsoDate | null;
  readonly relapsedOn: IsoDate | null;
  readonly predecessorId: string | null;
  readonly manifestations: string[];
  readonly problems: (Item & { readonly aspect: ProblemAspect })[];
  readonly goals: (Item &
    GivenLight & {
      readonly field: GoalField;
      readonly task: GoalTask;
      readonly responsibleUnit: string;
      readonly responsiblePerson: string;
    })[];
  readonly acceptances: {
    readonly attempt: number;
    readonly heldOn: IsoDate;
    readonly points: number;
    readonly outcome: "passed" | "failed";
    readonly present: number;
    readonly satisfied: number;
    readonly fair: number;
    readonly dissatisfied: number;
    readonly opinion: string;
    readonly newDueOn: IsoDate | null;
  }[];
  readonly checks: {
    readonly month: number;
    readonly dueOn: IsoDate;
    readonly doneOn: IsoDate | null;
    readonly sound: boolean | null;
    readonly finding: string;
  }[];
  readonly lookBacks: { readonly onDay: IsoDate; readonly finding: string; readonly relapsed: boolean }[];
}

const camel = (column: string) => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The columns of a row as JSON. The words never change: they are put together once, not with every question. */
const jsonOf = (columns: string) =>
  `json_build_object(${columns
    .split(" ")
    .map((column) => `'${camel(column)}', i.${column}`)
    .join(", ")})`;

/** Rows that hang on a file, as one value of the statement that reads the files. */
function hanging(table: string, columns: string, order: string, standing = "") {
  const head = sql.raw(`(select coalesce(json_agg(${jsonOf(columns)} order by ${order}), '[]') from ${table} i
    where i.county_id = c.county_id and i.case_id = c.id ${standing} and `);
  return (actor: Actor) => sql`${head}${withinVillages(actor, "i")})`;
}

const stands = "and i.removed_at is null";
const problemsOf = hanging("case_problem", "id text due_on done_on aspect", "i.created_at, i.id", stands);
const goalsOf = hanging(
  "case_goal",
  "id text due_on done_on field task responsible_unit responsible_person set_light hand_light hand_until",
  "i.created_at, i.id",
  stands,
);
const acceptancesOf = hanging(
  "acceptance",
  "attempt held_on points outcome present satisfied fair dissatisfied opinion new_due_on",
  "i.attempt",
);
const checksOf = hanging("consolidation_check", "month due_on done_on sound finding", "i.month");
const lookBacksOf = hanging("look_back", "on_day finding relapsed", "i.on_day, i.id");

/** Every file of some villages, withdrawn and closed ones too, the newest first; by one statement. */
export async function listVillageCases(
  db: Db,
  actor: Actor,
  countyId: string,
  villageIds: readonly string[],
): Promise<VillageCase[]> {
  const { rows } = await sql<VillageCase>`
    select c.id, c.village_id, coalesce(c.listed_village_id, c.village_id) as listed_id, c.status, c.level, c.opening, c.opened_on,
      c.due_on, c.clock_from, c.withdrawn_on, c.merged_into_id is not null as merged, c.delist_number, c.delisted_on,
      c.consolidation_to, c.closed_on, c.relapsed_on, c.predecessor_id, c.set_light, c.hand_light, c.hand_until, r.name as round,
      d.number as decision_number, d.decided_on,
      array(select coalesce((select i ->> 'name' from jsonb_array_elements(l.items) i where i ->> 'code' = m.code limit 1), m.code)
        from unnest(c.manifestations) with ordinality m (code, place) order by m.place) as manifestations,
      ${problemsOf(actor)} as problems, ${goalsOf(actor)} as goals, ${acceptancesOf(actor)} as acceptances,
      ${checksOf(actor)} as checks, ${lookBacksOf(actor)} as look_backs
    from case_file c
    join round r on r.county_id = c.county_id and r.id = c.round_id
    join manifestation_list l on l.county_id = r.county_id and l.id = r.manifestation_list_id
    join decision d on d.county_id = c.county_id and d.id = c.decision_id
    where c.county_id = ${countyId} and c.village_id = any (${[...villageIds]}::uuid[]) and ${withinVillages(actor, "c")}
    order by c.opened_on desc, c.opening desc, c.id`.execute(db);
  return rows;
}
