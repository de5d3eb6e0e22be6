import { sql } from "kysely";
import type { Officer } from "#domain/access.ts";
import type { AreaLevel } from "#domain/grant.ts";
import type { Db, Tx } from "../db/db.ts";

export function lockGrant(tx: Tx, id: string) {
  return tx
    .selectFrom("roleGrant")
    .select(["id", "role"])
    .where("id", "=", id)
    .where("revokedAt", "is", null)
    .forUpdate()
    .executeTakeFirst();
}

export function listGrantsOf(tx: Tx, accountId: string) {
  return tx
    .selectFrom("roleGrant")
    .select(["role", "areaId", "townshipId", "organisationId"])
    .where("accountId", "=", accountId)
    .where("revokedAt", "is", null)
    .execute();
}

/** Two administrators taking away the last two officers at once must wait for each other. */
export function lockHolders(tx: Tx) {
  return sql`lock table role_grant in share row exclusive mode`.execute(tx);
}

export async function countHolders(tx: Tx, role: Officer): Promise<number> {
  const { n } = await tx
    .selectFrom("roleGrant as g")
    .innerJoin("account as a", "a.id", "g.accountId")
    .where("g.role", "=", role)
    .where("g.revokedAt", "is", null)
    .where("a.disabledAt", "is", null)
    .select((eb) => eb.fn.count<number>("a.id").distinct().as("n"))
    .executeTakeFirstOrThrow();
  return n;
}

/** The place in words and the level of its area; undefined when the parts do not belong together. */
export async function placeOf(
  db: Db,
  {
    areaId,
    townshipId,
    organisationId,
  }: { areaId: string | null; townshipId: string | null; organisationId: string | null },
): Promise<{ name: string; level: AreaLevel | "none" } | undefined> {
  if (areaId === null) return townshipId || organisationId ? undefined : { name: "全系统", level: "none" };
  const area = await db.selectFrom("area").select(["name", "level"]).where("id", "=", areaId).executeTakeFirst();
  if (!area) return undefined;
  if (organisationId) {
    const organisation = await db
      .selectFrom("organisation")
      .select("name")
      .where("countyId", "=", areaId)
      .where("id", "=", organisationId)
      .executeTakeFirst();
    return organisation && { name: organisation.name, level: area.level };
  }
  if (townshipId) {
    const township = await db
      .selectFrom("township")
      .select("name")
      .where("countyId", "=", areaId)
      .where("id", "=", townshipId)
      .executeTakeFirst();
    return township && { name: township.name, level: area.level };
  }
  return area;
}
