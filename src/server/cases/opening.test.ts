import { expect } from "vitest";
import type { Actor } from "#domain/access.ts";
import { Problem } from "#contract/problem.ts";
import type { Tx } from "../db/db.ts";
import { apiTest, onStage, today } from "../testing/api-test.ts";
import { accountIdOf, muyun, qinglan } from "../testing/cast.ts";
import { aDecidedRound, aDecision } from "../testing/given-cases.ts";
import { openCases } from "./commands.ts";

onStage();

const office = (countyId: string): Actor => ({
  accountId: accountIdOf(5),
  name: "县委组织部",
  role: "county",
  organisationId: null,
  counties: [countyId],
  townships: "all",
  villages: "all",
});
const county = office(qinglan);

const files = (tx: Tx) =>
  tx
    .selectFrom("caseFile as c")
    .innerJoin("village as v", (on) => on.onRef("v.countyId", "=", "c.countyId").onRef("v.id", "=", "c.villageId"))
    .select(["v.name", "c.id", "c.level", "c.manifestations", "c.openedOn", "c.dueOn", "c.withdrawnOn", "c.version"])
    .orderBy("v.sortOrder")
    .execute();

apiTest("every confirmed village gets a file, due when the cycle of the round ends", async ({ tx }) => {
  const roundId = await aDecidedRound(tx, { ticked: { 上梨峪: ["b01", "b02"] } });
  const villages = { 上梨峪: "county", 前柳庄: "rejected", 松坡: "township" } as const;
  const decisionId = await aDecision(tx, { roundId, villages });

  expect(await openCases(tx, county, decisionId, today)).toEqual({ opened: 2, changed: 0, withdrawn: 0 });

  const dates = { openedOn: "2026-03-01", dueOn: "2028-03-01", withdrawnOn: null, version: 1 };
  expect(await files(tx)).toMatchObject([
    { name: "上梨峪村", level: "county", manifestations: ["b01", "b02"], ...dates },
    { name: "松坡村", level: "township", manifestations: [], ...dates },
  ]);
  const trail = await tx.selectFrom("audit").select(["verb", "subjectId"]).execute();
  expect(trail).toEqual([{ verb: "case.write", subjectId: decisionId }]);
});

apiTest("opening twice changes nothing", async ({ tx }) => {
  const roundId = await aDecidedRound(tx);
  const decisionId = await aDecision(tx, { roundId, villages: { 上梨峪: "county" } });
  await openCases(tx, county, decisionId, today);
  const before = await files(tx);
  expect(await openCases(tx, county, decisionId, today)).toEqual({ opened: 0, changed: 0, withdrawn: 0 });
  expect(await files(tx)).toEqual(before);
});

apiTest("a correction opens what it adds, moves levels, withdraws what it no longer names", async ({ tx }) => {
  const roundId = await aDecidedRound(tx);
  const first = await aDecision(tx, { roundId, villages: { 上梨峪: "county", 前柳庄: "county" } });
  await openCases(tx, county, first, today);
  const second = await aDecision(tx, {
    roundId,
    villages: { 上梨峪: "township", 前柳庄: "rejected", 松坡: "county" },
    correctsId: first,
    decidedOn: "2026-06-30",
  });
  expect(await openCases(tx, county, second, today)).toEqual({ opened: 1, changed: 1, withdrawn: 1 });
  expect(await files(tx)).toMatchObject([
    { name: "上梨峪村", level: "township", openedOn: "2026-03-01", dueOn: "2028-03-01", withdrawnOn: null, version: 2 },
    { name: "前柳庄村", level: "county", withdrawnOn: today },
    { name: "松坡村", level: "county", openedOn: "2026-06-30", dueOn: "2028-06-30", withdrawnOn: null },
  ]);
  await expect(openCases(tx, county, first, today)).rejects.toThrow(/已被后来的决定更正/);

  const third = await aDecision(tx, {
    roundId,
    villages: { 上梨峪: "township", 前柳庄: "county", 松坡: "county" },
    correctsId: second,
  });
  expect(await openCases(tx, county, third, today)).toEqual({ opened: 0, changed: 3, withdrawn: 0 });
  expect((await files(tx)).map((file) => file.withdrawnOn)).toEqual([null, null, null]);
});

apiTest("a decision of another county is out of reach", async ({ tx }) => {
  const roundId = await aDecidedRound(tx);
  const decisionId = await aDecision(tx, { roundId, villages: { 上梨峪: "county" } });
  await expect(openCases(tx, office(muyun), decisionId, today)).rejects.toBeInstanceOf(Problem);
  expect(await files(tx)).toEqual([]);
});
