import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import type { Gate } from "#domain/projects/gate.ts";
import type { Evidence } from "#domain/projects/gates/gate-pass.ts";
import type { GateTerms } from "#domain/projects/gates/gate-rule.ts";
import type { Db, Tx } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import type { ProjectPlace } from "../rows.ts";

export interface PassRow {
  readonly id: string;
  readonly gate: Gate;
  readonly onDay: IsoDate;
  readonly document: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly evidence: readonly Evidence[];
  readonly ruleVersion: number;
  readonly text: string;
  readonly by: string;
  readonly unit: string;
}

/** The passes that hold, in the order they were made. */
export async function listPasses(db: Db, actor: Actor, { countyId, id }: ProjectPlace): Promise<PassRow[]> {
  const { rows } = await sql<PassRow>`
    select y.id, y.gate, y.on_day, y.document, y.facts, y.evidence, y.rule_version, y.text, coalesce(a.name, '') as by,
      coalesce(o.name, '') as unit
    from gate_pass y left join account a on a.id = y.passed_by
      left join organisation o on o.county_id = y.county_id and o.id = y.organisation_id
    where ${withinShared(actor, "y")} and y.county_id = ${countyId} and y.project_id = ${id} and y.withdrawn_on is null
    order by y.passed_at, y.id`.execute(db);
  return rows;
}

export interface WithdrawnRow {
  readonly gate: Gate;
  readonly onDay: IsoDate;
  readonly withdrawnOn: IsoDate;
  readonly text: string;
  readonly by: string;
}

export async function listWithdrawn(db: Db, actor: Actor, { countyId, id }: ProjectPlace): Promise<WithdrawnRow[]> {
  const { rows } = await sql<WithdrawnRow>`
    select y.gate, y.on_day, y.withdrawn_on, y.withdrawn_text as text, coalesce(a.name, '') as by
    from gate_pass y left join account a on a.id = y.withdrawn_by
    where ${withinShared(actor, "y")} and y.county_id = ${countyId} and y.project_id = ${id} and y.withdrawn_on is not null
    order by y.passed_at, y.id`.execute(db);
  return rows;
}

export interface FailedRow {
  readonly gate: Gate;
  readonly onDay: IsoDate;
  readonly text: string;
  readonly by: string;
}

const ending = "-failed";
/** 验收未通过 is a step of its own: the gate stays where it is. */
export const failedAction = (gate: Gate) => `${gate}${ending}`;

export async function listFailed(db: Db, actor: Actor, { countyId, id }: ProjectPlace): Promise<FailedRow[]> {
  const { rows } = await sql<FailedRow>`
    select left(s.action, -${sql.lit(ending.length)}) as gate, s.on_day, s.text, coalesce(a.name, '') as by
    from project_step s left join account a on a.id = s.made_by
    where ${withinShared(actor, "s")} and s.county_id = ${countyId} and s.project_id = ${id}
      and s.action in (${failedAction("preliminary-acceptance")}, ${failedAction("final-acceptance")})
    order by s.made_at, s.id`.execute(db);
  return rows;
}

interface NewPass {
  readonly id: string;
  readonly gate: Gate;
  readonly onDay: IsoDate;
  readonly document: string;
  readonly facts: unknown;
  readonly evidence: readonly Evidence[];
  readonly ruleVersion: number;
  readonly asked: GateTerms;
  readonly text: string;
}

/** Keeps the pass with what it was asked under. */
export async function insertPass(tx: Tx, actor: Actor, project: ProjectPlace, pass: NewPass): Promise<void> {
  const { facts, evidence, asked, ...row } = pass;
  await tx
    .insertInto("gatePass")
    .values({
      ...row,
      countyId: project.countyId,
      projectId: project.id,
      facts: JSON.stringify(facts),
      evidence: JSON.stringify(evidence),
      asked: JSON.stringify(asked),
      organisationId: actor.organisationId,
      passedBy: actor.accountId,
      reach: [...project.reach],
    })
    .execute();
}

interface Undoing {
  readonly passId: string;
  readonly text: string;
  readonly today: IsoDate;
}

export async function withdrawPass(tx: Tx, actor: Actor, { countyId }: ProjectPlace, { passId, text, today }: Undoing) {
  await sql`update gate_pass y set withdrawn_on = ${today}, withdrawn_by = ${actor.accountId}, withdrawn_text = ${text}
    where ${withinShared(actor, "y")} and y.county_id = ${countyId} and y.id = ${passId}`.execute(tx);
}
