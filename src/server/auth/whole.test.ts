import { expect } from "vitest";
import type { Actor } from "#domain/access.ts";
import { reachSettings } from "../db/db.ts";
import { apiTest, onStage, type Stage } from "../testing/api-test.ts";
import { accountIdOf, grantIdOf, muyun, qinglan, seats } from "../testing/cast.ts";
import { findSession, openSession } from "./session.ts";

onStage();

async function sessionOf({ tx }: Stage, place: string) {
  const seat = seats.findIndex((one) => one.place === place);
  const token = await openSession(tx, accountIdOf(seat), grantIdOf(seat), "test");
  return (await findSession(tx, token, { idleMinutes: 30, absoluteHours: 12 }))!;
}

const county = (parentId: string) => ({
  id: "98-far",
  level: "county" as const,
  name: "远县",
  parentId,
  code: "980101",
});

apiTest("an office reaches every county only as long as none lies elsewhere", async (stage) => {
  for (const place of ["示例省", "云岭市"])
    expect(await sessionOf(stage, place)).toMatchObject({ counties: [muyun, qinglan], everyCounty: true });
  expect(await sessionOf(stage, "青岚县")).toMatchObject({ counties: [qinglan], everyCounty: false });

  const { tx } = stage;
  await tx
    .insertInto("area")
    .values({ ...county("99"), parentId: null, id: "98", level: "province", name: "邻省" })
    .execute();
  await tx.insertInto("area").values(county("98")).execute();
  for (const place of ["示例省", "云岭市"]) expect((await sessionOf(stage, place)).everyCounty).toBe(false);
});

apiTest("the second wall takes its short way for one whole county or for all, and for nobody else", () => {
  const actor: Actor = {
    accountId: accountIdOf(0),
    name: "",
    role: "province",
    organisationId: null,
    counties: [muyun, qinglan],
    townships: "all",
    villages: "all",
  };
  const wholeOf = (change: Partial<Actor>) => /app\.whole = '([^']*)'/.exec(reachSettings({ ...actor, ...change }))![1];
  expect(wholeOf({ everyCounty: true })).toBe("*");
  expect(wholeOf({ everyCounty: false })).toBe("");
  expect(wholeOf({ counties: [qinglan] })).toBe(qinglan);
  expect(wholeOf({ counties: [qinglan], everyCounty: true, townships: [] })).toBe("");
  expect(wholeOf({ counties: [], everyCounty: true })).toBe("");
  expect(wholeOf({ role: "security-admin", everyCounty: true })).toBe("");
  return Promise.resolve();
});
