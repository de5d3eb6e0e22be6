import { sql } from "kysely";
import type { Tx, Db } from "../db/db.ts";

/** Locks the account row, so that two sign-ins at once count as two. */
export function lockAccountByLogin(tx: Tx, loginName: string) {
  return tx
    .selectFrom("account")
    .select(["id", "name", "passwordHash", "failures", "lastFailedAt", "disabledAt", "resetAt"])
    .where("loginName", "=", loginName)
    .forUpdate()
    .executeTakeFirst();
}

export function getPasswordHash(db: Db, accountId: string) {
  return db
    .selectFrom("account")
    .select(["loginName", "passwordHash"])
    .where("id", "=", accountId)
    .executeTakeFirstOrThrow();
}

export function findFirstGrant(db: Db, accountId: string) {
  return db
    .selectFrom("roleGrant")
    .select(["id", "role"])
    .where("accountId", "=", accountId)
    .where("revokedAt", "is", null)
    .orderBy("grantedAt")
    .orderBy("id")
    .executeTakeFirst();
}

export function saveFailure(tx: Tx, accountId: string, failures: number, at: Date) {
  return tx.updateTable("account").set({ failures, lastFailedAt: at }).where("id", "=", accountId).execute();
}

export function clearFailures(tx: Tx, accountId: string) {
  return tx.updateTable("account").set({ failures: 0, lastFailedAt: null }).where("id", "=", accountId).execute();
}

export function savePassword(tx: Tx, accountId: string, passwordHash: string, mustChangePassword: boolean) {
  return tx
    .updateTable("account")
    .set({ passwordHash, mustChangePassword, passwordChangedAt: new Date(), failures: 0, lastFailedAt: null })
    .where("id", "=", accountId)
    .execute();
}

export function saveAccount(
  tx: Tx,
  account: {
    id: string;
    loginName: string;
    name: string;
    phone: string | null;
    passwordHash: string;
    mustChangePassword: boolean;
  },
) {
  return tx.insertInto("account").values(account).execute();
}

export async function isEmpty(db: Db): Promise<boolean> {
  const { rows } = await sql<{ none: boolean }>`select not exists (select from account) as none`.execute(db);
  return rows[0]!.none;
}

/** Holds off a second set-up while the first decides. */
export function lockSetup(tx: Tx) {
  return sql`lock table account in share row exclusive mode`.execute(tx);
}
