import { sql } from "kysely";
import { type Actor, may } from "#domain/access.ts";
import type { IsoDate } from "#domain/date.ts";
import { maskPhone } from "#domain/masking.ts";
import { concludeFaults } from "#domain/projects/argument.ts";
import { type BankAct, bankActsOf, type BankProject } from "#domain/projects/bank-act.ts";
import { bankRefusalLabel } from "#domain/projects/labels.ts";
import type { Permit } from "#domain/projects/permit.ts";
import { notFound } from "#contract/problem.ts";
import type { Db } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import { ruleOf } from "../../rules/queries.ts";
import { disclosureBlockers } from "../disclosures/blocking.ts";
import type { LockedProject } from "../rows.ts";
import { type HearingRow, listHearings, listServed, listSteps, readBankFacts } from "./facts.ts";
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
export async function readProject(db: Db, actor: Actor, id: string, today: IsoDate) {
  const whole = await findWhole(db, actor, id);
  if (!whole) throw notFound("项目");
  const { hands: _, reach: _reach, phone, createdName, ...shown } = whole;
  const facts = await readBankFacts(db, actor, whole);
  const hearings = await listHearings(db, actor, whole);
  return {
    ...shown,
    permits: [...whole.permits],
    phoneMasked: phone === null ? null : maskPhone(phone),
    createdBy: createdName ?? "",
    served: await listServed(db, actor, whole),
    steps: await listSteps(db, actor, whole),
    hearings: hearings.map(({ version: _version, opinions, ...hearing }) => ({
      ...hearing,
      opinions: opinions.map(({ argumentId: _argument, ...opinion }) => opinion),
    })),
    acts: await listActs(db, actor, whole, facts, today),
    lacks: await listLacks(db, actor, whole, hearings, today),
    can: { decide: may(actor, "project.decide") && whole.status === "argued" && whole.standing === "normal" },
    reveal: may(actor, "project.reveal") && phone !== null,
  };
}

/** The posting that must be over before the act. */
const postedBefore: Readonly<Partial<Record<BankAct, "review" | "argue" | "decide">>> = {
  review: "review",
  hold: "argue",
  decide: "decide",
};

/** What stands open to this office, and what is in the way of it: hands, and what is posted still. */
async function listActs(db: Db, actor: Actor, project: LockedProject, facts: BankProject, today: IsoDate) {
  const acts: { act: BankAct; why: string[] }[] = [];
  for (const { act, why } of bankActsOf(facts, actor)) {
    const before = postedBefore[act];
    const posted = before ? await disclosureBlockers(db, actor, project, before, today) : [];
    acts.push({
      act,
      why: [...why.map((rule) => `${bankRefusalLabel[rule]}。`), ...posted.map((one) => one.sentence)],
    });
  }
  return acts;
}

async function listLacks(
  db: Db,
  actor: Actor,
  { countyId, sectorId }: LockedProject,
  [hearing]: readonly HearingRow[],
  today: IsoDate,
): Promise<string[]> {
  if (!hearing || hearing.conclusion !== null || actor.role !== "county") return [];
  const { content } = await ruleOf(db, countyId, "project-argument", today);
  const asked = { sectorId, conclusion: "pass", text: "", today } as const;
  return concludeFaults(hearing, content, asked).map(({ sentence }) => sentence);
}
