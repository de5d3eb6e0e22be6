import { sql } from "kysely";
import { refused } from "#contract/problem.ts";
import type { RuleContent } from "#contract/rule-shapes.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type {
  Assignee,
  FindingSource,
  FindingStatus,
  FindingType,
  Satisfaction,
  Severity,
} from "#domain/inspections/finding.ts";
import type { Db, Tx } from "../../db/db.ts";
import { sqlState } from "../../db/retry.ts";
import { withinCounties, withinVillages } from "../../people/reach.ts";
import { nextNumber } from "./registering.ts";

/** A finding as a table brings it in; of one that stands already only what may be mended by a table changes. */
export interface FindingRecord {
  readonly id: string;
  readonly number: number | null;
  readonly source: FindingSource;
  readonly foundOn: IsoDate;
  readonly villageId: string | null;
  readonly townshipId: string | null;
  readonly category: string;
  readonly description: string;
  readonly basis: string;
  readonly severity: Severity;
  readonly type: FindingType;
  readonly measures: string;
  readonly leadLeader: string;
  readonly assignedTo: Assignee | null;
  readonly teamId: string | null;
  readonly organisationId: string | null;
  readonly responsible: string;
  readonly dueOn: IsoDate | null;
  readonly status: FindingStatus;
  readonly outcome: string;
  readonly log: string;
  readonly townCheck: boolean;
  readonly independent: boolean;
  readonly townCheckedOn: IsoDate | null;
  readonly checkedOn: IsoDate | null;
  readonly satisfaction: Satisfaction | null;
  readonly closedOn: IsoDate | null;
  readonly closedByName: string;
  readonly repeated: boolean;
  readonly earlierId: string | null;
  readonly reopened: number;
}

export interface KnownFinding extends FindingRecord {
  readonly number: number;
  readonly version: number;
  readonly township: string | null;
  readonly village: string | null;
  readonly unit: string;
  readonly closedBy: string | null;
  readonly earlier: number | null;
}

/** Everything of the county a row of a table may mean, with the words the ledger goes out in. */
export async function listKnownFindings(db: Db, actor: Actor, countyId: string): Promise<KnownFinding[]> {
  const { rows } = await sql<KnownFinding>`
    select f.id, f.number, f.version, f.source, f.found_on, f.village_id, f.township_id, f.category, f.description, f.basis, f.severity,
      f.type, f.measures, f.lead_leader, f.assigned_to, f.team_id, f.organisation_id, f.responsible, f.due_on, f.status, f.outcome,
      '' as log, f.town_check, f.independent, f.town_checked_on, f.checked_on, f.satisfaction, f.closed_on, f.closed_by_name, f.repeated,
      f.earlier_id, f.reopened, t.name as township, v.name as village,
      coalesce(case f.assigned_to when 'township' then t.name when 'team' then m.name when 'unit' then o.name end, '') as unit,
      coalesce(nullif(f.closed_by_name, ''), a.name) as closed_by, e.number as earlier
    from finding f
    left join township t on t.county_id = f.county_id and t.id = f.township_id
    left join village v on v.county_id = f.county_id and v.id = f.village_id
    left join team m on m.county_id = f.county_id and m.id = f.team_id
    left join organisation o on o.county_id = f.county_id and o.id = f.organisation_id
    left join account a on a.id = f.closed_by
    left join finding e on e.county_id = f.county_id and e.id = f.earlier_id
    where ${withinVillages(actor, "f")} and f.county_id = ${countyId}
    order by f.number`.execute(db);
  return rows;
}

export async function listKnownTeams(db: Db, actor: Actor, countyId: string) {
  const { rows } = await sql<{ id: string; name: string; villageId: string }>`
    select t.id, t.name, t.village_id from team t
    where ${withinVillages(actor, "t")} and t.county_id = ${countyId} and t.dissolved_on is null order by t.formed_on, t.id`.execute(
    db,
  );
  return rows;
}

export async function listOpenUnits(db: Db, actor: Actor, countyId: string) {
  const { rows } = await sql<{ id: string; name: string }>`
    select o.id, o.name from organisation o
    where ${withinCounties(actor, "o")} and o.county_id = ${countyId} and o.valid_to is null order by o.id`.execute(db);
  return rows;
}

/** In the order of their ids, so that two imports never wait for each other in a ring. */
export async function lockFindingVersions(tx: Tx, actor: Actor, countyId: string, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; version: number }>`
    select f.id, f.version from finding f
    where ${withinVillages(actor, "f")} and f.county_id = ${countyId} and f.id = any (${[...ids]}::uuid[]) order by f.id for no key update`.execute(
    tx,
  );
  return new Map(rows.map(({ id, version }) => [id, String(version)]));
}

