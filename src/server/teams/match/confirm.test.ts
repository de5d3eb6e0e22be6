import { expect } from "vitest";
import { matches } from "#contract/match.ts";
import { persons } from "#contract/persons.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Tx } from "../../db/db.ts";
import { apiTest, onStage } from "../../testing/api-test.ts";
import { countyClerk, organisationIds, qinglan, villageIds } from "../../testing/cast.ts";
import { aRoundToMatch, aSolvedRun } from "../../testing/given-match.ts";
import { formTeams } from "../forming.ts";

onStage();

const { 上梨峪, 松坡 } = villageIds;

const standing = (tx: Tx) =>
  tx
    .selectFrom("posting as p")
    .leftJoin("person as n", (join) => join.onRef("n.countyId", "=", "p.countyId").onRef("n.id", "=", "p.personId"))
    .where("p.endedOn", "is", null)
    .select(["p.villageId", "p.slot", "n.name", "p.organisationId", "p.fromOn", "p.toOn", "p.predecessorId"])
    .execute();

apiTest("confirming forms the teams and posts everybody with dates; the plan is then closed", async (stage) => {
  const { tx } = stage;
  const { roundId } = await aRoundToMatch(tx);
  const { county, id, view } = await aSolvedRun(stage, roundId);
  const picks = view.villages.flatMap((village) => village.picks);
  const counts = await county.call(matches.confirm, { params: { id }, body: { version: view.version } });
  expect(counts).toEqual({ formed: 2, kept: 0, added: picks.length, ended: 0 });
  const teams = await tx
    .selectFrom("team")
    .select(["name", "formedOn", "termTo", "matchRunId"])
    .orderBy("name")
    .execute();
  expect(teams).toEqual([
    { name: "上梨峪村驻村工作队", formedOn: "2026-12-01", termTo: "2028-11-30", matchRunId: id },
    { name: "松坡村驻村工作队", formedOn: "2026-12-01", termTo: "2028-11-30", matchRunId: id },
  ]);
  const rows = await standing(tx);
  expect(rows).toHaveLength(picks.length);
  expect(rows.every(({ fromOn, toOn }) => fromOn === "2026-12-01" && toOn === "2028-11-30")).toBe(true);
  const leaders = rows.filter(({ slot }) => slot === "county-leader" || slot === "township-leader");
  expect(leaders.every(({ organisationId }) => organisationId === null)).toBe(true);
  expect(
    rows.filter(({ slot }) => slot === "first-secretary").every(({ organisationId }) => organisationId !== null),
  ).toBe(true);
  const after = await county.call(matches.read, { params: { id } });
  expect(after).toMatchObject({
    status: "confirmed",
    confirmedBy: "青岚县经办人",
    can: { confirm: false, edit: false },
  });
  const again = await county.refused(matches.confirm, { params: { id }, body: { version: after.version } });
  expect(again.detail).toContain("已确认");
  const trail = await tx.selectFrom("audit").select("detail").where("verb", "=", "match.confirm").execute();
  expect(trail).toHaveLength(1);
});

apiTest("a plan whose ground has moved is refused with what has changed", async (stage) => {
  const { tx } = stage;
  const { roundId, ids, caseId } = await aRoundToMatch(tx);
  const { county, id, view } = await aSolvedRun(stage, roundId);
  const refused = async () =>
    (await county.refused(matches.confirm, { params: { id }, body: { version: view.version } })).reasons.map(
      ({ sentence }) => sentence,
    );
  const secretary = view.villages
    .find(({ villageId }) => villageId === 松坡)!
    .picks.find(({ slot }) => slot === "first-secretary")!;
  const leave = { onDate: "2026-11-22", reason: "调离", version: 1 };
  await county.call(persons.close, { params: { id: secretary.holderId }, body: leave });
  expect(await refused()).toEqual([
    "方案算出以后，所依据的情况有变化，请重新求解：",
    `${secretary.holder}已移出名册、停用，或已派驻其他村。`,
  ]);
  const shown = await county.call(matches.read, { params: { id } });
  expect(shown).toMatchObject({ changes: [{ kind: "person", id: secretary.holderId }], can: { confirm: false } });

  await county.call(persons.reopen, { params: { id: secretary.holderId }, body: { version: 2 } });
  const kin = { id: uuidv7(), villageId: 上梨峪, relation: "岳父母", declaredOn: "2026-11-01" };
  await county.call(persons.declare, { params: { id: ids.陆一帆 }, body: kin });
  expect((await refused())[1]).toBe("陆一帆的亲属关系申报已变更。");
  await county.call(persons.withdraw, { params: { id: kin.id }, body: { reason: "登记有误" } });
  await tx.updateTable("caseFile").set({ withdrawnOn: "2026-11-20" }).where("id", "=", caseId).execute();
  expect((await refused())[1]).toBe("上梨峪村已不在本轮整顿名单（移出、撤并或办结）。");
  await tx.updateTable("caseFile").set({ withdrawnOn: null }).where("id", "=", caseId).execute();
  await tx.updateTable("village").set({ validTo: "2026-11-20" }).where("id", "=", 上梨峪).execute();
  expect((await refused())[1]).toContain("撤并");
  await tx.updateTable("village").set({ validTo: null }).where("id", "=", 上梨峪).execute();
  await county.call(matches.confirm, { params: { id }, body: { version: view.version } });
});

