import { afterAll, beforeAll, expect, test } from "vitest";
import { buildApp } from "../app.ts";
import { readConfig } from "../config.ts";
import { appUrlOf } from "../db/app-login.ts";
import { noAnswers } from "../db/answers.ts";
import { type Gate, openGate } from "../db/db.ts";
import type { Server } from "../http/server.ts";
import { accountIdOf, grantIdOf } from "../testing/cast.ts";
import { ownDatabase } from "../testing/own-database.ts";
import { closeSession, findSession, openSession } from "./session.ts";

// More visitors at once than the program has connections: needs real connections, so a database of its own.

let gate: Gate;
let app: Server;

beforeAll(async () => {
  gate = openGate(await appUrlOf(await ownDatabase("clone")));
  const clock = { now: () => new Date(), today: () => "2026-11-22" };
  app = await buildApp({
    gate,
    answers: noAnswers,
    config: readConfig({ LOG_LEVEL: "silent" }),
    clock,
    demoAccounts: [],
  });
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

test("many of different offices in one turn are each known by their own token, and strangers by none", async () => {
  const seats = [3, 4, 5, 6];
  const tokens = await gate.write({ system: "sign-in" }, (tx) =>
    Promise.all(seats.map((n) => openSession(tx, accountIdOf(n), grantIdOf(n), "test"))),
  );
  const asked = [...tokens, "nobody", tokens[0]!, ...tokens.toReversed()];
  const limits = { idleMinutes: 60, absoluteHours: 12 };
  const found = await Promise.all(asked.map((token) => findSession(gate.shared, token, limits)));
  const [a, b, c, d] = seats.map(accountIdOf);
  expect(found.map((session) => session?.accountId)).toEqual([a, b, c, d, undefined, a, d, c, b, a]);
  await gate.write({ system: "sign-in" }, (tx) => closeSession(tx, tokens[1]!));
  const again = await Promise.all(tokens.map((token) => findSession(gate.shared, token, limits)));
  expect(again.map((session) => session?.accountId)).toEqual([a, undefined, c, d]);
});
