import { sql } from "kysely";
import { type Actor, may } from "#domain/access.ts";
import type { ProjectKind } from "#domain/projects/project.ts";
import type { Duty } from "#domain/projects/gates/gate-rule.ts";
import { notFound, refused } from "#contract/problem.ts";
import { record } from "../../audit/record.ts";
import type { Db, Tx } from "../../db/db.ts";
import { withinCounties } from "../../people/reach.ts";

interface DutyRow {
  readonly id: string;
  readonly county: string;
  readonly duty: Duty;
  readonly kind: ProjectKind | null;
  readonly organisationId: string;
  readonly organisation: string;
}

/** 项目职责单位: which department reviews budgets, audits, or is in charge of a kind of project. */
export async function readDuties(db: Db, actor: Actor) {
  const arranges = may(actor, "project.arrange");
  const { rows } = await sql<DutyRow>`
    select d.id, a.name as county, d.duty, d.kind, d.organisation_id, o.name as organisation
    from project_duty d join organisation o on o.county_id = d.county_id and o.id = d.organisation_id
      join area a on a.id = d.county_id
    where ${withinCounties(actor, "d")}
    order by a.sort_order, a.code, array_position(array['finance', 'audit', 'sector'], d.duty), d.kind nulls first, o.name`.execute(
    db,
  );
  const units = sql<{ id: string; name: string }>`
    select o.id, o.name from organisation o where ${withinCounties(actor, "o")} and o.valid_to is null
    order by o.sort_order, o.name`;
  return { rows, units: arranges ? (await units.execute(db)).rows : [], can: { arrange: arranges } };
}

interface NewDuty {
  readonly id: string;
  readonly duty: Duty;
  readonly kind: ProjectKind | null;
  readonly organisationId: string;
}

export async function arrangeDuty(tx: Tx, actor: Actor, { id, duty, kind, organisationId }: NewDuty) {
  const { rows } = await sql<{ countyId: string; name: string }>`
    select o.county_id, o.name from organisation o
    where ${withinCounties(actor, "o")} and o.id = ${organisationId} and o.valid_to is null`.execute(tx);
  const unit = rows[0];
  if (!unit) throw notFound("单位");
  if (duty !== "sector" && kind !== null)
    throw refused([{ rule: "kind-unasked", at: "kind", sentence: "只有行业主管部门按项目类型分别设定。" }]);
  const row = { countyId: unit.countyId, id, duty, kind, organisationId };
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("projectDuty")
    .values(row)
    .onConflict((on) => on.doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n)
    throw refused([{ rule: "duty-held", at: "organisationId", sentence: "该单位已经承担这一职责，没有重复设定。" }]);
  const detail = { act: "add", duty, ...(kind && { projectKind: kind }), name: unit.name };
  await record(tx, actor, { verb: "project.arrange", countyId: unit.countyId, subjectId: id, detail });
  return { done: true as const };
}

export async function endDuty(tx: Tx, actor: Actor, id: string) {
  const { rows } = await sql<{ countyId: string; duty: Duty; organisationId: string }>`
    delete from project_duty d where ${withinCounties(actor, "d")} and d.id = ${id}
    returning d.county_id, d.duty, d.organisation_id`.execute(tx);
  const gone = rows[0];
  if (!gone) throw notFound("职责");
  const detail = { act: "remove", duty: gone.duty, organisationId: gone.organisationId };
  await record(tx, actor, { verb: "project.arrange", countyId: gone.countyId, subjectId: id, detail });
  return { done: true as const };
}
