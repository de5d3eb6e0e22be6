import { expect } from "vitest";
import { planTasks } from "#contract/plan-tasks.ts";
import { plans } from "#contract/plans.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Tx } from "../db/db.ts";
import { apiTest, type Caller, onStage, today } from "../testing/api-test.ts";
import { accountIdOf, teamIds } from "../testing/cast.ts";
import { aPlan, aPlanningTeam, aTask } from "../testing/given-plans.ts";

onStage();

const ours = { params: { id: teamIds.前柳庄 } };

/** November runs with two lines open, and the team has made the list of December already. */
async function decemberMade(tx: Tx, team: Caller) {
  await aPlanningTeam(tx);
  await aPlan(tx, { status: "approved" });
  const november = await aPlan(tx, { kind: "monthly", month: 11, status: "approved" });
  const visit = await aTask(tx, november, { text: "走访", dueOn: "2026-11-20" });
  const well = await aTask(tx, november, { text: "打井", dueOn: "2026-11-28" });
  return { november, visit, well, december: await made(team, 12) };
}

async function made(team: Caller, month: number) {
  const id = uuidv7();
  await team.call(plans.makeMonthly, { ...ours, body: { id, year: 2026, month } });
  return id;
}

const linesOf = async (caller: Caller, id: string) => (await caller.call(plans.read, { params: { id } })).tasks;
const states = async (caller: Caller, id: string) =>
  (await linesOf(caller, id)).map(({ text, state }) => `${text} ${state}`).toSorted();

const mark = (id: string, version: number, doneOn: string | null) => ({
  params: { id },
  body: { version, doneOn, note: "" },
});
const strike = (id: string, version: number, removed = true) => ({ params: { id }, body: { version, removed } });

async function approve(tx: Tx, town: Caller, id: string) {
  await tx
    .updateTable("plan")
    .set({ status: "submitted", submittedBy: accountIdOf(14) })
    .where("id", "=", id)
    .execute();
  const { version } = await town.call(plans.read, { params: { id } });
  await town.call(plans.review, { params: { id }, body: { version, outcome: "approve", reason: "" } });
}

apiTest("next month's list made early: what is finished meanwhile is marked where it stands", async ({ as, tx }) => {
  const team = await as("team");
  const { november, visit, december } = await decemberMade(tx, team);
  expect(await states(team, november)).toEqual(["打井 due", "走访 late"]);
  expect((await linesOf(team, november)).every(({ goesOn }) => goesOn)).toBe(true);
  const [row] = (await team.call(plans.teams, { query: {} })).rows;
  expect(row).toMatchObject({ late: 1, due: 1, total: 2 });

  await team.call(planTasks.mark, mark(visit, 1, today));
  expect(await states(team, december)).toEqual(["打井 due"]);
  await team.call(planTasks.mark, mark(visit, 2, null));
  expect(await states(team, december)).toEqual(["打井 due", "走访 late"]);
  await team.call(planTasks.mark, mark(visit, 3, today));

  await approve(tx, await as("township", "柳溪镇"), december);
  expect(await states(team, november)).toEqual(["打井 carried", "走访 done"]);
  expect((await team.call(plans.teams, { query: {} })).rows[0]).toMatchObject({ late: 0, due: 1, done: 1, total: 2 });
});

apiTest("carried over, a line is marked where it went; a list sent back keeps it", async ({ as, tx }) => {
  const [team, town] = [await as("team"), await as("township", "柳溪镇")];
  const { well, november, december } = await decemberMade(tx, team);
  await approve(tx, town, december);
  const { version } = await town.call(plans.read, { params: { id: december } });
  expect((await team.refused(planTasks.mark, mark(well, 2, today))).reasons[0]!.rule).toBe("carried");
  await town.call(plans.review, { params: { id: december }, body: { version, outcome: "return", reason: "补充" } });
  expect(await states(team, november)).toEqual(["打井 carried", "走访 carried"]);
  const copy = (await linesOf(team, december)).find(({ text }) => text === "打井")!;
  await team.call(planTasks.remove, strike(copy.id, copy.version));
  expect(await states(team, november)).toEqual(["打井 due", "走访 carried"]);
  await team.call(planTasks.mark, mark(well, 3, today));
  const told = await team.refused(planTasks.remove, strike(copy.id, copy.version + 1, false));
  expect(told.detail).toBe("原任务已经完成、移除，或者已结转到别的清单，不能恢复。");
});

apiTest(
  "a line another list goes on with is not struck off; struck off there it comes back once",
  async ({ as, tx }) => {
    const team = await as("team");
    const { well, november, december } = await decemberMade(tx, team);
    await tx.updateTable("plan").set({ status: "returned" }).where("id", "=", november).execute();
    expect((await team.refused(planTasks.remove, strike(well, 1))).reasons[0]!.rule).toBe("goes-on");
    const copy = (await linesOf(team, december)).find(({ text }) => text === "打井")!;
    await team.call(planTasks.remove, strike(copy.id, 1));
    await team.call(planTasks.remove, strike(copy.id, 2, false));
    await team.call(planTasks.remove, strike(copy.id, 3));
    await team.call(planTasks.remove, strike(well, 1));
    expect((await team.refused(planTasks.remove, strike(copy.id, 4, false))).reasons[0]!.rule).toBe("source-ended");
  },
);

apiTest("through two lists not yet approved a line goes on once, whichever is approved first", async ({ as, tx }) => {
  const [team, town] = [await as("team"), await as("township", "柳溪镇")];
  await aPlanningTeam(tx);
  await aPlan(tx, { status: "approved" });
  const october = await aPlan(tx, { kind: "monthly", month: 10, status: "approved" });
  const road = await aTask(tx, october, { text: "修路", dueOn: "2026-10-31" });
  const [november, december] = [await made(team, 11), await made(team, 12)];
  const total = async () => (await team.call(plans.teams, { query: {} })).rows[0]!.total;
  expect(await Promise.all([states(team, november), states(team, december)])).toEqual([["修路 late"], ["修路 late"]]);
  expect(await total()).toBe(1);
  await team.call(planTasks.mark, mark(road, 1, today));
  expect(await Promise.all([states(team, november), states(team, december)])).toEqual([[], []]);
  await team.call(planTasks.mark, mark(road, 2, null));
  await approve(tx, town, december);
  expect(await Promise.all([states(team, october), states(team, november), states(team, december)])).toEqual([
    ["修路 carried"],
    ["修路 carried"],
    ["修路 late"],
  ]);
  await approve(tx, town, november);
  expect(await total()).toBe(1);
});
