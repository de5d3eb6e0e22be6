import { expect } from "vitest";
import { jobs } from "#contract/jobs.ts";
import { matches } from "#contract/match.ts";
import { persons } from "#contract/persons.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, onStage } from "../../testing/api-test.ts";
import { organisationIds, qinglan, villageIds } from "../../testing/cast.ts";
import { aRoundToMatch, aSolvedRun, runQueued, settingsOf } from "../../testing/given-match.ts";
import { aDraftRound } from "../../testing/given-screening.ts";
import { matchJob } from "./jobs.ts";
import { solveMatch } from "./solve.ts";

onStage();

const { 上梨峪, 松坡 } = villageIds;

apiTest("the page counts who and what there is; the rule of the county begins the settings", async ({ as, tx }) => {
  const { roundId } = await aRoundToMatch(tx);
  const county = await as("county", "青岚县");
  const page = await county.call(matches.overview, { params: { id: roundId } });
  expect(page.pool).toMatchObject({
    countyVillages: 1,
    townshipVillages: 1,
    countyLeaders: 2,
    townshipLeaders: 2,
    cadres: 4,
    partyCadres: 4,
    units: 3,
    countyLeaderPlaces: 4,
    standing: 0,
  });
  expect(page).toMatchObject({ notices: [], ruleVersion: 0, runs: [], pins: [], can: { run: true, pin: true } });
  expect(page.settings).toMatchObject({ termFrom: "2026-11-22", termTo: "2028-11-21", capacities: [] });
});

apiTest("a plan is found as a job, with the four-one of every village and nothing broken", async (stage) => {
  const { roundId } = await aRoundToMatch(stage.tx);
  const { county, jobId, view } = await aSolvedRun(stage, roundId);
  expect((await county.call(jobs.get, { params: { id: jobId } })).state).toBe("done");
  expect(view).toMatchObject({ status: "solved", violations: [], changes: [], can: { confirm: true, edit: true } });
  expect(view.villages.map(({ village }) => village).toSorted()).toEqual(["上梨峪村", "松坡村"]);
  for (const { picks } of view.villages) {
    expect(picks.slice(0, 4).map(({ slot }) => slot)).toEqual([
      "county-leader",
      "township-leader",
      "first-secretary",
      "paired-unit",
    ]);
    expect(picks.every(({ change, post, slot }) => change === "new" && (slot === "paired-unit" || post !== ""))).toBe(
      true,
    );
  }
  const trail = await stage.tx.selectFrom("audit").select("detail").where("verb", "=", "match.edit").execute();
  expect(trail.map(({ detail }) => (detail as { action: string }).action)).toEqual(["match", "solve"]);
});

apiTest("asking twice with one id is one run; a second search waits for the first", async (stage) => {
  const { roundId } = await aRoundToMatch(stage.tx);
  const county = await stage.as("county", "青岚县");
  const params = { id: roundId };
  const body = { id: uuidv7(), settings: await settingsOf(stage, roundId) };
  const first = await county.call(matches.run, { params, body });
  expect(await county.call(matches.run, { params, body })).toEqual(first);
  const other = await county.refused(matches.run, { params, body: { ...body, id: uuidv7() } });
  expect(other.detail).toContain("正在求解");
  await county.call(jobs.cancel, { params: { id: first.jobId } });
  await runQueued(stage, first.jobId);
  expect((await county.call(matches.read, { params: { id: body.id } })).status).toBe("failed");
  const next = await county.call(matches.run, { params, body: { ...body, id: uuidv7() } });
  await runQueued(stage, next.jobId);
  const { runs } = await county.call(matches.overview, { params });
  expect(runs.map(({ status }) => status)).toEqual(["solved", "failed"]);
});

apiTest("while it is searched for a plan is said to be solved, not to wait", async (stage) => {
  const { roundId } = await aRoundToMatch(stage.tx);
  const county = await stage.as("county", "青岚县");
  const body = { id: uuidv7(), settings: await settingsOf(stage, roundId) };
  const { id, jobId } = await county.call(matches.run, { params: { id: roundId }, body });
  const status = async () => (await county.call(matches.read, { params: { id } })).status;
  const seen = [await status()];
  const job = matchJob(async (input, watch) => {
    seen.push(await status());
    return solveMatch(input, watch);
  });
  await job.run(stage.ground, { countyId: qinglan, jobId });
  expect([...seen, await status()]).toEqual(["waiting", "solving", "solved"]);
});

