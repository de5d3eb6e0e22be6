import { expect } from "vitest";
import { dossiers } from "#contract/dossiers.ts";
import { figures } from "#contract/figures.ts";
import { planTasks } from "#contract/plan-tasks.ts";
import { planWall } from "#contract/plan-wall.ts";
import { plans } from "#contract/plans.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { Tx } from "../db/db.ts";
import { apiTest, type Caller, onStage, today } from "../testing/api-test.ts";
import { qinglan, teamIds, townshipIds, villageIds } from "../testing/cast.ts";
import { aDecidedRound } from "../testing/given-cases.ts";
import { aPlan, aTask } from "../testing/given-plans.ts";
import { aTeam } from "../testing/given-teams.ts";

onStage();

const ours = { params: { id: teamIds.前柳庄 } };
const late = "2026-11-10";

/** The year's plan with lines in every state of being carried out, and the list of the month that carries them out. */
async function aYear(tx: Tx) {
  const annual = await aPlan(tx, { status: "approved" });
  const month = await aPlan(tx, { kind: "monthly", month: 11, status: "approved" });
  const line = (text: string, doneOn: string | null = null) => aTask(tx, annual, { text, dueOn: late, doneOn });
  const part = (parentId: string, text: string, doneOn: string | null = null) =>
    aTask(tx, month, { text, dueOn: late, doneOn, parentId });
  const halfWay = await line("修路");
  await part(halfWay, "修路第一段", late);
  const second = await part(halfWay, "修路第二段");
  const toClose = await line("打井");
  await part(toClose, "打井施工", late);
  const closed = await line("路灯", late);
  await part(closed, "安装路灯", late);
  await line("年底总结");
  return { annual, halfWay, second };
}

/** What each place says is late, by the words of the lines. */
async function everywhere(team: Caller, county: Caller, roundId: string) {
  const { rows } = await team.call(planWall.items, ours);
  const [row] = (await team.call(plans.teams, { query: {} })).rows;
  const [tile] = (await county.call(planWall.read, { query: {} })).townships.flatMap(({ teams }) => teams);
  const file = await team.call(dossiers.get, { params: { id: villageIds.前柳庄 } });
  const figure = await county.call(figures.rows, { query: { roundId, token: "tasks-late", size: 200 } });
  const wall = rows.filter(({ state }) => state === "late").map(({ text }) => text);
  expect([row!.late, tile!.late]).toEqual([wall.length, wall.length]);
  expect([tile!.done, row!.done]).toEqual([1, 1].map(() => rows.filter(({ doneOn }) => doneOn !== null).length));
  const promised = file.promises.filter((one) => one.kind === "task" && one.late).map(({ text }) => text);
  return [wall, promised, figure.rows.map((cells) => cells[2]!)].map((words) => words.toSorted());
}

apiTest("wall, team list, village file, figure and next month's list count the same lines", async ({ as, tx }) => {
  const roundId = await aDecidedRound(tx);
  await aTeam(tx, roundId);
  const [team, county] = [await as("team"), await as("county", "青岚县")];
  await aYear(tx);
  const open = ["修路第二段", "年底总结", "打井"].toSorted();
  expect(await everywhere(team, county, roundId)).toEqual([open, open, open]);
  const id = uuidv7();
  await team.call(plans.makeMonthly, { ...ours, body: { id, year: 2026, month: 12 } });
  const { tasks } = await team.call(plans.read, { params: { id } });
  expect(tasks.map(({ text }) => text).toSorted()).toEqual(open);
  // The copies wait for their list: nothing is said twice; what was taken from the year is worked on in the list.
  expect(await everywhere(team, county, roundId)).toEqual([open, open, open]);
});

