import type { Actor } from "#domain/access.ts";
import type { ManifestationItem } from "#domain/screening/manifestation.ts";
import type { Db } from "../db/db.ts";
import type { Argument, Period } from "../figures/figure.ts";
import { withinCounties, withinReach } from "../people/reach.ts";

export const assessed = (db: Db, actor: Actor, { countyId, roundId }: Period) =>
  db
    .selectFrom("assessment as a")
    .innerJoin("village as v", (join) => join.onRef("v.countyId", "=", "a.countyId").onRef("v.id", "=", "a.villageId"))
    .innerJoin("township as t", (join) =>
      join.onRef("t.countyId", "=", "a.countyId").onRef("t.id", "=", "a.townshipId"),
    )
    .where("a.countyId", "=", countyId)
    .where("a.roundId", "=", roundId)
    .where(withinReach(actor, "a"));

export const shortlisted = (db: Db, actor: Actor, { countyId, roundId }: Period) =>
  db
    .selectFrom("shortlistEntry as s")
    .innerJoin("village as v", (join) => join.onRef("v.countyId", "=", "s.countyId").onRef("v.id", "=", "s.villageId"))
    .innerJoin("township as t", (join) =>
      join.onRef("t.countyId", "=", "s.countyId").onRef("t.id", "=", "s.townshipId"),
    )
    .where("s.countyId", "=", countyId)
    .where("s.roundId", "=", roundId)
    .where(withinReach(actor, "s"));

/** The last word of an organisation on a village stands, unless it was taken back. */
export const opinions = (db: Db, actor: Actor, { countyId, roundId }: Period) => {
  const last = db
    .selectFrom("opinion as w")
    .where("w.countyId", "=", countyId)
    .where("w.roundId", "=", roundId)
    .where(withinReach(actor, "w"))
    .distinctOn(["w.villageId", "w.organisationId"])
    .selectAll("w")
    .orderBy("w.villageId")
    .orderBy("w.organisationId")
    .orderBy("w.at", "desc")
    .orderBy("w.id", "desc");
  return db
    .selectFrom(last.as("o"))
    .where("o.kind", "<>", "withdrawn")
    .innerJoin("village as v", (join) => join.onRef("v.countyId", "=", "o.countyId").onRef("v.id", "=", "o.villageId"))
    .innerJoin("township as t", (join) =>
      join.onRef("t.countyId", "=", "o.countyId").onRef("t.id", "=", "o.townshipId"),
    )
    .innerJoin("organisation as n", (join) =>
      join.onRef("n.countyId", "=", "o.countyId").onRef("n.id", "=", "o.organisationId"),
    );
};

/** The list in force: of the decision no later one corrects. */
export const decided = (db: Db, actor: Actor, { countyId, roundId }: Period) =>
  db
    .selectFrom("decision as d")
    .innerJoin("decisionVillage as dv", (join) =>
      join.onRef("dv.countyId", "=", "d.countyId").onRef("dv.decisionId", "=", "d.id"),
    )
    .innerJoin("village as v", (join) =>
      join.onRef("v.countyId", "=", "dv.countyId").onRef("v.id", "=", "dv.villageId"),
    )
    .innerJoin("township as t", (join) =>
      join.onRef("t.countyId", "=", "dv.countyId").onRef("t.id", "=", "dv.townshipId"),
    )
    .where("d.countyId", "=", countyId)
    .where("d.roundId", "=", roundId)
    .where(withinReach(actor, "dv"))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("decision as c")
            .whereRef("c.countyId", "=", "d.countyId")
            .whereRef("c.correctsId", "=", "d.id")
            .select("c.id"),
        ),
      ),
    );

export const confirmed = (...asked: Parameters<typeof decided>) =>
  decided(...asked).where("dv.outcome", "=", "confirmed");
/** The items of the list the round began with. */
export const manifestation: Argument = {
  name: "软弱涣散表现",
  scopes: async (db, actor, { countyId, roundId }) => {
    const list = await db
      .selectFrom("round as r")
      .innerJoin("manifestationList as m", (join) =>
        join.onRef("m.countyId", "=", "r.countyId").onRef("m.id", "=", "r.manifestationListId"),
      )
      .where("r.countyId", "=", countyId)
      .where("r.id", "=", roundId)
      .where(withinCounties(actor, "r"))
      .select("m.items")
      .executeTakeFirst();
    const items = (list?.items ?? []) as readonly ManifestationItem[];
    return items.map(({ code, name }) => ({ scope: code, label: name }));
  },
};
