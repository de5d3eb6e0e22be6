import { sql } from "kysely";
import { expect } from "vitest";
import { lights } from "#contract/lights.ts";
import { shippedLights } from "#domain/evaluation/lights/sets-data.ts";
import type { LightFacts } from "#domain/evaluation/lights/facts.ts";
import { deskOf } from "../../jobs/counties.ts";
import type { Tx } from "../../db/db.ts";
import { apiTest, onStage, today } from "../../testing/api-test.ts";
import { qinglan } from "../../testing/cast.ts";
import { aDecidedRound } from "../../testing/given-cases.ts";
import { aProject } from "../../testing/given-projects.ts";
import { aTeam } from "../../testing/given-teams.ts";
import { evaluateLights } from "./commands.ts";
import { askedFor, factsOf } from "./sources.ts";

onStage();

type Month = readonly [month: string, planned: number, actual: number | null, reportedOn?: string, plannedFen?: number];

/** 按月进度 of a project: planned and reported percent up to the end of each month. */
async function months(tx: Tx, { id, reach }: { id: string; reach: string[] }, rows: readonly Month[]) {
  for (const [month, plannedPercent, actualPercent, reportedOn = null, plannedFen = null] of rows)
    await tx
      .insertInto("projectMonth")
      .values({ countyId: qinglan, projectId: id, month, plannedPercent, actualPercent, reportedOn, plannedFen, reach })
      .execute();
}

const facts = async (tx: Tx, id: string, day = "2026-11-20") => {
  const set = { ...shippedLights.sets.staged, months: { yellow: 1, red: 2 } };
  const asked = askedFor({ actor: deskOf(qinglan), countyId: qinglan, day, set });
  const { rows } = await sql<LightFacts>`select f.* from (${factsOf("project", asked)}) f where f.id = ${id}`.execute(
    tx,
  );
  return rows[0];
};

const building = { status: "started", startedOn: "2026-03-05", budgetFen: 100_000_000 } as const;

apiTest(
  "a project is measured by what the months that have ended planned and what was reported last",
  async ({ tx }) => {
    const one = await aProject(tx, building);
    await months(tx, one, [
      ["2026-08-01", 40, 40, "2026-09-02"],
      ["2026-09-01", 60, 45, "2026-10-02"],
      ["2026-10-01", 80, 50, "2026-11-02"],
      ["2026-11-01", 100, null],
    ]);
    expect(await facts(tx, one.id)).toMatchObject({
      total: 100,
      done: 50,
      dated: 100,
      datedDone: 50,
      due: 80,
      nextDue: "2026-11-30",
      misses: 2,
      unstarted: null,
      statisticsLate: 0,
      fromOn: "2026-03-01",
      toOn: "2026-10-31",
      ownDue: "2026-10-31",
    });
    expect(await facts(tx, one.id, "2026-09-15")).toMatchObject({ done: 40, due: 40, misses: 0 });
  },
);

apiTest("months not reported are late from the end of the month after", async ({ tx }) => {
  const one = await aProject(tx, building);
  await months(tx, one, [
    ["2026-08-01", 40, 40, "2026-09-02"],
    ["2026-09-01", 60, null],
    ["2026-10-01", 80, null],
  ]);
  const late = async (day: string) => (await facts(tx, one.id, day))!.statisticsLate;
  expect([await late("2026-09-30"), await late("2026-10-20")]).toEqual([0, 0]);
  expect([await late("2026-11-20"), await late("2026-12-01")]).toEqual([1, 2]);
});

apiTest("a project not started in its month waits as many months as have gone by since", async ({ tx }) => {
  const one = await aProject(tx, { status: "contracted", planStartOn: "2026-08-31" });
  const waits = async (day: string) => (await facts(tx, one.id, day))!.unstarted;
  expect([await waits("2026-08-31"), await waits("2026-09-01"), await waits("2026-11-30")]).toEqual([0, 1, 3]);
});

apiTest("what is paused, ended or not in the bank is not lit", async ({ tx }) => {
  for (const over of [
    { standing: "paused" },
    { standing: "terminated" },
    { status: "argued" },
    { status: "settled" },
  ] as const) {
    const one = await aProject(tx, { ...building, ...over });
    expect(await facts(tx, one.id)).toBeUndefined();
  }
});

apiTest(
  "the light of a project says why in words of the works; each township it serves sees it, no other does",
  async ({ as, tx }) => {
    await aTeam(tx, await aDecidedRound(tx));
    const one = await aProject(tx, { ...building, name: "烘干厂房", villages: { 前柳庄: 2, 松坡: 1 } });
    const other = await aProject(tx, { ...building, name: "村道硬化", villages: { 上梨峪: 1 } });
    await months(tx, one, [["2026-10-01", 80, 50, "2026-11-02", 60_000_000]]);
    await evaluateLights(tx, deskOf(qinglan), qinglan, today);
    const shown = async (role: "county" | "township" | "team", place?: "柳溪镇" | "松岭乡") => {
      const desk = place ? await as(role, place) : await as(role);
      return (await desk.call(lights.list, { query: { kind: "project" } })).rows;
    };
    expect((await shown("county")).map(({ id }) => id).sort()).toEqual([one.id, other.id].sort());
    expect((await shown("township", "松岭乡")).map(({ id }) => id)).toEqual([one.id]);
    expect((await shown("team")).map(({ id }) => id)).toEqual([one.id]);
    expect((await shown("county")).find(({ id }) => id === one.id)).toMatchObject({
      shown: "red",
      sentence:
        "红：按时间进度应完成 100%，完成 50%；计划支付 60 万元，已支付 0 万元；再完成 41 个百分点，再支付 60 万元转绿",
      action: "向责任单位发督办函",
    });
  },
);
