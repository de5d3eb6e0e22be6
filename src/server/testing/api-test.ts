import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { CompiledQuery, Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, test } from "vitest";
import type { ProblemShape } from "#contract/problem.ts";
import type { CallOf, Result, Route } from "#contract/route.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Role } from "#domain/access.ts";
import { detailLabel } from "#domain/audit/detail/labels.ts";
import { buildApp } from "../app.ts";
import { openSession } from "../auth/session.ts";
import { readConfig } from "../config.ts";
import { noAnswers } from "../db/answers.ts";
import { type Along, type Db, type Gate, type Reach, reachSettings, type Statement, type Tx } from "../db/db.ts";
import { names } from "../db/names.ts";
import { stamped } from "../db/stamps.ts";
import type { Schema } from "../db/schema.ts";
import type { Ground } from "../http/call.ts";
import type { Server } from "../http/server.ts";
import { accountIdOf, grantIdOf, seats } from "./cast.ts";
import { wordFaults } from "./word-faults.ts";
import { workerDatabase } from "./worker-database.ts";

export const today = "2026-11-22";

type Extra = { requestId?: string; headers?: Record<string, string> };

export interface Caller {
  readonly token: string | undefined;
  call<R extends Route>(route: R, call?: CallOf<R> & Extra): Promise<Result<R>>;
  /** The same call when it must be refused: the Problem. */
  refused<R extends Route>(route: R, call?: CallOf<R> & Extra): Promise<ProblemShape>;
}

export interface Stage {
  /** The owner's hand: to set the scene and to look behind the curtain. */
  readonly tx: Tx;
  readonly ground: Ground;
  readonly origin: string;
  as(role: Role, place?: string): Promise<Caller>;
  readonly nobody: Caller;
}

let filesDir: string;
let app: Server;
let connection: pg.Client;
let origin: string;
let ground: Ground;
let tx: Tx;
let secondWall = true;

/** Call once at the head of a feature test file. */
export function onStage(): void {
  beforeAll(async () => {
    filesDir = await fs.mkdtemp(path.join(os.tmpdir(), "zhucun-files-"));
    // What a test asks is small: to call workers for it takes ten times as long as the answer.
    const options = "-c max_parallel_workers_per_gather=0";
    connection = new pg.Client({ connectionString: await workerDatabase(), pipeline: true, options });
    await connection.connect();
    tx = oneConnection(connection) as Tx;
    const config = { ...readConfig({ LOG_LEVEL: "silent" }), dataDir: filesDir };
    ground = {
      gate: stagedGate(tx),
      answers: noAnswers,
      config,
      clock: { now: () => new Date(), today: () => today },
      demoAccounts: [],
    };
    app = await buildApp(ground);
    origin = await app.listen({ host: "127.0.0.1", port: 0 });
  });
  afterAll(async () => {
    await app.close();
    await connection.end();
    await fs.rm(filesDir, { recursive: true, force: true });
  });
}

/** For the rest of this test requests run as the owner: only the clauses in the queries hold. */
export function withoutSecondWall(): void {
  secondWall = false;
}

/** Whatever the route answers, as text: a reply, a file or a Problem. */
export async function reply(caller: Caller, route: Route, parts: object): Promise<string> {
  return (await request(route, parts, caller.token)).text();
}

/** One test in one transaction that is rolled back: real HTTP, real PostgreSQL, row-level security on, no mocks. */
export function apiTest(name: string, act: (stage: Stage) => Promise<void>, timeout?: number): void {
  test(
    name,
    async () => {
      await connection.query("begin");
      secondWall = true;
      try {
        await act({ tx, ground, origin, as, nobody: callerOf(undefined) });
        await everyTraceHasWords();
      } finally {
        await connection.query("rollback");
      }
    },
    timeout,
  );
}

/** What a feature leaves in the audit must be readable there: a part without a word in domain/audit/detail/labels.ts fails the test. */
async function everyTraceHasWords(): Promise<void> {
  const asked = connection.query<{ key: string }>(
    `select distinct part->>'key' as key
     from audit, jsonb_path_query(detail, 'strict $.**?(@.type()=="object").keyvalue()') as part`,
  );
  // A test that ends with a refused statement has an aborted transaction: there is nothing left to look at.
  const { rows } = await asked.catch((error: { code?: string }) => {
    if (error.code === "25P02") return { rows: [] };
    throw error;
  });
  const missing = rows.map(({ key }) => key).filter((key) => !(key in detailLabel));
  if (missing.length > 0) throw new Error(`No word in domain/audit/detail/labels.ts for ${missing.join(", ")}`);
}