apiTest("with the last open part its parent is done in the same step, when that is ticked", async ({ as, tx }) => {
  await aTeam(tx, await aDecidedRound(tx));
  const team = await as("team");
  const { annual, halfWay, second } = await aYear(tx);
  const month = (await team.call(plans.team, ours)).plans.find(({ kind }) => kind === "monthly")!.id;
  const lines = (await team.call(plans.read, { params: { id: month } })).tasks;
  expect(lines.filter(({ lastPart }) => lastPart).map(({ text }) => text)).toEqual(["修路第二段", "打井施工"]);
  const third = await aTask(tx, month, { text: "修路第三段", parentId: halfWay });
  const mark = (version: number) => ({
    params: { id: second },
    body: { version, doneOn: today, note: "", parentToo: true },
  });
  expect((await team.refused(planTasks.mark, mark(1))).reasons).toMatchObject([{ rule: "parts-open" }]);
  await tx.updateTable("planTask").set({ removedAt: new Date() }).where("id", "=", third).execute();
  await team.call(planTasks.mark, mark(1));
  const parent = (await team.call(plans.read, { params: { id: annual } })).tasks.find(({ id }) => id === halfWay);
  expect(parent).toMatchObject({ doneOn: today, state: "done", version: 2 });
  const trail = await tx.selectFrom("audit").select("subjectId").where("verb", "=", "plan.write").execute();
  expect(trail.map(({ subjectId }) => subjectId).toSorted()).toEqual([annual, month].toSorted());
});

const item = {
  countyId: qinglan,
  teamId: teamIds.前柳庄,
  villageId: villageIds.前柳庄,
  townshipId: townshipIds.柳溪镇,
  category: "industry" as const,
};

apiTest("an item counts in the year it lands, and stays in sight while it is open", async ({ as, tx }) => {
  const roundId = await aDecidedRound(tx);
  await aTeam(tx, roundId);
  const [team, county] = [await as("team"), await as("county", "青岚县")];
  const old = { ...item, year: 2025, plannedSince: "2025-10-01", landsOn: "2026-06-30" };
  const landed = { status: "landed" as const, landedOn: "2026-06-20" };
  await tx
    .insertInto("majorItem")
    .values([
      { ...old, id: uuidv7(), position: 1, title: "冷库", ...landed },
      { ...old, id: uuidv7(), position: 2, title: "水渠", status: "planning" as const },
      { ...old, id: uuidv7(), position: 3, title: "茶园", status: "dropped" as const },
    ])
    .execute();
  const asked = { roundId, from: "2026-01-01", to: "2026-11-22" };
  const title = async (token: string) =>
    (await county.call(figures.rows, { query: { ...asked, token, size: 200 } })).rows.map((cells) => cells[3]);
  expect([await title("major-items-landed"), await title("major-items-stuck")]).toEqual([["冷库"], ["水渠"]]);
  const [row] = (await team.call(plans.teams, { query: {} })).rows;
  const [tile] = (await county.call(planWall.read, { query: {} })).townships.flatMap(({ teams }) => teams);
  expect([row!.stuck, tile!.stuck, row!.items]).toEqual([1, 1, 0]);
  const file = await team.call(dossiers.get, { params: { id: villageIds.前柳庄 } });
  expect(file.plans).toMatchObject({ teamStands: true, items: [{ year: 2025, title: "水渠" }] });
  expect(file.promises).toMatchObject([{ kind: "major-item", pageId: teamIds.前柳庄, text: "水渠" }]);
});

apiTest("more than sixty lines are all told; without a team none is said to be missing", async ({ as, tx }) => {
  await aTeam(tx, await aDecidedRound(tx));
  const plan = await aPlan(tx, { status: "approved" });
  for (let n = 0; n < 61; n += 1) await aTask(tx, plan);
  const county = await as("county", "青岚县");
  const file = async () => county.call(dossiers.get, { params: { id: villageIds.前柳庄 } });
  expect((await file()).promises).toHaveLength(61);
  await tx.updateTable("team").set({ dissolvedOn: "2026-11-20" }).where("id", "=", teamIds.前柳庄).execute();
  expect(await file()).toMatchObject({ plans: { teamStands: false, plans: [], items: [] }, promises: [] });
});