apiTest("a cadre posted to another village meanwhile is answered with a sentence by the database", async ({ tx }) => {
  const { roundId, ids } = await aRoundToMatch(tx);
  const term = { from: "2026-12-01", to: "2028-11-30" };
  const plan = (villageId: string) => ({
    countyId: qinglan,
    roundId,
    matchRunId: null,
    picks: [{ villageId, slot: "first-secretary", holderId: ids.沈青 } as const],
  });
  await formTeams(tx, countyClerk, plan(上梨峪), term);
  await expect(formTeams(tx, countyClerk, plan(松坡), term)).rejects.toThrow("一人一岗");
});

apiTest(
  "forming teams by itself: a closed village, somebody gone and a term backwards are refused in words",
  async ({ tx }) => {
    const { roundId, ids } = await aRoundToMatch(tx);
    const term = { from: "2026-12-01", to: "2028-11-30" };
    const picks = [{ villageId: 上梨峪, slot: "first-secretary", holderId: ids.沈青 } as const];
    const plan = { countyId: qinglan, roundId, matchRunId: null, picks };
    await expect(formTeams(tx, countyClerk, plan, { from: "2026-12-01", to: "2026-11-30" })).rejects.toThrow(
      "任期结束日期",
    );
    await tx.updateTable("person").set({ validTo: "2026-11-01" }).where("id", "=", ids.沈青).execute();
    await tx.updateTable("village").set({ validTo: "2026-11-01" }).where("id", "=", 上梨峪).execute();
    await expect(formTeams(tx, countyClerk, plan, term)).rejects.toThrow(/已撤并.*沈青已移出名册/);
  },
);

apiTest("rules that cannot hold together are named, each with the way to where it can be changed", async (stage) => {
  const { roundId } = await aRoundToMatch(stage.tx);
  const county = await stage.as("county", "青岚县");
  for (const holderId of Object.values(organisationIds)) {
    const ban = {
      id: uuidv7(),
      villageId: 上梨峪,
      slot: "paired-unit",
      kind: "ban",
      reason: "另有任务",
      holderId,
    } as const;
    await county.call(matches.pin, { params: { id: roundId }, body: ban });
  }
  const { id, view } = await aSolvedRun(stage, roundId);
  expect(view).toMatchObject({ status: "infeasible", villages: [], can: { confirm: false, discard: true } });
  const rules = view.conflicts.flatMap((conflict) => conflict.rules);
  expect(rules.filter(({ link }) => link.kind === "pin" && link.id !== null)).toHaveLength(3);
  const discarded = { version: view.version, reason: "取消排除后重新求解" };
  await county.call(matches.discard, { params: { id }, body: discarded });
  expect((await county.call(matches.read, { params: { id } })).status).toBe("discarded");
});

apiTest(
  "leaders who can take no village make it infeasible, and the settings are where to change it",
  async (stage) => {
    const { roundId } = await aRoundToMatch(stage.tx);
    const { view } = await aSolvedRun(stage, roundId, { capacity: { countyLeader: 0, townshipLeader: 3, unit: 2 } });
    expect(view.status).toBe("infeasible");
    expect(view.conflicts.flatMap(({ rules }) => rules.map(({ link }) => link.kind))).toContain("setting");
  },
);

apiTest(
  "the plan goes out as a sheet with its reasons and as an official table; unconfirmed it is a proof",
  async (stage) => {
    const { roundId } = await aRoundToMatch(stage.tx);
    const { county, id } = await aSolvedRun(stage, roundId);
    const sheet = await county.call(matches.export, { params: { id } });
    expect([sheet.fileName.startsWith("选人配对方案"), sheet.content.length > 2000]).toEqual([true, true]);
    const table = await county.call(matches.document, { params: { id } });
    expect([table.fileName.startsWith("“四个一”包联一览表"), table.content.length > 2000]).toEqual([true, true]);
  },
);
