import { expect } from "vitest";
import { planWall } from "#contract/plan-wall.ts";
import { plans } from "#contract/plans.ts";
import { schedules } from "#contract/schedules.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { ScheduleStatus } from "#domain/plans/schedule.ts";
import type { Tx } from "../db/db.ts";
import { apiTest, onStage } from "../testing/api-test.ts";
import { accountIdOf, qinglan, teamIds, townshipIds, villageIds } from "../testing/cast.ts";
import { aPlan, aPlanningTeam } from "../testing/given-plans.ts";

onStage();

const stands = {
  countyId: qinglan,
  teamId: teamIds.前柳庄,
  villageId: villageIds.前柳庄,
  townshipId: townshipIds.柳溪镇,
};

async function aSchedule(tx: Tx, status: ScheduleStatus, deadline: string) {
  const id = uuidv7();
  const template = JSON.stringify({ title: "改造", steps: [], windows: [] });
  const row = { ...stands, id, name: `工期${deadline}`, deadline, template, templateVersion: 0 };
  await tx
    .insertInto("schedule")
    .values({ ...row, status, submittedBy: status === "draft" ? null : accountIdOf(14) })
    .execute();
  return id;
}

apiTest("what waits for the township is counted as its lists show it, and opens there", async ({ as, tx }) => {
  await aPlanningTeam(tx);
  const [team, town, other] = [await as("team"), await as("township", "柳溪镇"), await as("township", "松岭乡")];
  await aPlan(tx, { status: "submitted" });
  await aPlan(tx, { kind: "three-year", status: "returned" });
  await aPlan(tx, { kind: "monthly", month: 11, status: "approved" });
  const later = await aSchedule(tx, "submitted", "2027-06-30");
  const sooner = await aSchedule(tx, "submitted", "2027-05-31");
  const back = await aSchedule(tx, "returned", "2027-01-31");
  const draft = await aSchedule(tx, "draft", "2026-12-31");
  const waiting = { plans: { submitted: 1, returned: 1 }, schedules: { submitted: 2, returned: 1 } };
  expect(await town.call(plans.waiting)).toEqual(waiting);
  expect(await team.call(plans.waiting)).toEqual(waiting);
  const none = { submitted: 0, returned: 0 };
  expect(await other.call(plans.waiting)).toEqual({ plans: none, schedules: none });
  const listed = async (status?: ScheduleStatus) => {
    const { rows, total } = await town.call(schedules.ledger, { query: { status, page: 1, size: 50 } });
    expect(total).toBe(rows.length);
    return rows.map(({ id }) => id);
  };
  expect(await listed("submitted")).toEqual([sooner, later]);
  expect(await listed("returned")).toEqual([back]);
  expect(await listed()).toEqual([sooner, later, draft, back]);
  const asked = { query: { status: "submitted" as const, page: 1, size: 50 } };
  expect((await town.call(plans.list, asked)).total).toBe(waiting.plans.submitted);
  expect((await other.call(schedules.ledger, asked)).rows).toEqual([]);
  const one = { query: { page: 2, size: 1 } };
  expect(await town.call(schedules.ledger, one)).toMatchObject({
    total: 4,
    rows: [{ id: later, village: "前柳庄村" }],
  });
  // A dissolved team waits for nobody.
  await tx.updateTable("team").set({ dissolvedOn: "2026-11-20" }).where("id", "=", teamIds.前柳庄).execute();
  expect(await town.call(plans.waiting)).toEqual({ plans: none, schedules: none });
  expect(await listed()).toEqual([]);
});

apiTest("the items still being planned are told apart behind the tile, as many as it says", async ({ as, tx }) => {
  await aPlanningTeam(tx);
  const item = (position: number, title: string, plannedSince: string, over: object = {}) =>
    tx
      .insertInto("majorItem")
      .values({ ...stands, id: uuidv7(), year: 2026, position, title, category: "industry", plannedSince, ...over })
      .execute();
  // Thirty days are the setting: the day itself is not yet too long.
  await item(1, "冷库", "2026-10-22");
  await item(2, "大棚", "2026-10-23");
  await item(3, "道路", "2026-08-01", { status: "under-way" });
  await item(4, "水渠", "2026-08-01", { status: "dropped" });
  const town = await as("township", "柳溪镇");
  const tile = (await town.call(planWall.read, { query: {} })).townships[0]!.teams[0]!;
  const { rows } = await town.call(planWall.items, { params: { id: tile.id } });
  expect(rows.filter(({ stuck }) => stuck).map(({ text }) => text)).toEqual(["冷库"]);
  expect(tile).toMatchObject({ stuck: 1, total: rows.length });
  expect(rows.map(({ text }) => text).toSorted()).toEqual(["冷库", "大棚", "道路"].toSorted());
});
