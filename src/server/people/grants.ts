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
    .select(["role", "areaId", "townshipId", "organisationId", "teamId"])
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

interface Place {
  readonly areaId: string | null;
  readonly townshipId: string | null;
  readonly organisationId: string | null;
  readonly teamId?: string | null;
}

/** The place in words and the level of its area; undefined when the parts do not belong together. */
export async function placeOf(db: Db, place: Place): Promise<{ name: string; level: AreaLevel | "none" } | undefined> {
  const { areaId } = place;
  const parts = [place.townshipId, place.organisationId, place.teamId].filter((id) => typeof id === "string");
  if (areaId === null) return parts.length > 0 ? undefined : { name: "全系统", level: "none" };
  const area = await db.selectFrom("area").select(["name", "level"]).where("id", "=", areaId).executeTakeFirst();
  if (!area || parts.length > 1) return undefined;
  if (parts.length === 0) return area;
  const name = await nameOfPart(db, areaId, place);
  return name === undefined ? undefined : { name, level: area.level };
}

async function nameOfPart(db: Db, areaId: string, { townshipId, organisationId, teamId }: Place) {
  if (teamId) return (await findTeamName(db, areaId, teamId))?.name;
  const table = organisationId ? "organisation" : "township";
  const row = await db
    .selectFrom(table)
    .select("name")
    .where("countyId", "=", areaId)
    .where("id", "=", (organisationId ?? townshipId)!)
    .executeTakeFirst();
  return row?.name;
}

function findTeamName(db: Db, areaId: string, teamId: string) {
  return db
    .selectFrom("team as m")
    .innerJoin("township as t", (join) =>
      join.onRef("t.countyId", "=", "m.countyId").onRef("t.id", "=", "m.townshipId"),
    )
    .select(sql<string>`t.name || m.name`.as("name"))
    .where("m.countyId", "=", areaId)
    .where("m.id", "=", teamId)
    .where("m.dissolvedOn", "is", null)
    .executeTakeFirst();
}
