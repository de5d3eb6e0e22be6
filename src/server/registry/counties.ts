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
