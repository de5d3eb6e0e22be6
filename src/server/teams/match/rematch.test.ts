import { expect } from "vitest";
import { handovers } from "#contract/handovers.ts";
import { leaves } from "#contract/leave.ts";
import { matches } from "#contract/match.ts";
import { teams } from "#contract/teams.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Tx } from "../../db/db.ts";
import { apiTest, onStage, type Stage } from "../../testing/api-test.ts";
import { accountIdOf, countyClerk, qinglan, townshipIds, villageIds } from "../../testing/cast.ts";
import { aRoundToMatch, aSolvedRun, type PersonName } from "../../testing/given-match.ts";
import { aCase } from "../../testing/given-cases.ts";
import { standing as standingTeams } from "../figures.ts";
import { formTeams } from "../forming.ts";

onStage();

const { 上梨峪, 松坡 } = villageIds;
const began = { termFrom: "2026-03-01", termTo: "2028-02-29" };
const anew = { termFrom: "2026-11-22", termTo: "2028-11-21" };

const standing = (tx: Tx) =>
  tx
    .selectFrom("posting as p")
    .leftJoin("person as n", (join) => join.onRef("n.countyId", "=", "p.countyId").onRef("n.id", "=", "p.personId"))
    .where("p.endedOn", "is", null)
    .select(["p.id", "p.teamId", "p.personId", "p.villageId", "p.slot", "n.name"])
    .select(["p.organisationId", "p.fromOn", "p.toOn", "p.predecessorId"])
    .execute();

/** A plan confirmed, its teams standing since March, and a slot of 上梨峪 whose holder shall go. */
async function aStandingPlan(stage: Stage, slot: "county-leader" | "first-secretary", first: object = began) {
  const { tx } = stage;
  const { roundId, ids } = await aRoundToMatch(tx);
  const run = await aSolvedRun(stage, roundId, first);
  const { county } = run;
  await county.call(matches.confirm, { params: { id: run.id }, body: { version: run.view.version } });
  const before = await standing(tx);
  const leaving = before.find((one) => one.villageId === 上梨峪 && one.slot === slot)!;
  const ban = { id: uuidv7(), villageId: 上梨峪, slot, kind: "ban", reason: "工作调整" } as const;
  const holderId = ids[leaving.name as PersonName];
  await county.call(matches.pin, { params: { id: roundId }, body: { ...ban, holderId } });
  return { county, roundId, ids, before, leaving };
}

apiTest(
  "solving again mid-term keeps whom it can; confirming ends only those replaced, who hand over, and supersedes the former plan",
  async (stage) => {
    const { tx } = stage;
    const { county, roundId, ids, before, leaving } = await aStandingPlan(stage, "county-leader");
    const other = leaving.name === "程国安" ? ids.方正明 : ids.程国安;
    const second = await aSolvedRun(stage, roundId, anew);
    expect(second.view.counts).toMatchObject({ added: 1, ended: 1, kept: before.length - 1 });
    expect(second.view).toMatchObject({ waits: [], can: { confirm: true } });
    const changed = second.view.villages.flatMap(({ picks }) => picks).find(({ change }) => change === "new")!;
    expect(changed).toMatchObject({ slot: "county-leader", holderId: other, replaces: leaving.name });
    expect(second.view.ended).toMatchObject([{ villageId: 上梨峪, slot: "county-leader", holder: leaving.name }]);
    const body = { version: second.view.version };
    const counts = await county.call(matches.confirm, { params: { id: second.id }, body });
    expect(counts).toEqual({ formed: 0, kept: before.length - 1, added: 1, ended: 1 });
    const ended = await tx
      .selectFrom("posting")
      .select(["personId", "endedOn", "endReason"])
      .where("endedOn", "is not", null)
      .execute();
    expect(ended).toEqual([{ personId: leaving.personId, endedOn: "2026-11-21", endReason: "重新配对调整" }]);
    const now = await standing(tx);
    const successor = now.find(({ predecessorId }) => predecessorId !== null)!;
    expect(successor).toMatchObject({ slot: "county-leader", fromOn: "2026-11-22", predecessorId: leaving.id });
    expect(now.every(({ toOn }) => toOn === "2028-11-21")).toBe(true);
    const packs = await county.call(handovers.list, { query: { page: 1, size: 50 } });
    expect(packs.rows).toMatchObject([
      { slot: "county-leader", leaving: leaving.name, successor: successor.name, signedOn: null },
    ]);
    const { runs } = await county.call(matches.overview, { params: { id: roundId } });
    expect(runs.map(({ status }) => status)).toEqual(["confirmed", "superseded"]);
  },
);

apiTest("a plan that takes somebody out of a standing team is not confirmed before its day", async (stage) => {
  const { county, roundId, before } = await aStandingPlan(stage, "county-leader");
  const ahead = await aSolvedRun(stage, roundId, { termFrom: "2027-12-01", termTo: "2029-11-30" });
  expect(ahead.view).toMatchObject({ violations: [], changes: [], can: { confirm: false, edit: true } });
  expect(ahead.view.waits[0]).toContain("请在2027年12月1日当天或者之后确认");
  const why = async ({ id, view }: typeof ahead) =>
    (await county.refused(matches.confirm, { params: { id }, body: { version: view.version } })).reasons.map(
      ({ rule }) => rule,
    );
  expect(await why(ahead)).toEqual(["ends-ahead"]);
  expect(await why(await aSolvedRun(stage, roundId, { ...anew, termFrom: "2026-10-01" }))).toEqual([
    "ends-before-plan",
  ]);
  expect(await standing(stage.tx)).toEqual(before);
});

