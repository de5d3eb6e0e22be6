import { isOfficer } from "#domain/access.ts";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { names } from "./names.ts";
import { prepareRepeated } from "./prepared.ts";
import type { Along, Db, Reach, Tx } from "./handles.ts";
import type { Schema } from "./schema.ts";
import { stamped } from "./stamps.ts";
import { transact } from "./transact.ts";

export type { Along, Db, Reach, Statement, Tx } from "./handles.ts";

/** The two ways into the database. Both set the reach for row-level security before anything else runs. */
export interface Gate {
  /** One statement outside a transaction, for shared tables without row-level security (sessions, accounts, grants, areas). */
  readonly shared: Db;
  read<T>(reach: Reach, act: (db: Db) => Promise<T>): Promise<T>;
  write<T>(reach: Reach, act: (tx: Tx) => Promise<T>, along?: Along<T>): Promise<T>;
  close(): Promise<void>;
}

pg.types.setTypeParser(pg.types.builtins.INT8, Number);
// bigint[], integer[] and boolean[]: without quotes or nesting, so a reader of single characters has nothing to find in them.
pg.types.setTypeParser(1016 as never, (text) => parseIntegers(text));
pg.types.setTypeParser(1007 as never, (text) => parseIntegers(text));
pg.types.setTypeParser(1000 as never, (text) => elements(text).map((one) => (one === "NULL" ? null : one === "t")));
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString());

export function openPool(url: string, max = 20): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 30_000,
    application_name: "zhucun",
    pipeline: true,
  });
  // An idle connection that dies is replaced at the next query, which reports its own failure.
  pool.on("error", () => undefined);
  // One that dies in use, between two statements, has nobody else to tell and would end the program.
  pool.on("connect", (client) => {
    client.on("error", () => undefined);
    prepareRepeated(client);
  });
  return pool;
}

export function kyselyOn(pool: pg.Pool): Db {
  return new Kysely<Schema>({
    dialect: new PostgresDialect({ pool }),
    plugins: [names],
  });
}

export function openGate(appUrl: string): Gate {
  const pool = openPool(appUrl);
  const shared = kyselyOn(pool);
  const handles = new WeakMap<pg.PoolClient, Db>();
  const run = async <D extends Db, T>(reach: Reach, mode: string, act: (db: D) => Promise<T>, along?: Along<T>) => {
    const client = await pool.connect();
    const handle = handles.get(client) ?? handleOn(client);
    handles.set(client, handle);
    let broken: unknown;
    try {
      return await transact(client, handle as D, `begin ${mode}; ${reachSettings(reach)}`, act, along);
    } catch (error) {
      await client.query("rollback").catch((failure: unknown) => (broken = failure));
      throw error;
    } finally {
      client.release(broken instanceof Error ? broken : undefined);
    }
  };
  return {
    shared,
    read: (reach, act) => run(reach, "read only", act),
    write: (reach, act, along) => run(reach, "", stamped(reach, act), along),
    close: () => shared.destroy(),
  };
}

/** Kysely on one connection, whose statements it does not hold back until the one before is answered. */
function handleOn(client: pg.PoolClient): Db {
  const lease = { query: client.query.bind(client), release: () => undefined };
  const pool = { connect: () => Promise.resolve(lease), end: () => Promise.resolve(), options: {} };
  return kyselyOn(pool as unknown as pg.Pool);
}

/** `set local` statements, not set_config(): only these travel to the workers of Citus. */
export function reachSettings(reach: Reach): string {
  const wall = wallOf(reach);
  return [
    `set local app.counties = ${literal(listed(wall.counties))}`,
    `set local app.whole = ${literal(wholeOf(wall))}`,
    `set local app.townships = ${literal(wall.townships === "all" ? "*" : listed(wall.townships))}`,
    `set local app.villages = ${literal(wall.villages === "all" ? "*" : listed(wall.villages))}`,
    `set local app.role = ${literal(wall.role)}`,
    `set local app.account = ${literal(wall.account ?? "")}`,
    `set local app.organisation = ${literal(wall.organisation ?? "")}`,
    `set local app.audit = ${wall.audit ? "'on'" : "'off'"}`,
  ].join("; ");
}

interface Wall {
  readonly counties: readonly string[];
  readonly everyCounty?: boolean;
  readonly townships: readonly string[] | "all";
  readonly villages: readonly string[] | "all";
  readonly role: string;
  readonly audit: boolean;
  /** What is sealed to some people opens to their accounts. */
  readonly account?: string;
  /** What is handed to a unit reaches it wherever it lies in the county. */
  readonly organisation?: string | null;
}

function wallOf(reach: Reach): Wall {
  if ("system" in reach) {
    const counties = reach.system === "county" ? [reach.countyId] : [];
    const all = { townships: "all", villages: "all" } as const;
    return { counties, ...all, role: `system-${reach.system}`, audit: reach.system === "audit" };
  }
  if (isOfficer(reach.role))
    return { counties: [], townships: [], villages: [], role: reach.role, audit: reach.role === "audit-admin" };
  const { counties, everyCounty = false, townships, villages, role, accountId: account, organisationId } = reach;
  return { counties, everyCounty, townships, villages, role, audit: false, account, organisation: organisationId };
}

/** The short answer of the policies: the only county, reached with all its townships and villages, or every county. */
function wholeOf({ counties, everyCounty, townships, villages }: Wall): string {
  if (townships !== "all" || villages !== "all") return "";
  if (counties.length === 1) return counties[0]!;
  return everyCounty && counties.length > 0 ? "*" : "";
}

/** As the policies search it: a comma before and after each id. */
const listed = (ids: readonly string[]) => (ids.length === 0 ? "" : `,${ids.join(",")},`);

const literal = (text: string) => pg.escapeLiteral(text);

/** `{1,NULL,3}` → [1, null, 3]; our whole numbers stay below 2^53. */
const parseIntegers = (text: string) => elements(text).map((one) => (one === "NULL" ? null : Number(one)));

const elements = (text: string) => (text === "{}" ? [] : text.slice(1, -1).split(","));
