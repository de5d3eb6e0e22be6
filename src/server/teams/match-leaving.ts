import type { Reason } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { Tx } from "../db/db.ts";
import { withinVillages } from "../people/reach.ts";

/** Whoever still holds a slot of a village is replaced first: nobody leaves the register and a village without its secretary. */
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
  return held.map(({ village, name }) => ({
    rule: "still-stationed",
    sentence: `${name}还在联系、派驻${village}，请先在该村工作队中办理替换，再移出名册。`,
  }));
}