apiTest("a job handed out again after its server died begins anew and ends once", async (stage) => {
  const { roundId } = await aRoundToMatch(stage.tx);
  const county = await stage.as("county", "青岚县");
  const body = { id: uuidv7(), settings: await settingsOf(stage, roundId) };
  const { id, jobId } = await county.call(matches.run, { params: { id: roundId }, body });
  await stage.tx.updateTable("job").set({ state: "running" }).where("id", "=", jobId).execute();
  await runQueued(stage, jobId);
  await runQueued(stage, jobId);
  expect((await county.call(matches.read, { params: { id } })).version).toBe(3);
});

apiTest(
  "a round not decided, no village, empty pools and a term that ends before it begins are refused",
  async (stage) => {
    const { tx } = stage;
    const { county, id: draft } = await aDraftRound(stage);
    const { roundId } = await aRoundToMatch(tx);
    const settings = await settingsOf(stage, roundId);
    const refused = async (id: string, over: object = {}) =>
      (
        await county.refused(matches.run, {
          params: { id },
          body: { id: uuidv7(), settings: { ...settings, ...over } },
        })
      ).reasons;
    expect((await refused(draft))[0]!.sentence).toContain("先定村、再定人");
    expect(await refused(roundId, { termTo: "2026-11-30" })).toEqual([
      { rule: "term-backwards", at: "settings.termTo", sentence: "任期结束日期不能早于组建日期。" },
    ]);
    const team = { ...settings.team, min: 4, max: 2 };
    expect((await refused(roundId, { team }))[0]!.sentence).toContain("最少人数不能多于最多人数");
    await tx.updateTable("person").set({ validTo: "2026-11-01" }).where("kind", "=", "county-leader").execute();
    expect((await refused(roundId))[0]!.sentence).toBe("名册中没有县级领导，请先登记或导入，再求解。");
    await tx.updateTable("caseFile").set({ withdrawnOn: "2026-11-01" }).execute();
    expect((await refused(roundId))[0]!.rule).toBe("no-village");
  },
);

apiTest("pins and bans by hand, with reasons, taken back and brought back", async (stage) => {
  const { roundId, ids } = await aRoundToMatch(stage.tx);
  const county = await stage.as("county", "青岚县");
  const params = { id: roundId };
  const pin = { villageId: 上梨峪, slot: "first-secretary", kind: "pin", reason: "县委研究确定" } as const;
  const pinId = uuidv7();
  await county.call(matches.pin, { params, body: { id: pinId, ...pin, holderId: ids.沈青 } });
  const ban = { ...pin, id: uuidv7(), kind: "ban", slot: "paired-unit", holderId: organisationIds.县委政法委 } as const;
  await county.call(matches.pin, { params, body: ban });
  const { view } = await aSolvedRun(stage, roundId);
  const here = view.villages.find(({ villageId }) => villageId === 上梨峪)!;
  expect(here.picks.find(({ slot }) => slot === "first-secretary")!.holder).toBe("沈青");
  expect(here.picks.find(({ slot }) => slot === "paired-unit")!.holder).not.toBe("县委政法委");

  const again = await county.refused(matches.pin, { params, body: { id: uuidv7(), ...pin, holderId: ids.何明远 } });
  expect(again.detail).toContain("已经指定了其他人选");
  const elsewhere = { id: uuidv7(), ...pin, villageId: 松坡, holderId: ids.沈青 };
  expect((await county.refused(matches.pin, { params, body: elsewhere })).detail).toContain("一人只能派驻一个村");
  const wrong = { id: uuidv7(), ...pin, villageId: 松坡, slot: "township-leader" as const, holderId: ids.陆一帆 };
  expect((await county.refused(matches.pin, { params, body: wrong })).detail).toContain("任职条件");

  const unfit = { id: uuidv7(), ...pin, kind: "ban" as const, holderId: organisationIds.县委政法委 };
  expect((await county.refused(matches.pin, { params, body: unfit })).detail).toContain("无需排除");

  await county.call(matches.unpin, { params: { id: pinId } });
  expect((await county.call(matches.overview, { params })).pins.map(({ kind }) => kind)).toEqual(["ban"]);
  await county.call(matches.repin, { params: { id: pinId } });
  const gone = { onDate: "2026-11-22", reason: "调离", version: 1 };
  await county.call(persons.close, { params: { id: ids.沈青 }, body: gone });
  const { pins } = await county.call(matches.overview, { params });
  expect(pins.find(({ kind }) => kind === "pin")!.idle).toBe("人选已移出名册或停用");
});