apiTest("who has not begun is not taken out by a plan, but taken back before", async (stage) => {
  const { county, roundId } = await aStandingPlan(stage, "county-leader", {
    termFrom: "2026-12-01",
    termTo: "2028-11-30",
  });
  const { id, view } = await aSolvedRun(stage, roundId, anew);
  const refused = await county.refused(matches.confirm, { params: { id }, body: { version: view.version } });
  expect(refused.reasons.map(({ rule }) => rule)).toEqual(["ends-unbegun"]);
});

apiTest("with a seat go the leave asked for in it; what is planned for others moves with the term", async (stage) => {
  const { tx } = stage;
  const { county, roundId, leaving, before } = await aStandingPlan(stage, "first-secretary");
  const place = { countyId: qinglan, teamId: leaving.teamId, villageId: 上梨峪, townshipId: townshipIds.柳溪镇 };
  const step = { office: "township", answer: null, by: null, name: "", at: null, reason: "" };
  const days = { kind: "leave", category: "sick", fromOn: "2026-12-01", toOn: "2026-12-02" } as const;
  const waits = {
    status: "asked",
    waitsFor: "township",
    steps: JSON.stringify([step]),
    askedBy: accountIdOf(5),
  } as const;
  await tx
    .insertInto("leave")
    .values({ ...place, ...days, ...waits, id: uuidv7(), postingId: leaving.id })
    .execute();
  const kept = before.find((one) => one.villageId === 上梨峪 && one.slot === "county-leader")!;
  const plan = { id: uuidv7(), postingId: kept.id, slot: kept.slot, personId: leaving.personId, reason: "轮换" };
  const ahead = { startsOn: "2027-03-01", toOn: began.termTo, plannedBy: accountIdOf(5) };
  await tx
    .insertInto("plannedRotation")
    .values({ ...place, ...plan, ...ahead })
    .execute();
  const short = await aSolvedRun(stage, roundId, { ...anew, termTo: "2027-02-28" });
  const confirm = ({ id, view }: typeof short) => ({ params: { id }, body: { version: view.version } });
  const refused = await county.refused(matches.confirm, confirm(short));
  expect(refused.reasons.map(({ rule }) => rule)).toEqual(["term-before-rotations"]);
  await county.call(matches.confirm, confirm(await aSolvedRun(stage, roundId, anew)));
  expect((await county.call(leaves.list)).rows).toMatchObject([{ status: "withdrawn" }]);
  const { rotations } = await county.call(teams.read, { params: { id: leaving.teamId } });
  expect(rotations).toMatchObject([{ id: plan.id, state: "planned", toOn: anew.termTo }]);
});

apiTest("a team that goes on in the next round still counts in the one before, to the eve", async ({ tx }) => {
  const { roundId, ids } = await aRoundToMatch(tx);
  const next = await aCase(tx, { village: "松坡" });
  const picks = [{ villageId: 松坡, slot: "first-secretary", holderId: ids.沈青 } as const];
  const plan = { countyId: qinglan, matchRunId: null, picks };
  await formTeams(tx, countyClerk, { ...plan, roundId }, { from: "2026-03-01", to: "2028-02-29" });
  const stood = async (round: string, to: string) => {
    const period = { countyId: qinglan, roundId: round, from: "2026-03-01", to, today: "2026-11-22" };
    return (
      await standingTeams(tx, countyClerk, period as never)
        .select("m.id")
        .execute()
    ).length;
  };
  expect(await stood(roundId, "2026-10-31")).toBe(1);
  await formTeams(tx, countyClerk, { ...plan, roundId: next.roundId }, { from: "2026-11-22", to: "2028-11-21" });
  expect([await stood(roundId, "2026-10-31"), await stood(roundId, "2026-11-21")]).toEqual([1, 1]);
  expect([await stood(roundId, "2026-11-22"), await stood(next.roundId, "2026-11-22")]).toEqual([0, 1]);
  expect(await stood(next.roundId, "2026-11-21")).toBe(0);
});

apiTest(
  "nobody is posted by a plan before he has left his last village, nor into a seat not yet left",
  async ({ tx }) => {
    const { roundId, ids } = await aRoundToMatch(tx);
    const from = (day: string) => ({ from: day, to: "2028-11-30" });
    const plan = (villageId: string, holderId: string) => ({
      countyId: qinglan,
      roundId,
      matchRunId: null,
      picks: [{ villageId, slot: "first-secretary", holderId } as const],
    });
    await formTeams(tx, countyClerk, plan(上梨峪, ids.沈青), from("2026-03-01"));
    await tx.updateTable("posting").set({ endedOn: "2026-11-20" }).execute();
    await expect(formTeams(tx, countyClerk, plan(松坡, ids.沈青), from("2026-11-20"))).rejects.toThrow(
      "沈青派驻上梨峪村至2026年11月20日",
    );
    await expect(formTeams(tx, countyClerk, plan(上梨峪, ids.秦岚), from("2026-11-20"))).rejects.toThrow(
      "上梨峪村：该工作队前任驻村第一书记在岗至2026年11月20日",
    );
  },
);
