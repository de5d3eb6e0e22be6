import { type RawBuilder, sql } from "kysely";
import { access, type Actor, type Role } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { type ProjectPhase, phaseOf } from "#domain/projects/phase.ts";
import type { AssetClass, ProjectKind, ProjectStatus, Standing } from "#domain/projects/project.ts";
import type { Light } from "#domain/cases/light.ts";
import type { ProjectWait } from "#contract/project-shapes.ts";
import type { LightLines } from "../../cases/queries.ts";
import type { Db } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import { projectLight } from "../light.ts";

export interface ProjectFilter {
  readonly countyId?: string | undefined;
  readonly townshipId?: string | undefined;
  readonly villageId?: string | undefined;
  readonly kind?: ProjectKind | undefined;
  readonly phase?: ProjectPhase | undefined;
  readonly status?: ProjectStatus | undefined;
  readonly standing?: Standing | undefined;
  readonly waits?: ProjectWait | undefined;
  readonly year?: number | undefined;
  readonly search?: string | undefined;
}

export interface ProjectRow {
  readonly id: string;
  readonly countyId: string;
  readonly county: string;
  readonly year: number;
  readonly number: number;
  readonly name: string;
  readonly kind: ProjectKind;
  readonly assetClass: AssetClass;
  readonly township: string | null;
  readonly villages: number;
  readonly villageNames: string;
  readonly estimateFen: number;
  readonly budgetFen: number | null;
  readonly allocatedFen: number;
  readonly contractedFen: number;
  readonly paidFen: number;
  readonly status: ProjectStatus;
  readonly standing: Standing;
  readonly planFinishOn: IsoDate | null;
  readonly version: number;
}

/** A place of a project that the office reaches, by its name, also where it lies in another township. */
const placeOf = (column: string) => sql<string>`project_place_name(p.county_id, ${sql.ref(column)})`;

/** As many names as a line holds; the rest is counted. */
const shownNames = 3;

export const projectColumns = sql`p.id, p.county_id, county.name as county, p.year, p.number, p.name, p.kind, p.asset_class,
  ${placeOf("p.township_id")} as township, served.villages, served.village_names, p.estimate_fen, p.budget_fen, p.allocated_fen,
  p.contracted_fen, p.paid_fen, p.status, p.standing, p.plan_finish_on, p.version`;

export const projectPlaces = (actor: Actor) => sql`join area county on county.id = p.county_id
  cross join lateral (
    select count(*)::int as villages, coalesce(string_agg(case when v.place <= ${shownNames} then
      project_place_name(p.county_id, v.village_id) end, '、' order by v.place), '') as village_names
    from (select v.village_id, row_number() over (order by v.share desc, v.village_id) as place from project_village v
      where ${withinShared(actor, "v")} and v.county_id = p.county_id and v.project_id = p.id) v) served`;

const over = sql`p.standing in ('terminated', 'recalled')`;

function inPhase(phase: ProjectPhase): RawBuilder<unknown> {
  const { statuses, over: side } = phaseOf[phase];
  const among = sql`p.status in (${sql.join(statuses.map((one) => sql.lit(one)))})`;
  if (side === "in") return sql`(${among} or ${over})`;
  return side === "out" ? sql`(${among} and not ${over})` : among;
}

/** 退回修改的：a draft that was handed in before. */
const sentBack = sql`exists (select from project_step s where s.county_id = p.county_id and s.project_id = p.id and s.action = 'return')`;

/** The open hearing of a project in which this unit has not written. */
const unwritten = (organisationId: string | null) => sql`exists (select from project_argument a
  where a.county_id = p.county_id and a.project_id = p.id and a.conclusion is null and not exists (select from argument_opinion o
    where o.county_id = a.county_id and o.argument_id = a.id and o.organisation_id = ${organisationId}::uuid))`;

const none = sql`false`;
const asked = (status: ProjectStatus) => sql`(p.status = ${sql.lit(status)} and p.standing = 'normal')`;

/** At whose desk it lies: an office is told of what it does itself. */
const waitOf: Readonly<Record<ProjectWait, (actor: Actor) => RawBuilder<unknown>>> = {
  mend: (actor) => sql`(${asked("draft")} and p.declared_from = ${actor.role} and ${leads(actor)} and ${sentBack})`,
  review: (actor) =>
    sql`(${asked("declared")} and ${actor.role === "county" ? sql`p.township_id is null` : leads(actor)})`,
  opinion: ({ organisationId }) =>
    sql`(${asked("reviewed")} and p.sector_id = ${organisationId}::uuid and ${unwritten(organisationId)})`,
  argue: () => asked("reviewed"),
  decide: () => asked("argued"),
};

