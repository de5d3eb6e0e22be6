import { once } from "node:events";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { readConfig } from "../config.ts";
import { noAnswers } from "../db/answers.ts";
import { openGate } from "../db/db.ts";
import { buildServer } from "./server.ts";

test("a connection on which nobody has asked anything yet does not hold up the closing", async () => {
  const app = await buildServer([], {
    gate: openGate("postgres://nobody@127.0.0.1:1/nothing"),
    answers: noAnswers,
    config: readConfig({ LOG_LEVEL: "silent" }),
    clock: { now: () => new Date(), today: () => "2026-11-22" },
    demoAccounts: [],
  });
  const { port } = new URL(await app.listen({ host: "127.0.0.1", port: 0 }));
  const silent = connect(Number(port), "127.0.0.1");
  await once(silent, "connect");
  silent.on("error", () => undefined);
  const gone = once(silent, "close");
  await app.close();
  await gone;
  expect(silent.destroyed).toBe(true);
});
