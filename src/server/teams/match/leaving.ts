import { sql } from "kysely";
import type { Reason } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import { formatChinese } from "#domain/date.ts";
import type { Tx } from "../../db/db.ts";
import { withinVillages } from "../../people/reach.ts";

/** Whoever still holds a slot of a village is replaced first: nobody leaves the register and a village without its secretary. Nor does whoever is to take one over. */
export async function refuseStationed(tx: Tx, actor: Actor, personId: string): Promise<Reason[]> {
  const held = await tx
    .selectFrom("posting as p")
    .innerJoin("village as v", (join) => join.onRef("v.countyId", "=", "p.countyId").onRef("v.id", "=", "p.villageId"))
    .innerJoin("person as n", (join) => join.onRef("n.countyId", "=", "p.countyId").onRef("n.id", "=", "p.personId"))
    .where(withinVillages(actor, "p"))
    .where("p.personId", "=", personId)
    .where("p.endedOn", "is", null)
    .select(["v.name as village", "n.name"])
    .orderBy("v.name")
    .execute();
  const planned = await tx
    .selectFrom("plannedRotation as r")
    .innerJoin("village as v", (join) => join.onRef("v.countyId", "=", "r.countyId").onRef("v.id", "=", "r.villageId"))
    .innerJoin("person as n", (join) => join.onRef("n.countyId", "=", "r.countyId").onRef("n.id", "=", "r.personId"))
    .where(withinVillages(actor, "r"))
    .where("r.personId", "=", personId)
    .where("r.state", "=", "planned")
    .select(["v.name as village", "n.name", "r.startsOn"])
    .orderBy("r.startsOn")
    .execute();
  return [
    ...held.map(({ village, name }) => ({
      rule: "still-stationed",
      sentence: `${name}还在联系、派驻${village}，请先在该村工作队中办理轮换，再移出名册。`,
    })),
    ...planned.map(({ village, name, startsOn }) => ({
      rule: "still-planned",
      sentence: `${name}已预定于${formatChinese(startsOn)}到${village}接任，请先撤销预定轮换，再移出名册。`,
    })),
  ];
}

/** 单位停用前：its villages, its people who live in villages, and what is planned for either, are settled first. */
export async function refusePaired(tx: Tx, actor: Actor, organisationId: string): Promise<Reason[]> {
  const { rows } = await sql<{ rule: keyof typeof pairedSentence; unit: string; villages: string[] }>`
    select x.rule, o.name as unit, array_agg(distinct v.name order by v.name) as villages
    from (
      select p.county_id, p.village_id, case p.slot when 'paired-unit' then 'still-paired' else 'people-stationed' end as rule
        from posting p where ${withinVillages(actor, "p")} and p.organisation_id = ${organisationId}::uuid and p.ended_on is null
      union all
      select r.county_id, r.village_id, 'pairing-planned'
        from planned_rotation r left join person n on n.county_id = r.county_id and n.id = r.person_id and n.kind = 'cadre'
        where ${withinVillages(actor, "r")} and r.state = 'planned' and coalesce(r.organisation_id, n.organisation_id) = ${organisationId}::uuid
    ) x join village v on v.county_id = x.county_id and v.id = x.village_id
      join organisation o on o.county_id = x.county_id and o.id = ${organisationId}::uuid
    group by x.rule, o.name order by x.rule desc`.execute(tx);
  return rows.map(({ rule, unit, villages }) => ({ rule, sentence: pairedSentence[rule](unit, villages.join("、")) }));
}

const pairedSentence = {
  "still-paired": (unit: string, villages: string) => `${unit}还结对${villages}，请先在该村工作队中办理轮换，再停用。`,
  "people-stationed": (unit: string, villages: string) =>
    `${unit}选派的干部还在${villages}驻村，请先在该村工作队中办理轮换，再停用。`,
  "pairing-planned": (unit: string, villages: string) =>
    `${unit}或者其干部已预定到${villages}接任，请先撤销预定轮换，再停用。`,
};
