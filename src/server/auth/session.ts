import { createHash, randomBytes } from "node:crypto";
import DataLoader from "dataloader";
import { sql } from "kysely";
import { notFound } from "#contract/problem.ts";
import type { Role } from "#domain/access.ts";
import type { Config } from "../config.ts";
import type { Db, Tx } from "../db/db.ts";

const hashToken = (token: string) => createHash("sha256").update(token).digest();

/** Opens a session and returns the token, which is never stored. */
export async function openSession(tx: Tx, accountId: string, grantId: string, client: string): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await tx
    .insertInto("session")
    .values({ tokenHash: hashToken(token), accountId, grantId, client: client.slice(0, 80) })
    .execute();
  return token;
}

export interface SessionRow {
  readonly tokenHash: Buffer;
  readonly accountId: string;
  readonly name: string;
  readonly mustChangePassword: boolean;
  readonly grantId: string;
  readonly role: Role;
  readonly areaId: string | null;
  readonly townshipId: string | null;
  readonly organisationId: string | null;
  readonly teamId: string | null;
  /** Where a team or a unit stands: `village,township` each; null for offices that see whole townships or counties. */
  readonly standing: string[] | null;
  /** Ids of the counties below the office's area. */
  readonly counties: string[];
  /** No county lies elsewhere. */
  readonly everyCounty: boolean;
  readonly stale: boolean;
}

type Limits = Pick<Config, "idleMinutes" | "absoluteHours">;
const finders = new WeakMap<Db, DataLoader<string, SessionRow | undefined>>();

/**
 * The live session of a token: neither expired nor revoked nor disabled. Those asked for in the same turn of the event loop are
 * found by one statement, so a crowd costs the database little more than one; nothing is remembered.
 */
export function findSession(db: Db, token: string, limits: Limits): Promise<SessionRow | undefined> {
  const finder = finders.get(db) ?? new DataLoader((tokens) => findSessions(db, tokens, limits), inOneTurn);
  finders.set(db, finder);
  return finder.load(token);
}

const inOneTurn = { cache: false, maxBatchSize: 100, batchScheduleFn: (ask: () => void) => void setImmediate(ask) };

async function findSessions(db: Db, tokens: readonly string[], limits: Limits): Promise<(SessionRow | undefined)[]> {
  const hashes = tokens.map(hashToken);
  const rows = await db
    .selectFrom("session as s")
    .innerJoin("account as a", "a.id", "s.accountId")
    .innerJoin("roleGrant as g", "g.id", "s.grantId")
    .where("s.tokenHash", "=", sql<Buffer>`any(${hashes}::bytea[])`)
    .where("a.disabledAt", "is", null)
    .where("g.revokedAt", "is", null)
    .where("s.seenAt", ">", sql<string>`now() - ${`${limits.idleMinutes} minutes`}::interval`)
    .where("s.createdAt", ">", sql<string>`now() - ${`${limits.absoluteHours} hours`}::interval`)
    .select([
      "s.tokenHash",
      "a.id as accountId",
      "a.name",
      "a.mustChangePassword",
      "g.id as grantId",
      "g.role",
      "g.areaId",
      "g.townshipId",
      "g.organisationId",
      "g.teamId",
      sql<string[] | null>`case when g.role in ('team', 'unit') then array(
        select o.village_id || ',' || o.township_id from villages_of_office(g.area_id, g.team_id, g.organisation_id) o
        order by 1) end`.as("standing"),
      sql<boolean>`s.seen_at < now() - interval '1 minute'`.as("stale"),
      sql<string[]>`array(
        select id from area where id = g.area_id and level = 'county'
        union all select id from area where parent_id = g.area_id and level = 'county'
        union all select c.id from area p join area c on c.parent_id = p.id where p.parent_id = g.area_id and c.level = 'county'
        order by id)`.as("counties"),
      sql<boolean>`not exists (select from area c where c.level = 'county' and (c.id = g.area_id or c.parent_id = g.area_id
        or exists (select from area p where p.id = c.parent_id and p.parent_id = g.area_id)) is not true)`.as(
        "everyCounty",
      ),
    ])
    .execute();
  const found = new Map(rows.map((row) => [row.tokenHash.toString("hex"), row]));
  return hashes.map((hash) => found.get(hash.toString("hex")));
}

/** In which office a session acts that has just been found alive. */
export async function getGrantOfSession(db: Db, token: string): Promise<string> {
  const { grantId } = await db
    .selectFrom("session")
    .where("tokenHash", "=", hashToken(token))
    .select("grantId")
    .executeTakeFirstOrThrow();
  return grantId;
}

export function touchSession(db: Db, tokenHash: Buffer) {
  return db
    .updateTable("session")
    .set({ seenAt: sql`now()` })
    .where("tokenHash", "=", tokenHash)
    .execute();
}

export function closeSession(tx: Tx, token: string) {
  return tx.deleteFrom("session").where("tokenHash", "=", hashToken(token)).execute();
}

export function closeAllSessions(tx: Tx, accountId: string) {
  return tx.deleteFrom("session").where("accountId", "=", accountId).execute();
}

/** A changed password shuts out whoever came in with the old one. */
export function closeOtherSessions(tx: Tx, accountId: string, token: string) {
  return tx
    .deleteFrom("session")
    .where("accountId", "=", accountId)
    .where("tokenHash", "!=", hashToken(token))
    .execute();
}

/** Moves a session to another office of the same account. */
export async function moveSession(tx: Tx, token: string, accountId: string, grantId: string) {
  const grant = await tx
    .selectFrom("roleGrant")
    .select("id")
    .where("id", "=", grantId)
    .where("accountId", "=", accountId)
    .where("revokedAt", "is", null)
    .executeTakeFirst();
  if (!grant) throw notFound("岗位");
  await tx.updateTable("session").set({ grantId }).where("tokenHash", "=", hashToken(token)).execute();
}
