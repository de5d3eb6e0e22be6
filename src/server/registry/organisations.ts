import { sql } from "kysely";
import type { Actor } from "#domain/access.ts";
import { foldWidth } from "#domain/area.ts";
import type { Db, Tx } from "../db/db.ts";
import type { Schema } from "../db/schema.ts";
import { withinCounties } from "../people/reach.ts";

type Organisation = Schema["organisation"];

export interface OrganisationBody {
  readonly name: string;
  readonly kind: Organisation["kind"];
  readonly reviewBody: Organisation["reviewBody"];
  readonly level: "province" | "city" | "county" | "township";
  readonly townshipId: string | null;
  /** 单位最多结对村数; null is 按本县规则. */
  readonly villageCapacity: number | null;
}

interface OrganisationFilter {
  readonly countyId?: string | undefined;
  readonly search: string;
  readonly closed: boolean;
}

export function listOrganisations(db: Db, actor: Actor, { countyId, search, closed }: OrganisationFilter) {
  const like = `%${foldWidth(search).replace(/[%_\\]/g, "\\$&")}%`;
  return db
    .selectFrom("organisation as o")
    .leftJoin("township as t", (join) => join.onRef("t.countyId", "=", "o.countyId").onRef("t.id", "=", "o.townshipId"))
    .where(withinCounties(actor, "o"))
    .$if(countyId !== undefined, (q) => q.where("o.countyId", "=", countyId!))
    .$if(!closed, (q) => q.where("o.validTo", "is", null))
    .$if(search !== "", (q) => q.where("o.name", "like", like))
    .select([
      "o.countyId",
      "o.id",
      "o.name",
      "o.kind",
      "o.reviewBody",
      "o.level",
      "o.townshipId",
      "t.name as townshipName",
      "o.villageCapacity",
      "o.validTo",
      "o.version",
    ])
    .orderBy("o.countyId")
    .orderBy("o.sortOrder")
    .orderBy("o.kind")
    .orderBy("o.name")
    .limit(5000)
    .execute();
}

export function lockOrganisation(tx: Tx, actor: Actor, id: string) {
  return tx
    .selectFrom("organisation as o")
    .where(withinCounties(actor, "o"))
    .where("o.id", "=", id)
    .where("o.validTo", "is", null)
    .select(["o.countyId", "o.id", "o.name", "o.villageCapacity", "o.version"])
    .forUpdate()
    .executeTakeFirst();
}

export function saveOrganisation(tx: Tx, countyId: string, id: string, body: OrganisationBody) {
  return tx
    .insertInto("organisation")
    .values({ countyId, id, ...body })
    .execute();
}

export function saveOrganisationChange(
  tx: Tx,
  { countyId, id }: { countyId: string; id: string },
  change: Partial<OrganisationBody> & { validTo?: string },
) {
  return tx
    .updateTable("organisation")
    .set(change)
    .set({ version: sql<number>`version + 1` })
    .where("countyId", "=", countyId)
    .where("id", "=", id)
    .execute();
}