async function as(role: Role, place?: string): Promise<Caller> {
  const index = seats.findIndex((seat) => seat.role === role && (place === undefined || seat.place === place));
  if (index === -1) throw new Error(`No seat for ${role} ${place ?? ""}`);
  return callerOf(await openSession(tx, accountIdOf(index), grantIdOf(index), "test"));
}

export function callerOf(token: string | undefined): Caller {
  const send = (route: Route, call: object = {}) => request(route, call as Parts, token);
  return {
    token,
    call: async (route, call) => {
      const response = await send(route, call);
      if (!response.ok) throw new Error(`${route.method} ${route.path}: ${await response.text()}`);
      return (route.download ? await downloadOf(response) : await response.json()) as never;
    },
    refused: async (route, call) => {
      const response = await send(route, call);
      if (response.ok) throw new Error(`${route.method} ${route.path} was not refused: ${await response.text()}`);
      return (await response.json()) as ProblemShape;
    },
  };
}

/** Every Word paper a test downloads must open without repair. */
async function downloadOf(response: Response) {
  const name = /filename\*=UTF-8''(.+)$/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? "";
  const mediaType = response.headers.get("content-type") ?? "";
  const content = new Uint8Array(await response.arrayBuffer());
  const faults = mediaType.includes("wordprocessingml") ? await wordFaults(content) : [];
  if (faults.length > 0) throw new Error(`${decodeURIComponent(name)} would need repair: ${faults.join("; ")}`);
  return { fileName: decodeURIComponent(name), mediaType, content };
}

/** What any call may carry, whatever its route promises. */
interface Parts extends Extra {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly file?: Blob;
  readonly fileName?: string;
}

function request(route: Route, parts: Parts, token: string | undefined): Promise<Response> {
  const { requestId = uuidv7(), headers = {} } = parts;
  const hasBody = route.method !== "GET" && !route.upload;
  return fetch(addressOf(route, parts), {
    method: route.method,
    headers: {
      ...(hasBody && { "content-type": "application/json" }),
      ...(token && { cookie: `zhucun_session=${token}` }),
      "x-request-id": requestId,
      ...headers,
    },
    body: hasBody ? JSON.stringify(parts.body ?? {}) : formOf(parts),
  });
}

function addressOf(route: Route, { params = {}, query = {} }: Parts): URL {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const url = new URL(`/api${path}`, origin);
  const given = Object.entries(query).filter(
    (entry): entry is [string, string | number | boolean] => entry[1] !== undefined,
  );
  for (const [key, value] of given) url.searchParams.set(key, String(value));
  return url;
}

function formOf({ file, fileName }: Parts): FormData | undefined {
  if (!file) return undefined;
  const form = new FormData();
  form.set("file", file, fileName);
  return form;
}

/** Every request of a test runs on the test's connection, behind a savepoint, as the application role. */
function stagedGate(db: Db): Gate {
  let turn: Promise<unknown> = Promise.resolve();
  const run = <T>(reach: Reach, act: (db: Db) => Promise<T>, along?: Along<T>): Promise<T> => {
    const mine = turn.then(() => inSavepoint(db, reach, act, along));
    turn = mine.catch(() => undefined);
    return mine;
  };
  return {
    shared: db,
    read: (reach, act) => run(reach, act),
    write: (reach, act, along) => run(reach, (inner) => stamped(reach, act)(inner as Tx), along),
    close: () => Promise.resolve(),
  };
}

let depth = 0;

async function inSavepoint<T>(db: Db, reach: Reach, act: (db: Db) => Promise<T>, along?: Along<T>): Promise<T> {
  const point = `p${++depth}`;
  await sql
    .raw(`savepoint ${point}; ${secondWall ? "set local role zhucun_app;" : ""} ${reachSettings(reach)}`)
    .execute(db);
  try {
    const ask = ({ text, values }: Statement) => db.executeQuery(CompiledQuery.raw(text, [...values]));
    if (along) await ask(along.first);
    const result = await act(db);
    if (along) await ask(along.last(result));
    await sql.raw(`reset role; release savepoint ${point}`).execute(db);
    return result;
  } catch (error) {
    await sql.raw(`rollback to savepoint ${point}; reset role; release savepoint ${point}`).execute(db);
    throw error;
  }
}

function oneConnection(client: pg.Client): Db {
  // A pool of exactly this connection: released after each query, never closed by Kysely.
  const lease = { query: client.query.bind(client), release: () => undefined };
  const pool = { connect: () => Promise.resolve(lease), end: () => Promise.resolve(), options: {} };
  return new Kysely<Schema>({
    dialect: new PostgresDialect({ pool: pool as unknown as pg.Pool }),
    plugins: [names],
  });
}

export const raw = (text: string, values: unknown[] = []) => tx.executeQuery(CompiledQuery.raw(text, values));
