import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { type CaseStatus, type CaseWait, caseWaits } from "#domain/cases/case.ts";
import type { GivenLight, Light } from "#domain/cases/light.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Level } from "#domain/screening/decision.ts";
import type { Db } from "../db/db.ts";
import { withinReach, withinVillages } from "../people/reach.ts";
import { type LightLines, type Standing, standingOf } from "./lights.ts";

export { type LightLines, lightLines, linesFor, litFile, litLine, settingIn, shownOf, standingOf } from "./lights.ts";
export { listVillageCases, type VillageCase } from "./of-village.ts";

export interface CaseFilter {
  readonly countyId?: string | undefined;
  readonly roundId?: string | undefined;
  readonly townshipId?: string | undefined;
  readonly level?: Level | undefined;
  readonly light?: string | undefined;
  readonly aspect?: string | undefined;
  readonly lacks?: "problems" | "goals" | undefined;
  readonly status?: CaseStatus | undefined;
  readonly waits?: CaseWait | undefined;
}

export interface CaseRow extends Standing, GivenLight {
  readonly id: string;
  readonly countyId: string;
  readonly villageId: string;
  readonly village: string;
  readonly township: string;
  readonly county: string;
  readonly round: string;
  readonly decisionNumber: string;
  readonly status: CaseStatus;
  readonly level: Level;
  readonly manifestations: readonly string[];
  readonly openedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly withdrawnOn: IsoDate | null;
  readonly mergedIntoId: string | null;
}

const places = sql`
  join village v on v.county_id = c.county_id and v.id = c.village_id
  join township t on t.county_id = c.county_id and t.id = c.township_id`;

// Words that neither filter nor sort are looked up beside: every further join doubles what the planner has to weigh.
const columns = sql`c.id, c.county_id, c.village_id, c.status, c.level, c.manifestations, c.opened_on, c.due_on, c.withdrawn_on, c.merged_into_id, c.set_light, c.hand_light, c.hand_until,
  v.name as village, t.name as township, (select a.name from area a where a.id = c.county_id) as county,
  (select r.name from round r where r.county_id = c.county_id and r.id = c.round_id) as round,
  (select d.number from decision d where d.county_id = c.county_id and d.id = c.decision_id) as decision_number,
  s.light, s.done, s.total, s.next_due`;

/** 在册: not withdrawn, merged into another, relapsed or closed; the last two are listed when asked for by their status. */
const standing = (status: CaseStatus | undefined) => sql`c.withdrawn_on is null and c.merged_into_id is null
  ${status === undefined ? sql`and c.status not in ('relapsed', 'closed')` : sql``}`;

const undone = (more = sql``) => sql`exists (
  select from consolidation_check k where k.county_id = c.county_id and k.case_id = c.id and k.done_on is null ${more})`;

/** The last check found the village shaken, and no look-back since found it sound: closeRefusals() as a query. */
const shaken = sql`exists (
  select from consolidation_check k where k.county_id = c.county_id and k.case_id = c.id and not k.sound
    and not exists (select from consolidation_check l where l.county_id = k.county_id and l.case_id = k.case_id and l.month > k.month)
    and not exists (select from look_back b where b.county_id = k.county_id and b.case_id = k.case_id and not b.relapsed
      and b.on_day >= k.done_on))`;

/** What a file waits for; the home page counts by the same words. */
const waiting = (wait: CaseWait, today: IsoDate): RawBuilder<unknown> =>
  ({
    check: sql`c.status = 'self-assessed'`,
    accept: sql`c.status = 'town-checked'`,
    delist: sql`c.status = 'accepted'`,
    follow: sql`c.status = 'consolidation' and ${undone(sql`and k.due_on <= ${today}`)}`,
    close: sql`c.status = 'consolidation' and c.consolidation_to <= ${today} and not ${undone()} and not ${shaken}`,
  })[wait];

function caseConditions(actor: Actor, filter: CaseFilter, today: IsoDate): RawBuilder<unknown> {
  const { countyId, roundId, townshipId, level, light, aspect, lacks, status, waits } = filter;
  const asked = [
    countyId && sql`c.county_id = ${countyId}`,
    roundId && sql`c.round_id = ${roundId}`,
    townshipId && sql`c.township_id = ${townshipId}`,
    level && sql`c.level = ${level}`,
    light && sql`s.light = any (${light.split(",")})`,
    aspect &&
      sql`exists (select from case_problem p where p.county_id = c.county_id and p.case_id = c.id
        and p.removed_at is null and p.aspect = ${aspect})`,
    lacks && without(lacks),
    status && sql`c.status = ${status}`,
    waits && waiting(waits, today),
  ];
  return sql.join(
    [withinVillages(actor, "c"), standing(status), ...asked.filter((one) => typeof one === "object")],
    sql` and `,
  );
}

const without = (list: "problems" | "goals") => sql`not exists (
  select from ${sql.table(list === "problems" ? "case_problem" : "case_goal")} i
  where i.county_id = c.county_id and i.case_id = c.id and i.removed_at is null)`;

/** Worst light first, then the nearest deadline, then the county's own order. */
export async function listCases(
  db: Db,
  actor: Actor,
  filter: CaseFilter,
  lines: LightLines,
  { page, size }: { page: number; size: number },
): Promise<CaseRow[]> {
  const { rows } = await sql<CaseRow>`
    select ${columns} from case_file c ${places} cross join lateral ${standingOf(lines, "c")} s
    where ${caseConditions(actor, filter, lines.today)}
    order by array_position(array['red', 'yellow', 'green', 'none'], s.light), s.next_due nulls last,
      t.sort_order, v.sort_order, c.id
    limit ${size} offset ${(page - 1) * size}`.execute(db);
  return rows;
}

