import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { Light } from "#domain/cases/light.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Assignee, FindingSource, FindingStatus, FindingType, Severity } from "#domain/inspections/finding.ts";
import type { FindingWait } from "#contract/finding-shapes.ts";
import { type LightLines, linesFor, shownOf } from "../../cases/queries.ts";
import type { Db } from "../../db/db.ts";
import { withinFindings } from "./rows.ts";

export interface FindingFilter {
  readonly countyId?: string | undefined;
  readonly status?: FindingStatus | undefined;
  readonly type?: FindingType | undefined;
  readonly source?: FindingSource | undefined;
  readonly category?: string | undefined;
  readonly severity?: Severity | undefined;
  readonly light?: string | undefined;
  readonly waits?: FindingWait | undefined;
  readonly townshipId?: string | undefined;
  readonly villageId?: string | undefined;
  readonly organisationId?: string | undefined;
  readonly inspectionId?: string | undefined;
  readonly visitId?: string | undefined;
  readonly repeated?: "1" | undefined;
  readonly reopened?: "1" | undefined;
}

export interface FindingRow {
  readonly id: string;
  readonly countyId: string;
  readonly number: number;
  readonly county: string;
  readonly township: string | null;
  readonly village: string | null;
  readonly source: FindingSource;
  readonly foundOn: IsoDate;
  readonly category: string;
  readonly description: string;
  readonly severity: Severity;
  readonly type: FindingType;
  readonly assignedTo: Assignee | null;
  readonly responsibleUnit: string;
  readonly responsible: string;
  readonly dueOn: IsoDate | null;
  readonly status: FindingStatus;
  readonly light: Light;
  readonly requestedOn: IsoDate | null;
  readonly repeated: boolean;
  readonly reopened: number;
  readonly imported: boolean;
  readonly closedOn: IsoDate | null;
  readonly version: number;
}

/** findingLight() as a query, unless a rule set or a person gave it another; finding-list.test.ts proves that both give the same answer. */
function findingLightSql(lines: LightLines) {
  const { redBefore, yellowUntil } = linesFor(lines, sql.ref("f.county_id"), "finding");
  const live = sql`case when f.status in ('close-requested', 'checked') then 'green'
    when f.due_on < ${redBefore} then 'red' when f.due_on <= ${yellowUntil} then 'yellow' else 'green' end`;
  return sql<Light>`(case
    when f.status in ('registered', 'withdrawn') or f.due_on is null then 'none'
    when f.status = 'closed' then 'green' else ${shownOf("f", lines.today, live)} end)`;
}

/** By its name; of a finding handed to a unit that has nobody there, by the way kept for that. */
export const placeName = (kind: "township" | "village") => sql<string | null>`coalesce(${sql.ref(`${kind}.name`)},
  case when f.organisation_id is not null then finding_place_name(f.county_id, ${sql.ref(`f.${kind}_id`)}) end)`;

/** The body that rectifies, in words. */
const bodyName = sql<string>`coalesce(case f.assigned_to when 'township' then township.name when 'team' then team.name
  when 'unit' then organisation.name end, '')`;

export const findingColumns = (lines: LightLines) => sql`f.id, f.county_id, f.number, county.name as county,
  ${placeName("township")} as township, ${placeName("village")} as village,
  f.source, f.found_on, f.category, f.description, f.severity, f.type, f.assigned_to, ${bodyName} as responsible_unit, f.responsible,
  f.due_on, f.status, ${findingLightSql(lines)} as light, f.requested_on,
  f.repeated, f.reopened, f.imported, f.closed_on, f.version`;

/** What the columns take their names from: joined once, not looked up row by row. */
export const findingPlaces = sql`join area county on county.id = f.county_id
  left join township on township.county_id = f.county_id and township.id = f.township_id
  left join village on village.county_id = f.county_id and village.id = f.village_id
  left join team on team.county_id = f.county_id and team.id = f.team_id
  left join organisation on organisation.county_id = f.county_id and organisation.id = f.organisation_id`;

const requested = sql`f.status = 'close-requested'`;
const unchecked = sql`(f.town_check and f.town_checked_by is null)`;

function waiting(wait: FindingWait, actor: Actor): RawBuilder<unknown> {
  return {
    assign: sql`f.status = 'registered'`,
    rectify: sql`f.status in ('assigned', 'rectifying', 'returned') and ${mine(actor)}`,
    "town-check": sql`${requested} and ${unchecked}`,
    check: sql`${requested} and not ${unchecked}`,
    close: sql`f.status = 'checked'`,
  }[wait];
}

/** At the desk of whoever rectifies: of an office that may rectify only what was handed to it. */
function mine({ role, teamId = null, organisationId }: Actor): RawBuilder<unknown> {
  if (role === "township") return sql`f.assigned_to = 'township'`;
  if (role === "team") return sql`f.assigned_to = 'team' and f.team_id = ${teamId}::uuid`;
  if (role === "unit" || role === "department")
    return sql`f.assigned_to = 'unit' and f.organisation_id = ${organisationId}::uuid`;
  return sql`true`;
}

