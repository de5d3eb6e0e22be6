import { sql } from "kysely";
import { type Actor, may } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { maskPhone } from "#domain/masking.ts";
import { bankActsOf } from "#domain/projects/bank-act.ts";
import { bankRefusalLabel } from "#domain/projects/labels.ts";
import type { Permit } from "#domain/projects/permit.ts";
import { notFound } from "#contract/problem.ts";
import type { Db } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import type { LockedProject } from "../rows.ts";
import { listHearings, listServed, listSteps, readBankFacts } from "./facts.ts";
import { projectColumns, projectPlaces, type ProjectRow } from "./list.ts";

type Whole = LockedProject &
  ProjectRow & {
    readonly place: string;
    readonly content: string;
    readonly scale: string;
    readonly target: string;
    readonly linkMechanism: string;
    readonly ownerUnit: string | null;
    readonly sector: string | null;
    readonly responsible: string;
    readonly phone: string | null;
    readonly permits: readonly Permit[];
    readonly planStartOn: IsoDate | null;
    readonly createdName: string | null;
  };

async function findWhole(db: Db, actor: Actor, id: string): Promise<Whole | undefined> {
  const unit = (column: string) =>
    sql`(select u.name from organisation u where u.county_id = p.county_id and u.id = ${sql.ref(`p.${column}`)})`;
  const { rows } = await sql<Whole>`
    select ${projectColumns}, p.reach, p.declared_from, p.township_id, p.place, p.content, p.scale, p.target, p.link_mechanism, p.owner,
      p.owner_id, ${unit("owner_id")} as owner_unit, p.sector_id, ${unit("sector_id")} as sector, p.builder, p.responsible, p.phone,
      p.permits, p.promised_fen, p.plan_start_on, p.started_on, p.finished_on, p.imported, p.hands, p.created_by,
      (select a.name from account a where a.id = p.created_by) as created_name
    from project p ${projectPlaces(actor)} where ${withinShared(actor, "p")} and p.id = ${id}`.execute(db);
  return rows[0];
}

/** One project with its villages, hearings and course, and what this office may do in the bank now. */
export async function readProject(db: Db, actor: Actor, id: string) {
  const whole = await findWhole(db, actor, id);
  if (!whole) throw notFound("项目");
  const { hands: _, reach: _reach, phone, createdName, ...shown } = whole;
  const facts = await readBankFacts(db, actor, whole);
  return {
    ...shown,
    permits: [...whole.permits],
    phoneMasked: phone === null ? null : maskPhone(phone),
    createdBy: createdName ?? "",
    served: await listServed(db, actor, whole),
    steps: await listSteps(db, actor, whole),
    hearings: (await listHearings(db, actor, whole)).map(({ version: _version, opinions, ...hearing }) => ({
      ...hearing,
      opinions: opinions.map(({ argumentId: _argument, ...opinion }) => opinion),
    })),
    acts: bankActsOf(facts, actor).map(({ act, why }) => ({
      act,
      why: why.map((rule) => `${bankRefusalLabel[rule]}。`),
    })),
    can: { decide: may(actor, "project.decide") && whole.status === "argued" && whole.standing === "normal" },
    reveal: may(actor, "project.reveal") && phone !== null,
  };
}
