import { expect } from "vitest";
import { figures } from "#contract/figures.ts";
import { apiTest, onStage } from "../testing/api-test.ts";
import { aDecidedRound } from "../testing/given-cases.ts";
import { aProject } from "../testing/given-projects.ts";

onStage();

apiTest("projects as named numbers, by township and kind, each opening to its rows", async ({ as, tx }) => {
  const roundId = await aDecidedRound(tx);
  await aProject(tx, { status: "draft" });
  await aProject(tx, { status: "started", startedOn: "2026-11-03", budgetFen: 40_000_000 });
  await aProject(tx, {
    status: "accepted",
    kind: "infrastructure",
    villages: { 松坡: 1 },
    estimateFen: 20_000_000,
    startedOn: "2026-03-01",
    finishedOn: "2026-11-05",
  });
  await aProject(tx, { status: "rejected", villages: { 松坡: 1 } });
  await aProject(tx, { status: "started", standing: "terminated", budgetFen: 1_000_000 });
  const county = await as("county");
  const tokens = [
    "projects-argued",
    "projects-in-works",
    "projects-completed",
    "projects-started",
    "projects-finished",
    "project-budget",
    "project-paid",
    "projects-argued-by-township:松岭乡",
    "projects-by-kind:基础设施",
  ].join(",");
  const period = { roundId, from: "2026-11-01", to: "2026-11-22" };
  const { values } = await county.call(figures.values, { query: { ...period, tokens } });
  expect(values.map(({ value }) => value)).toEqual([4, 1, 1, 1, 1, 61_000_000, 0, 2, 1]);
  const opened = await county.call(figures.rows, { query: { ...period, token: "projects-in-works" } });
  expect(opened.rows.map((row) => ("cells" in row ? row.cells : row)).length).toBe(1);
});
