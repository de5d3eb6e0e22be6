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
      sentence: `${name}还在联系、派驻${village}，请先在该村工作队中办理替换，再移出名册。`,
    })),
    ...planned.map(({ village, name, startsOn }) => ({
      rule: "still-planned",
      sentence: `${name}已预定于${formatChinese(startsOn)}到${village}接任，请先撤销预定轮换，再移出名册。`,
    })),
  ];
}