/** The offices each of them is told to. */
const waitsFor: Readonly<Record<ProjectWait, readonly Role[]>> = {
  mend: access["project.declare"],
  review: access["project.review"],
  opinion: ["department"],
  argue: ["county"],
  decide: access["project.decide"],
};

const waiting = (wait: ProjectWait, actor: Actor) => (waitsFor[wait].includes(actor.role) ? waitOf[wait](actor) : none);

const leads = ({ role, townships }: Actor) =>
  role === "township" && townships !== "all" ? sql`p.township_id = any (${[...townships]}::uuid[])` : sql`true`;

/** 2026-12, 12, 2026-0012: a number as people write it. */
const asNumber = (text: string) => /^(?:(\d{4})-)?0*(\d{1,9})$/.exec(text);

function found(text: string): RawBuilder<unknown> {
  const like = sql`p.name like ${`%${text.replace(/[%_\\]/gu, "\\$&")}%`}`;
  const number = asNumber(text);
  if (!number) return like;
  const year = number[1] === undefined ? sql`true` : sql`p.year = ${Number(number[1])}`;
  return sql`(${like} or (${year} and p.number = ${Number(number[2])}))`;
}

function conditions(actor: Actor, filter: ProjectFilter): RawBuilder<unknown> {
  const plain = [
    ["county_id", filter.countyId],
    ["kind", filter.kind],
    ["status", filter.status],
    ["standing", filter.standing],
    ["year", filter.year],
  ] as const;
  const places = [filter.townshipId, filter.villageId].filter((one) => one !== undefined);
  const asked = [
    ...plain.map(([column, value]) => value !== undefined && sql`${sql.ref(`p.${column}`)} = ${value}`),
    ...places.map((id) => sql`p.reach @> array[${id}]::uuid[]`),
    filter.phase && inPhase(filter.phase),
    filter.waits && waiting(filter.waits, actor),
    filter.search?.trim() && found(filter.search.trim()),
  ];
  return sql.join([withinShared(actor, "p"), ...asked.filter((one) => typeof one === "object")], sql` and `);
}

interface Paging {
  readonly page: number;
  readonly size: number;
}

/** The newest numbers first; the page is found by its keys before anything is looked up for its rows. */
const pageOf = async <Row extends ProjectRow>(
  db: Db,
  actor: Actor,
  filter: ProjectFilter,
  { page, size }: Paging,
  columns: RawBuilder<unknown>,
): Promise<Row[]> => {
  const order = sql`order by p.year desc, p.number desc, p.id`;
  const { rows } = await sql<Row>`
    select ${columns}
    from (select p.county_id, p.id from project p where ${conditions(actor, filter)} ${order}
      limit ${size} offset ${(page - 1) * size}) at
      join project p on p.county_id = at.county_id and p.id = at.id ${projectPlaces(actor)}
    where ${withinShared(actor, "p")} ${order}`.execute(db);
  return rows;
};

export const listProjects = (db: Db, actor: Actor, filter: ProjectFilter, paging: Paging): Promise<ProjectRow[]> =>
  pageOf(db, actor, filter, paging, projectColumns);

export type LitProjectRow = ProjectRow & { readonly light: Light };

/** With the light of each: only those of the page are weighed. */
export const listLitProjects = (
  db: Db,
  actor: Actor,
  filter: ProjectFilter,
  paging: Paging,
  lines: LightLines,
): Promise<LitProjectRow[]> =>
  pageOf(db, actor, filter, paging, sql`${projectColumns}, ${projectLight(lines, "p")} as light`);

interface ProjectTally {
  readonly total: number;
  readonly argued: number;
  readonly works: number;
  readonly completed: number;
  readonly budgetFen: number;
  readonly paidFen: number;
  readonly mend: number;
  readonly review: number;
  readonly opinion: number;
  readonly argue: number;
  readonly decide: number;
}

/** The strip above the list and what waits, in one look. */
export async function tallyProjects(db: Db, actor: Actor, filter: ProjectFilter) {
  const phase = (one: ProjectPhase) => sql`count(*) filter (where ${inPhase(one)})::int`;
  const waits = (wait: ProjectWait) => sql`count(*) filter (where ${waiting(wait, actor)})::int`;
  const { rows } = await sql<ProjectTally>`
    select count(*)::int as total, ${phase("argued")} as argued, ${phase("works")} as works, ${phase("completed")} as completed,
      coalesce(sum(coalesce(p.budget_fen, p.estimate_fen)), 0)::bigint as budget_fen, coalesce(sum(p.paid_fen), 0)::bigint as paid_fen,
      ${waits("mend")} as mend, ${waits("review")} as review, ${waits("opinion")} as opinion, ${waits("argue")} as argue,
      ${waits("decide")} as decide
    from project p where ${conditions(actor, filter)}`.execute(db);
  return rows[0]!;
}