function conditions(actor: Actor, filter: FindingFilter, lines: LightLines): RawBuilder<unknown> {
  const plain = [
    ["county_id", filter.countyId],
    ["status", filter.status],
    ["type", filter.type],
    ["source", filter.source],
    ["category", filter.category],
    ["severity", filter.severity],
    ["township_id", filter.townshipId],
    ["village_id", filter.villageId],
    ["organisation_id", filter.organisationId],
    ["inspection_id", filter.inspectionId],
    ["visit_id", filter.visitId],
  ] as const;
  const asked = [
    ...plain.map(([column, value]) => value && sql`${sql.ref(`f.${column}`)} = ${value}`),
    filter.light && sql`${findingLightSql(lines)} = any (${filter.light.split(",")})`,
    filter.waits && waiting(filter.waits, actor),
    filter.repeated && sql`f.repeated`,
    filter.reopened && sql`f.reopened > 0`,
  ];
  return sql.join([withinFindings(actor, "f"), ...asked.filter((one) => typeof one === "object")], sql` and `);
}

/** What is still open first, the worst light on top, then the nearest deadline. */
export async function listFindings(
  db: Db,
  actor: Actor,
  filter: FindingFilter,
  lines: LightLines,
  { page, size, open = 0 }: { readonly page: number; readonly size: number; readonly open?: number },
): Promise<FindingRow[]> {
  // Open ones come first: a page of nothing else is found without looking at what has been closed over the years.
  const among = page * size <= open ? sql` and f.status <> 'closed' and f.status <> 'withdrawn'` : sql``;
  const order = sql`order by f.status in ('closed', 'withdrawn'),
    array_position(array['red', 'yellow', 'none', 'green'], ${findingLightSql(lines)}), f.due_on nulls first, f.number, f.id`;
  // The page is found before anything is looked up for its rows.
  const { rows } = await sql<FindingRow>`
    select ${findingColumns(lines)}
    from (select f.county_id, f.id from finding f where ${conditions(actor, filter, lines)}${among} ${order}
      limit ${size} offset ${(page - 1) * size}) at
      join finding f on f.county_id = at.county_id and f.id = at.id ${findingPlaces} where ${withinFindings(actor, "f")} ${order}`.execute(
    db,
  );
  return rows;
}

export interface FindingTally {
  readonly total: number;
  readonly open: number;
  readonly closed: number;
  readonly red: number;
  readonly yellow: number;
  readonly green: number;
  readonly none: number;
  readonly assign: number;
  readonly rectify: number;
  readonly townCheck: number;
  readonly check: number;
  readonly close: number;
}

export async function tallyFindings(db: Db, actor: Actor, filter: FindingFilter, lines: LightLines) {
  const light = findingLightSql(lines);
  const open = sql`f.status not in ('closed', 'withdrawn')`;
  const lit = (colour: Light) => sql`count(*) filter (where ${open} and ${light} = ${colour})::int`;
  const waits = (wait: FindingWait) => sql`count(*) filter (where ${waiting(wait, actor)})::int`;
  const { rows } = await sql<FindingTally>`
    select count(*)::int as total, count(*) filter (where ${open})::int as open,
      count(*) filter (where f.status = 'closed')::int as closed,
      ${lit("red")} as red, ${lit("yellow")} as yellow, ${lit("green")} as green, ${lit("none")} as none,
      ${waits("assign")} as assign, ${waits("rectify")} as rectify, ${waits("town-check")} as town_check,
      ${waits("check")} as check, ${waits("close")} as close
    from finding f where ${conditions(actor, filter, lines)}`.execute(db);
  return rows[0]!;
}

/** The day a finding is known by in lists beside another. */
export interface LinkedFinding {
  readonly id: string;
  readonly number: number;
  readonly foundOn: IsoDate;
  readonly category: string;
  readonly description: string;
  readonly status: FindingStatus;
}

export const linkedColumns = sql`f.id, f.number, f.found_on, f.category, f.description, f.status`;

/** 同村同类：of the twelve months before, the latest first. */
export async function listEarlier(
  db: Db,
  actor: Actor,
  { villageId, category, since }: { readonly villageId: string; readonly category: string; readonly since: IsoDate },
): Promise<LinkedFinding[]> {
  const { rows } = await sql<LinkedFinding>`
    select ${linkedColumns} from finding f
    where ${withinFindings(actor, "f")} and f.village_id = ${villageId} and f.category = ${category} and f.found_on >= ${since}
      and f.status <> 'withdrawn'
    order by f.found_on desc, f.number desc limit 20`.execute(db);
  return rows;
}