export interface CaseTally {
  readonly level: Level;
  readonly light: Light;
  readonly files: number;
  readonly done: number;
  readonly items: number;
}

/** The head of the list: how many files of each level and light the filter leaves, and how far they are. */
export async function tallyCases(db: Db, actor: Actor, filter: CaseFilter, lines: LightLines): Promise<CaseTally[]> {
  const { rows } = await sql<CaseTally>`
    select c.level, s.light, count(*)::int as files, sum(s.done)::int as done, sum(s.total)::int as items
    from case_file c cross join lateral ${standingOf(lines, "c")} s
    where ${caseConditions(actor, filter, lines.today)}
    group by c.level, s.light`.execute(db);
  return rows;
}

export interface CasesWaiting {
  readonly files: number;
  readonly red: number;
  readonly yellow: number;
  readonly lacksProblems: number;
  readonly lacksGoals: number;
  /** Files that wait for a township's check, for acceptance, for delisting, for a look, for closing. */
  readonly check: number;
  readonly accept: number;
  readonly delist: number;
  readonly follow: number;
  readonly close: number;
}

export async function countWaitingCases(db: Db, actor: Actor, countyId: string | undefined, lines: LightLines) {
  const { rows } = await sql<CasesWaiting>`
    select count(*)::int as files, count(*) filter (where s.light = 'red')::int as red,
      count(*) filter (where s.light = 'yellow')::int as yellow,
      count(*) filter (where ${without("problems")})::int as lacks_problems,
      count(*) filter (where ${without("goals")})::int as lacks_goals,
      ${sql.join(caseWaits.map((wait) => sql`count(*) filter (where ${waiting(wait, lines.today)})::int as ${sql.ref(wait)}`))}
    from case_file c cross join lateral ${standingOf(lines, "c")} s
    where ${caseConditions(actor, { countyId }, lines.today)}`.execute(db);
  return rows[0]!;
}

/** Also a withdrawn file: it stays readable. */
export async function findCase(db: Db, actor: Actor, id: string, lines: LightLines): Promise<CaseRow | undefined> {
  const { rows } = await sql<CaseRow>`
    select ${columns} from case_file c ${places} cross join lateral ${standingOf(lines, "c")} s
    where ${withinVillages(actor, "c")} and c.id = ${id}`.execute(db);
  return rows[0];
}

/** The words of a file's manifestations, from the list version its round began with. */
export async function listManifestationNames(db: Db, actor: Actor, file: Pick<CaseRow, "countyId" | "id">) {
  const { rows } = await sql<{ code: string; name: string }>`
    select m.code, coalesce(i.name, m.code) as name
    from case_file c
    join round r on r.county_id = c.county_id and r.id = c.round_id
    join manifestation_list l on l.county_id = r.county_id and l.id = r.manifestation_list_id
    cross join lateral unnest(c.manifestations) with ordinality m (code, place)
    left join lateral (select i ->> 'name' as name from jsonb_array_elements(l.items) i where i ->> 'code' = m.code limit 1) i on true
    where ${withinVillages(actor, "c")} and c.county_id = ${file.countyId} and c.id = ${file.id}
    order by m.place`.execute(db);
  return rows;
}

export async function listCaseRounds(db: Db, actor: Actor, countyId: string | undefined) {
  const { rows } = await sql<{ id: string; countyId: string; name: string; openedOn: IsoDate; dueOn: IsoDate }>`
    select r.id, r.county_id, r.name, min(c.opened_on) as opened_on, max(c.due_on) as due_on
    from case_file c join round r on r.county_id = c.county_id and r.id = c.round_id
    where ${withinVillages(actor, "c")} and c.withdrawn_on is null ${countyId ? sql`and c.county_id = ${countyId}` : sql``}
    group by r.id, r.county_id, r.name order by min(c.opened_on) desc, r.id desc limit 200`.execute(db);
  return rows;
}

export function listCaseCounties(db: Db, actor: Actor) {
  return db
    .selectFrom("area")
    .select(["id", "name"])
    .where("id", "in", [...actor.counties, ""])
    .orderBy("sortOrder")
    .orderBy("code")
    .orderBy("id")
    .execute();
}

export function listCaseTownships(db: Db, actor: Actor, countyId: string) {
  return db
    .selectFrom("township as t")
    .select(["t.id", "t.countyId", "t.name"])
    .where(withinReach(actor, "t", "id"))
    .where("t.countyId", "=", countyId)
    .where("t.validTo", "is", null)
    .orderBy("t.sortOrder")
    .orderBy("t.id")
    .execute();
}

/** The county an office acts in, or the one a province or city asked for; undefined when it is none of theirs. */
export async function findCaseCounty(db: Db, actor: Actor, countyId: string | undefined) {
  return db
    .selectFrom("area")
    .select(["id", "name"])
    .where("id", "=", countyId ?? actor.counties[0] ?? "")
    .where(withinCountyIds(actor))
    .executeTakeFirst();
}

const withinCountyIds = (actor: Actor) => sql<boolean>`${sql.ref("area.id")} = any (${[...actor.counties]}::text[])`;
