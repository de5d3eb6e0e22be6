import { afterAll, beforeAll, expect, test } from "vitest";
import { buildApp } from "../app.ts";
import { readConfig } from "../config.ts";
import { appUrlOf } from "../db/app-login.ts";
import { type Gate, openGate } from "../db/db.ts";
import type { Server } from "../http/server.ts";
import { accountIdOf, grantIdOf } from "../testing/cast.ts";
import { ownDatabase } from "../testing/own-database.ts";
import { openSession } from "./session.ts";

// More visitors at once than the program has connections: needs real connections, so a database of its own.

let gate: Gate;
let app: Server;

beforeAll(async () => {
  gate = openGate(await appUrlOf(await ownDatabase("clone")));
  const clock = { now: () => new Date(), today: () => "2026-11-22" };
  app = await buildApp({ gate, config: readConfig({ LOG_LEVEL: "silent" }), clock, demoAccounts: [] });
});
afterAll(async () => {
  await app.close();
  await gate.close();
});

test("forty who open the desk in the same moment are all let in", async () => {
  const token = await gate.write({ system: "sign-in" }, (tx) => openSession(tx, accountIdOf(5), grantIdOf(5), "test"));
  const visit = () => app.inject({ url: "/api/auth/me", headers: { cookie: `zhucun_session=${token}` } });
  const replies = await Promise.all(Array.from({ length: 40 }, visit));
  expect(replies.map(({ statusCode }) => statusCode)).toEqual(Array(40).fill(200));
});
