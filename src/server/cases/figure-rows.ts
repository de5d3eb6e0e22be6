import type { Actor } from "#domain/access.ts";
import type { Db } from "../db/db.ts";
import { type Period, roundsOf } from "../figures/figure.ts";
import { withinVillages } from "../people/reach.ts";

/** Files a correcting decision did not take off the list; of a village that fell back the new one, of merged villages the one that goes on. */
export const cases = (...asked: Parameters<typeof files>) =>
  files(...asked)
    .where("f.status", "<>", "relapsed")
    .where("f.mergedIntoId", "is", null);

export const files = (db: Db, actor: Actor, period: Period) =>
  db
    .selectFrom("caseFile as f")
    .innerJoin("village as v", (join) => join.onRef("v.countyId", "=", "f.countyId").onRef("v.id", "=", "f.villageId"))
    .innerJoin("township as t", (join) =>
      join.onRef("t.countyId", "=", "f.countyId").onRef("t.id", "=", "f.townshipId"),
    )
    .where("f.countyId", "=", period.countyId)
    .where("f.roundId", "in", roundsOf(period))
    .where("f.withdrawnOn", "is", null)
    .where(withinVillages(actor, "f"));

export const problems = (...asked: Parameters<typeof cases>) =>
  cases(...asked)
    .innerJoin("caseProblem as p", (join) => join.onRef("p.countyId", "=", "f.countyId").onRef("p.caseId", "=", "f.id"))
    .where("p.removedAt", "is", null);

export const goals = (...asked: Parameters<typeof cases>) =>
  cases(...asked)
    .innerJoin("caseGoal as g", (join) => join.onRef("g.countyId", "=", "f.countyId").onRef("g.caseId", "=", "f.id"))
    .where("g.removedAt", "is", null);