interface UnderRule {
  readonly today: IsoDate;
  readonly rule: RuleContent<"finding-types">;
  readonly version: number;
}

/** New ones without a number take the next, in the order of the table. */
export async function insertFindings(
  tx: Tx,
  actor: Actor,
  countyId: string,
  rows: readonly FindingRecord[],
  { today, rule, version }: UnderRule,
) {
  if (rows.length === 0) return;
  let next = await nextNumber(tx, countyId);
  const highest = Math.max(next - 1, ...rows.map(({ number }) => number ?? 0));
  next = highest + 1;
  const { terms } = rule;
  const numbered = rows.map((row) => ({
    ...row,
    number: row.number ?? next++,
    reviewDays: row.type === "lasting" ? terms.lasting.days : null,
    madeUnder: row.status === "assigned" ? { version, type: row.type, ...terms[row.type] } : {},
  }));
  await sql`
    insert into finding (county_id, id, number, imported, source, village_id, township_id, team_id, found_on, category, description, basis,
      severity, type, measures, lead_leader, assigned_to, organisation_id, responsible, due_on, clock_from, status, outcome, town_check,
      independent, town_checked_on, checked_on, satisfaction, closed_on, closed_by_name, repeated, earlier_id, reopened, review_days, made_under, created_by)
    select ${countyId}, r.id, r.number, true, r.source, r."villageId", r."townshipId", r."teamId", r."foundOn", r.category, r.description,
      r.basis, r.severity, r.type, r.measures, r."leadLeader", r."assignedTo", r."organisationId", r.responsible, r."dueOn", r."foundOn",
      r.status, r.outcome, r."townCheck", r.independent, r."townCheckedOn", r."checkedOn", r.satisfaction, r."closedOn",
      r."closedByName", r.repeated, r."earlierId", r.reopened, r."reviewDays", r."madeUnder", ${actor.accountId}
    from ${recordset(numbered)}`.execute(tx);
  const logged = numbered.filter(({ log }) => log !== "").map((row) => ({ ...row, stepId: uuidv7() }));
  if (logged.length === 0) return;
  await sql`
    insert into finding_step (county_id, id, finding_id, village_id, township_id, organisation_id, action, from_status, to_status, on_day,
      text, made_by)
    select ${countyId}, r."stepId", r.id, r."villageId", r."townshipId", r."organisationId", 'import', '', r.status, ${today}::date, r.log,
      ${actor.accountId}
    from ${recordset(logged)}`.execute(tx);
}

const recordset = (
  rows: readonly object[],
) => sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, "stepId" uuid,
  number integer, source text, "foundOn" date, "villageId" uuid, "townshipId" uuid, "teamId" uuid, category text, description text,
  basis text, severity text, type text, measures text, "leadLeader" text, "assignedTo" text, "organisationId" uuid, responsible text,
  "dueOn" date, status text, outcome text, log text, "townCheck" boolean, independent boolean, "townCheckedOn" date, "checkedOn" date,
  satisfaction text, "closedOn" date, "closedByName" text, repeated boolean, "earlierId" uuid, reopened integer, "reviewDays" integer, "madeUnder" jsonb)`;

/** What a table may mend of one that stands; its course is none of a table's business. */
export async function mendFindings(tx: Tx, countyId: string, rows: readonly FindingRecord[]) {
  if (rows.length === 0) return;
  await sql`
    update finding f set source = r.source, found_on = r."foundOn", category = r.category, description = r.description, basis = r.basis,
      severity = r.severity, type = r.type, measures = r.measures, lead_leader = r."leadLeader", responsible = r.responsible,
      independent = r.independent, repeated = r.repeated, earlier_id = r."earlierId", version = f.version + 1, updated_at = now()
    from ${recordset(rows)} where f.county_id = ${countyId} and f.id = r.id`.execute(tx);
}

/** Takes out what a table brought in; whatever has moved on since stays, and so does the whole batch. */
export async function deleteImported(tx: Tx, countyId: string, ids: readonly string[]) {
  try {
    await sql`delete from finding_step where county_id = ${countyId} and finding_id = any (${[...ids]}::uuid[]) and action = 'import'`.execute(
      tx,
    );
    await sql`delete from finding where county_id = ${countyId} and id = any (${[...ids]}::uuid[])`.execute(tx);
  } catch (error) {
    if (sqlState(error) !== "23503") throw error;
    throw refused([{ rule: "finding-in-use", sentence: "其中有的问题已经办理或者被其他问题关联，不能撤销导入。" }]);
  }
}
