import { sql } from "kysely";
import type { Role } from "#domain/access.ts";
import type { Db, Tx } from "../db/db.ts";

export function listAccounts(db: Db, search: string) {
  const like = `%${search.replace(/[%_\\]/g, "\\$&")}%`;
  return db
    .selectFrom("account as a")
    .where((eb) => eb.or([eb("a.loginName", "like", like), eb("a.name", "like", like)]))
    .select((eb) => [
      "a.id",
      "a.loginName",
      "a.name",
      "a.phone",
      "a.createdAt",
      "a.disabledAt",
      "a.failures",
      "a.lastFailedAt",
      "a.mustChangePassword",
      "a.resetAt",
      eb
        .selectFrom("roleGrant as g")
        .whereRef("g.accountId", "=", "a.id")
        .where("g.revokedAt", "is", null)
        .select((g) => g.fn.countAll<number>().as("n"))
        .as("officeCount"),
    ])
    .orderBy("a.createdAt")
    .orderBy("a.loginName")
    .limit(500)
    .execute();
}

export function lockAccount(tx: Tx, id: string) {
  return tx.selectFrom("account").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
}

export async function loginNameTaken(tx: Tx, loginName: string): Promise<boolean> {
  return (
    (await tx.selectFrom("account").select("id").where("loginName", "=", loginName).executeTakeFirst()) !== undefined
  );
}

export function setDisabled(tx: Tx, id: string, disabledAt: Date | null) {
  return tx.updateTable("account").set({ disabledAt }).where("id", "=", id).execute();
}

export function listResets(db: Db) {
  return db
    .selectFrom("account")
    .where("resetAt", "is not", null)
    .where("disabledAt", "is", null)
    .select(["id", "loginName", "name", "resetAt"])
    .orderBy("resetAt")
    .$narrowType<{ resetAt: string }>()
    .execute();
}

export function setReset(tx: Tx, id: string, resetAt: Date | null) {
  return tx.updateTable("account").set({ resetAt }).where("id", "=", id).execute();
}

export function listGrants(db: Db) {
  return db
    .selectFrom("roleGrant as g")
    .innerJoin("account as a", "a.id", "g.accountId")
    .where("g.revokedAt", "is", null)
    .select([
      "g.id",
      "g.accountId",
      "a.name as accountName",
      "a.loginName",
      "g.role",
      "g.placeName as place",
      "g.grantedAt",
    ])
    .orderBy("g.grantedAt", "desc")
    .orderBy("g.id")
    .limit(5000)
    .execute();
}

export function listGrantableAccounts(db: Db) {
  return db
    .selectFrom("account as a")
    .leftJoin("roleGrant as g", (join) => join.onRef("g.accountId", "=", "a.id").on("g.revokedAt", "is", null))
    .select((eb) => ["a.id", "a.loginName", "a.name", eb.fn.count<number>("g.id").as("officeCount")])
    .where("a.disabledAt", "is", null)
    .groupBy(["a.id", "a.loginName", "a.name"])
    .orderBy("a.loginName")
    .limit(5000)
    .execute();
}

export function listAreas(db: Db) {
  return db.selectFrom("area").select(["id", "name", "level"]).orderBy("sortOrder").orderBy("id").execute();
}

/** The security administrator names offices of every county; the database shows him names through their own policy. */
export function listGrantableTownships(db: Db) {
  return db
    .selectFrom("township")
    .select(["id", "name", "countyId"])
    .where("validTo", "is", null)
    .orderBy("countyId")
    .orderBy("sortOrder")
    .execute();
}

export function listGrantableOrganisations(db: Db) {
  return db
    .selectFrom("organisation")
    .select(["id", "name", "countyId"])
    .where("validTo", "is", null)
    .orderBy("countyId")
    .orderBy("sortOrder")
    .execute();
}

/** Standing teams, each with its township: 村 of one name lie in several. */
export function listGrantableTeams(db: Db) {
  return db
    .selectFrom("team as m")
    .innerJoin("township as t", (join) =>
      join.onRef("t.countyId", "=", "m.countyId").onRef("t.id", "=", "m.townshipId"),
    )
    .select(["m.id", "m.countyId", sql<string>`t.name || m.name`.as("name")])
    .where("m.dissolvedOn", "is", null)
    .orderBy("m.countyId")
    .orderBy("t.sortOrder")
    .orderBy("m.name")
    .orderBy("m.id")
    .execute();
}

export interface NewGrant {
  readonly id: string;
  readonly accountId: string;
  readonly role: Role;
  readonly areaId: string | null;
  readonly townshipId: string | null;
  readonly organisationId: string | null;
  readonly teamId?: string | null;
  readonly placeName: string;
  readonly grantedBy: string | null;
}

export function saveGrant(tx: Tx, grant: NewGrant) {
  return tx.insertInto("roleGrant").values(grant).execute();
}

/** Ends the grant and every session that acts under it. */
export async function endGrant(tx: Tx, id: string) {
  const ended = await tx
    .updateTable("roleGrant")
    .set({ revokedAt: sql`now()` })
    .where("id", "=", id)
    .where("revokedAt", "is", null)
    .returning(["accountId", "role", "placeName"])
    .executeTakeFirst();
  if (ended) await tx.deleteFrom("session").where("grantId", "=", id).execute();
  return ended;
}
