import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import type { KeptChecklist } from "#contract/checklist-shape.ts";
import type { IsoDate } from "#domain/date.ts";
import type { ChecklistSubject } from "#domain/inspections/checklist.ts";
import type { InspectionGround } from "#domain/inspections/visit.ts";
import { invalid, notFound } from "#contract/problem.ts";
import type { Db, Tx } from "../../db/db.ts";
import { withinCounties, withinVillages } from "../../people/reach.ts";
import { ruleOf } from "../../rules/queries.ts";

/** Where a visit goes, what it is made by, and the inspection behind it. */
export interface VisitGround {
  readonly countyId: string;
  readonly villageId: string | null;
  readonly townshipId: string;
  readonly teamId: string | null;
  readonly checklistVersion: number;
  readonly checklist: KeptChecklist | null;
  readonly inspection: InspectionGround | null;
}

export interface Place {
  readonly kind: "inspection" | "spot-check" | "leader";
  readonly inspectionId: string | null;
  readonly objectId: string | null;
  readonly villageId: string | null;
  readonly teamId: string | null;
  readonly checklistCode: string | null;
}

export function groundOf(tx: Tx, actor: Actor, place: Place, today: IsoDate): Promise<VisitGround> {
  switch (place.kind) {
    case "inspection":
      return groundOfObject(tx, actor, place);
    case "spot-check":
      return groundOfTeam(tx, actor, place, today);
    case "leader":
      return groundOfVillage(tx, actor, place);
  }
}

/** The inspection and its object stay as they are until the visit is written: neither is it finished nor the village moved in between. */
async function groundOfObject(tx: Tx, actor: Actor, { inspectionId, objectId }: Place): Promise<VisitGround> {
  const { rows } = await sql<VisitGround & InspectionGround & { subject: ChecklistSubject; subjectId: string }>`
    select o.county_id, o.village_id, o.township_id, o.subject_id, o.inspectors as chosen, n.subject, n.checklist, n.checklist_version,
      n.status, n.starts_on, n.ends_on, (n.started_at at time zone 'Asia/Shanghai')::date as started_on,
      array(select m.person_id::text from inspection_member m where m.county_id = n.county_id and m.inspection_id = n.id) as members
    from inspection_object o join inspection n on n.county_id = o.county_id and n.id = o.inspection_id
    where ${withinVillages(actor, "o")} and o.id = ${objectId}::uuid and o.inspection_id = ${inspectionId}::uuid
    for share of n, o`.execute(tx);
  const [row] = rows;
  if (!row) throw notFound("督查对象");
  const { countyId, villageId, townshipId, subject, subjectId, checklist, checklistVersion, ...inspection } = row;
  const teamId = subject === "team" ? subjectId : null;
  return { countyId, villageId, townshipId, teamId, checklist, checklistVersion, inspection };
}

async function groundOfTeam(tx: Tx, actor: Actor, { teamId, checklistCode }: Place, today: IsoDate) {
  const team = await tx
    .selectFrom("team as t")
    .where(withinVillages(actor, "t"))
    .where("t.id", "=", teamId ?? "")
    .where("t.dissolvedOn", "is", null)
    .select(["t.countyId", "t.villageId", "t.townshipId", "t.id as teamId"])
    .forShare()
    .executeTakeFirst();
  if (!team) throw notFound("驻村工作队");
  const { version, content } = await ruleOf(tx, team.countyId, "inspection-checklists", today);
  const ofTeams = content.checklists.filter(({ subject }) => subject === "team");
  const checklist = checklistCode === null ? ofTeams[0] : ofTeams.find(({ code }) => code === checklistCode);
  if (!checklist) throw invalid("本县没有这份在岗抽查清单，请在“规则设置—督查检查清单”中核对。");
  return { ...team, checklist, checklistVersion: version, inspection: null };
}

async function groundOfVillage(tx: Tx, actor: Actor, { villageId }: Place) {
  const village = await tx
    .selectFrom("village as v")
    .where(withinVillages(actor, "v", "id"))
    .where("v.id", "=", villageId ?? "")
    .where("v.validTo", "is", null)
    .select(["v.countyId", "v.id as villageId", "v.townshipId"])
    .forShare()
    .executeTakeFirst();
  if (!village) throw notFound("村（社区）");
  return { ...village, teamId: null, checklist: null, checklistVersion: 0, inspection: null };
}

/** Names of inspectors of the register, in the order asked for; whoever is not on it is left out. */
export async function namesOfInspectors(db: Db, actor: Actor, countyId: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("inspector as i")
    .innerJoin("person as p", (join) => join.onRef("p.countyId", "=", "i.countyId").onRef("p.id", "=", "i.personId"))
    .where(withinCounties(actor, "i"))
    .where("i.countyId", "=", countyId)
    .where("i.personId", "in", [...ids])
    .select(["i.personId as id", "p.name"])
    .execute();
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return ids.flatMap((one) => names.get(one) ?? []);
}
