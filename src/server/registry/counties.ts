import { type Actor, isOfficer } from "#domain/access.ts";
import type { Db, Tx } from "../db/db.ts";
import type { Schema } from "../db/schema.ts";

/** Officers see the list to set up and grant; they see nothing inside a county. */
export function listCounties(db: Db, actor: Actor) {
  return db
    .selectFrom("area as c")
    .leftJoin("area as p", "p.id", "c.parentId")
    .leftJoin("area as g", "g.id", "p.parentId")
    .where("c.level", "=", "county")
    .$if(!isOfficer(actor.role), (q) => q.where("c.id", "in", actor.counties.length > 0 ? actor.counties : [""]))
    .select((eb) => [
      "c.id",
      "c.name",
      "c.code",
      eb.case().when("p.level", "=", "city").then(eb.ref("p.name")).end().as("city"),
      eb.case().when("p.level", "=", "city").then(eb.ref("g.name")).else(eb.ref("p.name")).end().as("province"),
    ])
    .orderBy("c.sortOrder")
    .orderBy("c.code")
    .orderBy("c.id")
    .execute();
}

export interface NewArea {
  readonly id: string;
  readonly level: Schema["area"]["level"];
  readonly name: string;
  readonly parentId: string | null;
  readonly code: string | null;
}

export function findArea(tx: Tx, { level, name, parentId }: Pick<NewArea, "level" | "name" | "parentId">) {
  return tx
    .selectFrom("area")
    .select(["id", "code"])
    .where("level", "=", level)
    .where("name", "=", name)
    .where("parentId", parentId === null ? "is" : "=", parentId)
    .executeTakeFirst();
}

export function saveArea(tx: Tx, area: NewArea) {
  return tx.insertInto("area").values(area).execute();
}

export function findCountyByCode(tx: Tx, code: string) {
  return tx
    .selectFrom("area")
    .select("id")
    .where("level", "=", "county")
    .where("code", "=", code)
    .orderBy("id")
    .executeTakeFirst();
}

export function findCountiesByName(tx: Tx, name: string) {
  return tx.selectFrom("area").select("id").where("level", "=", "county").where("name", "=", name).execute();
}

/** What the owner's import must not make twice: codes of this vintage, open townships and villages by name. */
export async function listKnownPlaces(tx: Tx, countyId: string, vintage: string) {
  const codes = await tx
    .selectFrom("placeCode")
    .where("countyId", "=", countyId)
    .where("scheme", "=", "nbs")
    .where("vintage", "=", vintage)
    .select(["code", "placeId", "townshipId"])
    .execute();
  const townships = await tx
    .selectFrom("township")
    .where("countyId", "=", countyId)
    .where("validTo", "is", null)
    .select(["id", "name"])
    .execute();
  const villages = await tx
    .selectFrom("village")
    .where("countyId", "=", countyId)
    .where("validTo", "is", null)
    .select(["id", "townshipId", "name"])
    .execute();
  return {
    codes: new Set(codes.map(({ code }) => code)),
    townshipByCode: new Map(
      codes.filter(({ placeId, townshipId }) => placeId === townshipId).map(({ code, placeId }) => [code, placeId]),
    ),
    townshipByName: new Map(townships.map(({ id, name }) => [name, id])),
    villageByName: new Map(villages.map(({ id, townshipId, name }) => [`${townshipId}/${name}`, id])),
  };
}
