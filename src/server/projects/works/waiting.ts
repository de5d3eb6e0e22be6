import { type RawBuilder, sql } from "kysely";
import { type Actor, may } from "#domain/access.ts";
import { diffDays, type IsoDate } from "#domain/date.ts";
import type { Gate } from "#domain/projects/gate.ts";
import { gateLabel } from "#domain/projects/labels.ts";
import { assetClasses, pipelineStatuses, projectKinds } from "#domain/projects/project.ts";
import { nextGate } from "#domain/projects/gates/gate-order.ts";
import type { GateRule } from "#domain/projects/gates/gate-rule.ts";
import { type WorkWait, workWaits } from "#contract/project-gates.ts";
import type { Db } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import { ruleOf } from "../../rules/queries.ts";

/** Which gate comes next for every state, kind and class, as the county's rule has it: the rule as rows, so that SQL can ask. */
function nextTable(rule: GateRule) {
  const all = (["banked", ...pipelineStatuses] as const).flatMap((status) =>
    projectKinds.flatMap((kind) =>
      assetClasses.flatMap((assetClass) => {
        const gate = nextGate(rule, { status, kind, assetClass });
        return gate ? [{ status, kind, assetClass, gate, by: rule.gates[gate].by }] : [];
      }),
    ),
  );
  const column = (key: keyof (typeof all)[number]) => sql`${all.map((one) => one[key])}::text[]`;
  return sql`unnest(${column("status")}, ${column("kind")}, ${column("assetClass")}, ${column("gate")}, ${column("by")})
    n (status, kind, asset_class, gate, by)`;
}

/** At whose desk a gate lies; a duty held by several departments waits for each of them. */
function mine({ role, townships, organisationId }: Actor): RawBuilder<unknown> {
  if (role === "county") return sql`(n.by = 'county' or (n.by = 'township' and p.township_id is null))`;
  if (role === "township" && townships !== "all")
    return sql`(n.by = 'township' and p.township_id = any (${[...townships]}::uuid[]))`;
  if (role !== "department") return sql`false`;
  const held = sql`exists (select from project_duty d where d.county_id = p.county_id and d.duty = n.by
    and d.organisation_id = ${organisationId}::uuid and (d.kind is null or d.kind = p.kind))`;
  return sql`case n.by when 'sector' then coalesce(p.sector_id = ${organisationId}::uuid, ${held})
    when 'finance' then ${held} when 'audit' then ${held} else false end`;
}

const head = sql`p.county_id, p.id, p.year, p.number, p.name, p.township_id`;
const ofProject = (alias: string) =>
  sql`p.county_id = ${sql.ref(`${alias}.county_id`)} and p.id = ${sql.ref(`${alias}.project_id`)}`;

/** What waits, one row each: the project, the thing, in words or as a gate, and by when. */
function waitingRows(actor: Actor, wait: WorkWait, { rule, today }: Ground): RawBuilder<unknown> {
  const gateRows = (late: boolean) => sql`
    select ${head}, n.gate as gate, '' as text, g.finish_on as due_on, p.id as key
    from project p join ${nextTable(rule)} on n.status = p.status and n.kind = p.kind and n.asset_class = p.asset_class
      left join gate_plan g on g.county_id = p.county_id and g.project_id = p.id and g.gate = n.gate and ${withinShared(actor, "g")}
    where ${withinShared(actor, "p")} and p.standing = 'normal' and ${
      late
        ? sql`g.finish_on < ${today}::date and ${actor.role === "department" ? mine(actor) : sql`true`}`
        : mine(actor)
    }`;
  const checks = (condition: RawBuilder<unknown>) => sql`
    select ${head}, '' as gate, q.text, q.due_on, q.id as key from quality_check q join project p on ${ofProject("q")}
    where ${withinShared(actor, "q")} and ${withinShared(actor, "p")} and q.conclusion = 'faults' and q.confirmed_on is null
      and p.standing not in ('terminated', 'recalled') and ${condition}`;
  switch (wait) {
    case "pass":
      return gateRows(false);
    case "late":
      return gateRows(true);
    case "change":
      return sql`
        select ${head}, '' as gate, c.reason as text, null::date as due_on, c.id as key from project_change c join project p on ${ofProject("c")}
        where ${withinShared(actor, "c")} and ${withinShared(actor, "p")} and c.decision is null and c.asked_by <> ${actor.accountId}`;
    case "mend":
      return checks(sql`q.mended_on is null`);
    case "confirm":
      return checks(
        sql`q.mended_on is not null and q.mended_by <> ${actor.accountId} and q.organisation_id is not distinct from ${
          actor.role === "department" ? actor.organisationId : null
        }::uuid`,
      );
  }
}

const waitsAt: Readonly<Record<WorkWait, (actor: Actor) => boolean>> = {
  pass: (actor) => may(actor, "project.pass"),
  late: (actor) => may(actor, "project.pass"),
  change: (actor) => may(actor, "project.halt"),
  mend: ({ role }) => role === "township" || role === "team",
  confirm: ({ role }) => role === "county" || role === "department",
};

interface Ground {
  readonly rule: GateRule;
  readonly today: IsoDate;
}

/** Offices at which something may wait sit in one county. */
async function groundFor(db: Db, actor: Actor, today: IsoDate): Promise<Ground> {
  const { content } = await ruleOf(db, actor.counties[0] ?? "", "project-gates", today);
  return { rule: content, today };
}

export async function countWorkWaiting(db: Db, actor: Actor, today: IsoDate): Promise<Record<WorkWait, number>> {
  const asked = workWaits.filter((wait) => waitsAt[wait](actor));
  const none = Object.fromEntries(workWaits.map((wait) => [wait, 0])) as Record<WorkWait, number>;
  if (asked.length === 0) return none;
  const ground = await groundFor(db, actor, today);
  const counts = asked.map(
    (wait) => sql`(select count(*)::int from (${waitingRows(actor, wait, ground)}) w) as ${sql.ref(wait)}`,
  );
  const { rows } = await sql<Record<WorkWait, number>>`select ${sql.join(counts)}`.execute(db);
  return { ...none, ...rows[0]! };
}

interface WaitingRow {
  readonly id: string;
  readonly key: string;
  readonly year: number;
  readonly number: number;
  readonly name: string;
  readonly township: string | null;
  readonly gate: Gate | "";
  readonly text: string;
  readonly dueOn: IsoDate | null;
  readonly total: number;
}

/** The things behind a number of the 工作台, the most pressing first. */
export async function listWorkWaiting(
  db: Db,
  actor: Actor,
  { wait, page, size }: { readonly wait: WorkWait; readonly page: number; readonly size: number },
  today: IsoDate,
) {
  if (!waitsAt[wait](actor)) return { rows: [], total: 0 };
  const ground = await groundFor(db, actor, today);
  const { rows } = await sql<WaitingRow>`
    select w.id, w.key, w.year, w.number, w.name, project_place_name(w.county_id, w.township_id) as township, w.gate, w.text, w.due_on,
      count(*) over ()::int as total
    from (${waitingRows(actor, wait, ground)}) w
    order by w.due_on nulls last, w.year desc, w.number desc, w.key limit ${size} offset ${(page - 1) * size}`.execute(
    db,
  );
  const shown = rows.map(({ total: _, gate, text, ...row }) => ({
    ...row,
    matter: gate === "" ? text : gateLabel[gate],
    lateDays: row.dueOn === null ? 0 : Math.max(0, diffDays(row.dueOn, today)),
  }));
  return { rows: shown, total: rows[0]?.total ?? 0 };
}