apiTest("by hand a pick is changed, its price and what it breaks are seen, and it is taken back", async (stage) => {
  const { roundId, ids } = await aRoundToMatch(stage.tx);
  const { county, id, view } = await aSolvedRun(stage, roundId);
  const params = { id };
  const here = view.villages.find(({ villageId }) => villageId === 上梨峪)!;
  const out = here.picks.find(({ slot }) => slot === "township-leader")!.holderId;
  const seat = { villageId: 上梨峪, slot: "township-leader" as const, out };
  const able = await county.call(matches.candidates, { params, query: seat });
  expect(able.map(({ holder, refusals }) => [holder, refusals])).toEqual([["钟山", ["任职条件"]]]);
  const body = { version: view.version, changes: [{ ...seat, in: ids.钟山 }] };
  await county.call(matches.change, { params, body });
  const broken = await county.call(matches.read, { params });
  expect(broken.violations[0]!.text).toContain("应为该村所在乡镇的班子成员");
  expect(broken).toMatchObject({ edits: 1, can: { confirm: false, undo: true } });
  const no = await county.refused(matches.confirm, { params, body: { version: broken.version } });
  expect(no.reasons[0]!.rule).toBe("eligibility");
  expect((await county.refused(matches.change, { params, body })).code).toBe("stale");
  await county.call(matches.undo, { params, body: { version: broken.version } });
  const back = await county.call(matches.read, { params });
  expect(back).toMatchObject({ violations: [], edits: 0, objective: view.objective, can: { confirm: true } });
  expect((await county.refused(matches.undo, { params, body: { version: back.version } })).detail).toContain(
    "没有可以撤回",
  );
});

apiTest("distances are kept for units and townships of the county alone", async (stage) => {
  const { roundId } = await aRoundToMatch(stage.tx);
  const county = await stage.as("county", "青岚县");
  const params = { id: roundId };
  const { townships, units } = await county.call(matches.distances, { params });
  const row = { organisationId: units[0]!.id, townshipId: townships[1]!.id, minutes: 35 };
  await county.call(matches.saveDistances, { params, body: { rows: [row] } });
  const saved = await county.call(matches.distances, { params });
  expect(saved.units[0]!.minutes).toEqual([null, 35]);
  expect((await county.call(matches.overview, { params })).distances).toBe(1);
  await county.call(matches.saveDistances, { params, body: { rows: [{ ...row, minutes: null }] } });
  expect((await county.call(matches.overview, { params })).distances).toBe(0);
  const foreign = { ...row, townshipId: uuidv7() };
  expect((await county.refused(matches.saveDistances, { params, body: { rows: [foreign] } })).code).toBe("not-found");
});

apiTest("the neighbouring county and other offices see nothing of it", async (stage) => {
  const { roundId } = await aRoundToMatch(stage.tx);
  const { id } = await aSolvedRun(stage, roundId);
  const neighbour = await stage.as("county", "沐云县");
  expect((await neighbour.refused(matches.overview, { params: { id: roundId } })).code).toBe("not-found");
  expect((await neighbour.refused(matches.read, { params: { id } })).code).toBe("not-found");
  expect((await neighbour.refused(matches.confirm, { params: { id }, body: { version: 2 } })).code).toBe("not-found");
  expect((await (await stage.as("township", "柳溪镇")).refused(matches.read, { params: { id } })).code).toBe(
    "forbidden",
  );
  expect((await (await stage.as("city")).call(matches.read, { params: { id } })).countyId).toBe(qinglan);
});
