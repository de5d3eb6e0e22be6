import { expect } from "vitest";
import { projectOverview } from "#contract/project-overview.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, onStage } from "../../testing/api-test.ts";
import { qinglan, townshipIds } from "../../testing/cast.ts";
import { givenMoney } from "../../testing/given-money.ts";
import { aProject } from "../../testing/given-projects.ts";

onStage();

const somebody = uuidv7();

apiTest("the county by townships: how many projects stand where, and their money", async ({ as, tx }) => {
  await aProject(tx, { status: "draft", villages: { 上梨峪: 1 }, estimateFen: 100 });
  await aProject(tx, {
    status: "started",
    villages: { 前柳庄: 1 },
    estimateFen: 500,
    budgetFen: 400,
    startedOn: "2026-03-01",
  });
  await aProject(tx, {
    status: "accepted",
    villages: { 松坡: 1 },
    budgetFen: 700,
    startedOn: "2026-03-01",
    finishedOn: "2026-08-01",
  });
  await aProject(tx, { status: "rejected", villages: { 松坡: 1 }, estimateFen: 9_000 });
  await aProject(tx, { status: "argued", villages: { 松坡: 1 }, estimateFen: 50, year: 2025 });
  const county = await as("county");
  const all = await county.call(projectOverview.read, { query: {} });
  expect(all.total).toMatchObject({ projects: 5, argued: 4, works: 1, completed: 1, ended: 1, budgetFen: 1_250 });
  expect(all.townships.map(({ name, projects, budgetFen }) => [name, projects, budgetFen])).toEqual([
    ["柳溪镇", 2, 500],
    ["松岭乡", 3, 750],
  ]);
  expect(all.years).toEqual([2026, 2025]);
  expect((await county.call(projectOverview.read, { query: { year: 2025 } })).total.projects).toBe(1);
  const township = await (await as("township", "松岭乡")).call(projectOverview.read, { query: {} });
  expect(township.townships.map(({ name }) => name)).toEqual(["松岭乡"]);
});

apiTest(
  "money flows from its source to the townships, of one township to its villages, to the fen",
  async ({ as, tx }) => {
    const pooled = await aProject(tx, { status: "started", villages: { 前柳庄: 2, 松坡: 1 }, budgetFen: 900_000 });
    await givenMoney(tx, pooled, { allocatedFen: 900_000, villages: { 前柳庄: 600_000, 松坡: 300_000 } });
    const county = await as("county");
    const { nodes, links } = await county.call(projectOverview.flow, { query: {} });
    expect(links).toEqual([
      { from: "source bridge", to: "kind industry", fen: 900_000 },
      { from: "kind industry", to: `place ${townshipIds.柳溪镇}`, fen: 600_000 },
      { from: "kind industry", to: `place ${townshipIds.松岭乡}`, fen: 300_000 },
      { from: "source bridge", to: "treasury", fen: 100_000 },
    ]);
    expect(nodes.map(({ name, fen }) => [name, fen])).toEqual([
      ["衔接资金", 1_000_000],
      ["产业发展", 900_000],
      ["柳溪镇", 600_000],
      ["松岭乡", 300_000],
      ["县级结存", 100_000],
    ]);
    const one = await county.call(projectOverview.flow, { query: { townshipId: townshipIds.松岭乡 } });
    expect(one.nodes.map(({ name, fen }) => [name, fen])).toEqual([
      ["衔接资金", 300_000],
      ["产业发展", 300_000],
      ["松坡村", 300_000],
    ]);
  },
);

apiTest("month by month: what the plans add up to, and what was paid", async ({ as, tx }) => {
  const one = await aProject(tx, { status: "started", budgetFen: 900_000 });
  for (const [month, plannedFen] of [
    ["2026-04-01", 200_000],
    ["2026-06-01", 500_000],
  ] as const)
    await tx
      .insertInto("projectMonth")
      .values({ countyId: qinglan, projectId: one.id, month, plannedFen, reach: one.reach })
      .execute();
  await givenMoney(tx, one, {
    allocatedFen: 900_000,
    villages: { 前柳庄: 900_000 },
    paid: [
      ["2026-04-20", 100_000],
      ["2026-05-31", 50_000],
    ],
  });
  const planned = { countyId: qinglan, projectId: one.id, reach: one.reach };
  await tx
    .insertInto("projectMonth")
    .values({ ...planned, month: "2027-01-01", plannedFen: 600_000 })
    .execute();
  const { months } = await (await as("county")).call(projectOverview.read, { query: {} });
  expect(months.slice(3, 7)).toEqual([
    { month: "2026-07-01", plannedFen: 500_000, paidFen: 150_000 },
    { month: "2026-08-01", plannedFen: 500_000, paidFen: 150_000 },
    { month: "2026-09-01", plannedFen: 500_000, paidFen: 150_000 },
    { month: "2026-10-01", plannedFen: 500_000, paidFen: 150_000 },
  ]);
  expect(months.slice(-2)).toEqual([
    { month: "2026-12-01", plannedFen: 500_000, paidFen: null },
    { month: "2027-01-01", plannedFen: 600_000, paidFen: null },
  ]);
  expect(months.slice(0, 3)).toEqual([
    { month: "2026-04-01", plannedFen: 200_000, paidFen: 100_000 },
    { month: "2026-05-01", plannedFen: 200_000, paidFen: 150_000 },
    { month: "2026-06-01", plannedFen: 500_000, paidFen: 150_000 },
  ]);
});

apiTest(
  "bars and wall: every project with its days, its light and its gates, for whoever shares it",
  async ({ as, tx }) => {
    const one = await aProject(tx, { status: "started", startedOn: "2026-03-05", villages: { 前柳庄: 1, 松坡: 1 } });
    await aProject(tx, { status: "draft", villages: { 松坡: 1 } });
    await tx
      .insertInto("gatePass")
      .values({
        countyId: qinglan,
        id: uuidv7(),
        projectId: one.id,
        gate: "start",
        onDay: "2026-03-05",
        ruleVersion: 0,
        passedBy: somebody,
        reach: one.reach,
      })
      .execute();
    const county = await as("county");
    const { rows, total } = await county.call(projectOverview.bars, { query: { page: 1, size: 50 } });
    expect(total).toBe(2);
    expect(rows.find(({ id }) => id === one.id)).toMatchObject({
      startedOn: "2026-03-05",
      percent: null,
      light: "red",
      gates: [{ gate: "start", finishOn: null, passedOn: "2026-03-05" }],
    });
    const { townships } = await county.call(projectOverview.wall, { query: {} });
    expect(townships).toMatchObject([{ name: "柳溪镇", projects: [{ id: one.id, villages: 2, light: "red" }] }]);
    const there = await (await as("township", "松岭乡")).call(projectOverview.wall, { query: {} });
    expect(there.townships).toMatchObject([{ name: "柳溪镇", projects: [{ id: one.id }] }]);
  },
);
