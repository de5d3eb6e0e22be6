import { sql } from "kysely";
import type { z } from "zod";
import type { me } from "#contract/auth.ts";
import { access, may, type Verb } from "#domain/access.ts";
import type { Db } from "../db/db.ts";

type Me = z.input<typeof me>;

/** The account, the office it acts in and the offices it may switch to. Names of places come through officeNames(). */
export async function getMe(db: Db, accountId: string, grantId: string): Promise<Me> {
  const account = await db
    .selectFrom("account")
    .select(["id", "loginName", "name", "mustChangePassword"])
    .where("id", "=", accountId)
    .executeTakeFirstOrThrow();
  const offices = await listOffices(db, accountId);
  const office = offices.find((one) => one.grantId === grantId)!;
  const verbs = (Object.keys(access) as Verb[]).filter((verb) => may(office, verb));
  return {
    accountId: account.id,
    loginName: account.loginName,
    name: account.name,
    office,
    offices: offices.map(({ grantId: id, role, place }) => ({ grantId: id, role, place })),
    mustChangePassword: account.mustChangePassword,
    verbs,
  };
}

async function listOffices(db: Db, accountId: string) {
  const rows = await db
    .selectFrom("roleGrant as g")
    .leftJoin("area as a", "a.id", "g.areaId")
    .where("g.accountId", "=", accountId)
    .where("g.revokedAt", "is", null)
    .select([
      "g.id as grantId",
      "g.role",
      "g.townshipId",
      "g.organisationId",
      "g.placeName as place",
      "a.name as areaName",
      sql<string | null>`case when a.level = 'county' then a.id end`.as("countyId"),
    ])
    .orderBy("g.grantedAt")
    .orderBy("g.id")
    .execute();
  return rows.map(({ areaName, ...row }) => ({
    ...row,
    countyName: row.countyId === null ? null : areaName,
    organisationName: row.organisationId === null ? null : row.place,
  }));
}
