import fc from "fast-check";
import { sql } from "kysely";
import { expect } from "vitest";
import { rankings } from "#contract/rankings.ts";
import { rounds } from "#contract/screening.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { certaintyText } from "#domain/screening/labels.ts";
import type { Assessed, DirectHitRule, Indicator } from "#domain/screening/manifestation.ts";
import { rank } from "#domain/screening/rank.ts";
import { runStability, emptyTally, stabilityRows } from "#domain/screening/stability.ts";
import { apiTest, onStage, type Stage } from "../testing/api-test.ts";
import { countyClerk as officer, qinglan, villageIds } from "../testing/cast.ts";
import { aCollectedRound, aCrowd, anOpenRound, handedIn } from "../testing/given-screening.ts";
import { perturbationOf } from "./commands.ts";
import { rankingJob } from "./jobs.ts";
import { findRound } from "./queries.ts";
import { deleteRanking, listRanked, saveRanking } from "./ranking.ts";
import { moveWeights, perturbations } from "./stability.ts";

onStage();

const codes = ["M01", "M02", "M06", "E01", "m06", "Z"];
const someIndicators = fc
  .array(
    fc.record({
      direction: fc.constantFrom("higher-worse" as const, "lower-worse" as const),
      min: fc.constantFrom(-7, 0, 1, 60, -100_000_000_000),
      span: fc.constantFrom(1, 2, 3, 7, 100, 99_999, 100_000_000_000),
      weight: fc.integer({ min: 1, max: 9999 }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((rows) =>
    rows.map(({ span, ...row }, i): Indicator => ({ ...row, max: row.min + span, code: `I${i}`, name: "指标" })),
  );
const someValue = fc.oneof(
  { arbitrary: fc.integer({ min: -3, max: 8 }), weight: 6 },
  fc.constant(null),
  fc.integer({ min: 55, max: 165 }),
  fc.constantFrom(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, -100_000_000_001, 33_333_333_333),
);
const someVillage = fc.record({
  values: fc.array(someValue, { minLength: 6, maxLength: 6 }),
  manifestations: fc.array(fc.constantFrom(...codes), { maxLength: 4 }),
  missing: fc.boolean(),
  code: fc.constantFrom("", "370811100200", "370811100201", "37081110020１", "甲", "a", "B"),
  order: fc.integer({ min: 0, max: 1 }),
});
const someRound = fc.record({
  indicators: someIndicators,
  villages: fc.array(someVillage, { minLength: 1, maxLength: 14 }),
  hits: fc.subarray(codes),
  places: fc.shuffledSubarray([...Array(14).keys()], { minLength: 14 }),
});
type SomeRound = typeof someRound extends fc.Arbitrary<infer T> ? T : never;

/** The same villages for the database and for the rule; a village put down as missing has handed in nothing. */
async function store(
  { tx }: Pick<Stage, "tx">,
  roundId: string,
  ids: readonly string[],
  townshipId: string,
  { villages }: SomeRound,
) {
  await sql`delete from assessment where county_id = ${qinglan} and round_id = ${roundId}`.execute(tx);
  await tx
    .insertInto("assessment")
    .values(
      villages.map((village, i) => ({
        countyId: qinglan,
        roundId,
        villageId: ids[i]!,
        townshipId,
        villageCode: village.code,
        townshipOrder: village.order,
        status: village.missing ? ("missing" as const) : ("submitted" as const),
        values: village.values as number[],
        manifestations: village.manifestations,
      })),
    )
    .execute();
  return villages.map((village, i): Assessed => ({
    villageId: ids[i]!,
    townshipId,
    code: village.code,
    townshipOrder: village.order,
    values: village.missing ? {} : Object.fromEntries(village.values.map((value, k) => [`I${k}`, value])),
    manifestations: village.missing ? [] : village.manifestations,
  }));
}

apiTest(
  "the database ranks exactly as the rule does: ties, missing values, direct hits, whole numbers to the last",
  async (stage) => {
    const { id } = await anOpenRound(stage);
    const [crowd] = await aCrowd(stage.tx, 1, 14);
    await fc.assert(
      fc.asyncProperty(someRound, async (some) => {
        const ids = some.places.map((place) => crowd!.villageIds[place]!);
        const assessed = await store(stage, id, ids, crowd!.townshipId, some);
        const directHits: DirectHitRule[] = some.hits.map((code) => ({ manifestationCode: code, clause: "" }));
        const rules = { countyId: qinglan, id, indicators: some.indicators, directHits };
        const stored = await stage.ground.gate.write(officer, async (tx) => {
          await saveRanking(tx, officer, rules);
          const rows = await listRanked(tx, officer, rules);
          await deleteRanking(tx, officer, rules);
          return rows;
        });
        expect(stored).toEqual(rank(assessed, some.indicators, directHits));
      }),
      { numRuns: 150 },
    );
  },
);

apiTest("the county ranks from the weakest village on, with the points behind each place", async ({ as, tx }) => {
  const { county, id, version } = await aCollectedRound({ as });
  const moved = await county.call(rounds.rank, { params: { id }, body: { version } });
  expect(moved).toEqual({ status: "ranked", version: version + 1, jobId: null });

  const head = await county.call(rankings.read, { params: { id } });
  const { rows, total } = await county.call(rankings.list, { params: { id }, query: {} });

  expect(head).toMatchObject({
    villages: 3,
    places: 1,
    line: 10_000,
    stabilityRuns: 1000,
    jobId: null,
    deviations: [],
  });
  expect(total).toBe(3);
  expect(rows.map((row) => [row.village, row.position, row.points, row.listed])).toEqual([
    ["上梨峪村", 1, 10_000, "quota"],
    ["松坡村", 2, 5_000, null],
    ["前柳庄村", 3, 625, null],
  ]);
  expect(rows[1]).toMatchObject({ breakdown: [2500, 2500], values: [2, 80], low: 5000, high: 5000 });
  expect(rows[0]!.stability).toEqual({ runs: 1000, listedRuns: 1000, firstPosition: 1, lastPosition: 1 });
  const trace = await tx
    .selectFrom("audit")
    .select("detail")
    .where("verb", "=", "ranking.run")
    .executeTakeFirstOrThrow();
  expect(trace.detail).toMatchObject({ action: "rank", villages: 3, seed: head.seed });
});

apiTest("missing data is an interval, a direct hit stands first, and both can be asked for", async ({ as }) => {
  const answers = {
    ...handedIn,
    前柳庄: { values: [null, 95], manifestations: [] },
    松坡: { values: [0, 100], manifestations: ["M06"] },
  };
  const { county, id, version } = await aCollectedRound({ as }, { ratioBasisPoints: 7000 }, answers);
  await county.call(rounds.rank, { params: { id }, body: { version } });
  const only = (which: "near-line" | "missing" | "direct-hit") =>
    county.call(rankings.list, { params: { id }, query: { only: which } });

  expect((await only("direct-hit")).rows).toMatchObject([
    { village: "松坡村", position: 1, points: 0, listed: "direct-hit" },
  ]);
  // Its place is an interval, and the runs with moved weights, which know nothing of the gap, are not shown.
  expect((await only("missing")).rows).toMatchObject([
    { village: "前柳庄村", low: 625, points: 3125, high: 5625, values: [null, 95] },
  ]);
  expect((await only("missing")).rows[0]).toMatchObject({ gap: { first: 3, last: 3 }, stability: null });
  expect((await only("direct-hit")).rows[0]).toMatchObject({ gap: null, stability: { runs: 1000 } });
  expect((await only("near-line")).rows.map((row) => row.village)).toEqual(["上梨峪村"]);
  expect(await county.call(rankings.read, { params: { id } })).toMatchObject({
    nearLine: 1,
    withMissing: 1,
    directHits: 1,
  });
});

apiTest(
  "a village with gaps has no certainty to show: an interval over the line, found under near the line",
  async ({ as, tx }) => {
    const answers = {
      上梨峪: { values: [4, 60], manifestations: [] },
      前柳庄: { values: [null, null], manifestations: [] },
      松坡: { values: [3, 70], manifestations: [] },
    };
    const { county, id, version } = await aCollectedRound({ as }, {}, { ...answers, 前柳庄: answers.松坡 });
    await tx.updateTable("assessment").set({ status: "missing" }).where("villageId", "=", villageIds.前柳庄).execute();
    await county.call(rounds.rank, { params: { id }, body: { version } });
    const { rows } = await county.call(rankings.list, { params: { id }, query: {} });
    const open = rows.find((row) => row.village === "前柳庄村")!;
    expect(open).toMatchObject({
      position: 3,
      listed: null,
      gap: { first: 1, last: 3 },
      stability: null,
      nearLine: true,
    });
    expect(certaintyText(open)).toBe("缺项，看区间：第 1—3 位");
    expect(certaintyText(rows[0]!)).toBe("1000 次中 1000 次列入");
  },
);

apiTest("villages near the line say how often they fall below it", async ({ as }) => {
  const answers = {
    上梨峪: { values: [4, 60], manifestations: [] },
    前柳庄: { values: [0, 77], manifestations: [] },
    松坡: { values: [2, 96], manifestations: [] },
  };
  const { county, id, version } = await aCollectedRound({ as }, { ratioBasisPoints: 7000 }, answers);
  await county.call(rounds.rank, { params: { id }, body: { version } });
  const { rows } = await county.call(rankings.list, { params: { id }, query: { only: "near-line" } });
  expect(rows.map((row) => row.village)).toEqual(["松坡村", "前柳庄村"]);
  const [above, below] = rows.map((row) => row.stability!);
  expect(above!.listedRuns).toBeGreaterThan(500);
  expect(above!.listedRuns + below!.listedRuns).toBeGreaterThanOrEqual(1000);
  expect(below).toMatchObject({ runs: 1000, firstPosition: 2, lastPosition: 3 });
});

apiTest("a township that scores far from the rest is pointed out, page by page of 200", async (stage) => {
  const crowd = await aCrowd(stage.tx, 6, 40);
  const { county, id, version } = await anOpenRound(stage);
  const strange = crowd[5]!.townshipId;
  await sql`update assessment set status = 'submitted', values = array[1, case when township_id = ${strange} then 60 else 92 end]
    where round_id = ${id}`.execute(stage.tx);
  await county.call(rounds.rank, { params: { id }, body: { version } });

  const head = await county.call(rankings.read, { params: { id } });
  expect(head.deviations).toMatchObject([{ townshipId: strange, township: "试5镇", direction: "higher" }]);
  expect(head.deviations[0]!.sentence).toContain("只作提示");
  const page = (query: object) => county.call(rankings.list, { params: { id }, query });
  expect((await page({})).rows).toHaveLength(200);
  expect((await page({ page: 2 })).rows.map((row) => row.position).slice(0, 2)).toEqual([201, 202]);
  expect(await page({ townshipId: strange, size: 10 })).toMatchObject({ total: 40 });
  expect((await county.refused(rankings.list, { params: { id }, query: { size: 201 } })).code).toBe("invalid");
});

apiTest(
  "moving the weights in a thread gives what the rule gives, and leaves the house free to answer",
  async (stage) => {
    const { id } = await aCollectedRound(stage);
    const rules = (await findRound(stage.tx, officer, id))!;
    await saveRanking(stage.tx, officer, rules);
    const input = perturbationOf(rules, await listRanked(stage.tx, officer, rules), "seed");
    const told: number[] = [];
    const rows = await moveWeights(input, { report: (done) => told.push(done), signal: new AbortController().signal });
    const tally = emptyTally(3);
    runStability(input, 0, perturbations.runs, tally);
    expect(rows).toEqual(stabilityRows(input, tally));
    expect(told.at(-1)).toBe(1000);
    expect(told.length).toBe(25);
    const stop = AbortSignal.abort(new Error("taken back"));
    await expect(moveWeights(input, { report: () => undefined, signal: stop })).rejects.toThrow("taken back");
  },
);

apiTest("a long perturbation goes on as a job, and is dropped when the ranking was taken back", async (stage) => {
  const { county, id, version } = await aCollectedRound(stage);
  await county.call(rounds.rank, { params: { id }, body: { version } });
  const { seed } = await county.call(rankings.read, { params: { id } });
  const clear = () => sql`update ranking set listed_runs = null where round_id = ${id}`.execute(stage.tx);
  const ask = async (from: string) => {
    const jobId = uuidv7();
    const payload = JSON.stringify({ roundId: id, seed: from, actor: officer });
    const job = {
      countyId: qinglan,
      id: jobId,
      verb: "ranking.run",
      accountId: officer.accountId,
      payload,
      total: 1000,
    };
    await stage.tx.insertInto("job").values(job).execute();
    await rankingJob.run(stage.ground, { countyId: qinglan, jobId });
    return stage.tx
      .selectFrom("job")
      .select(["state", "done", "message"])
      .where("id", "=", jobId)
      .executeTakeFirstOrThrow();
  };
  await clear();
  expect(await ask(seed)).toEqual({ state: "done", done: 1000, message: "" });
  const { rows } = await county.call(rankings.list, { params: { id }, query: {} });
  expect(rows[0]!.stability).toMatchObject({ runs: 1000, listedRuns: 1000 });
  await clear();
  expect((await ask("an earlier ranking")).message).toContain("没有保存");
  expect((await county.call(rankings.list, { params: { id }, query: {} })).rows[0]!.stability).toBeNull();
});

apiTest("taken back, a ranking leaves nothing; townships and departments never see one", async ({ as, tx }) => {
  const { county, id, version, liuxi } = await aCollectedRound({ as });
  const ranked = await county.call(rounds.rank, { params: { id }, body: { version } });
  for (const caller of [liuxi, await as("department", "县纪委监委"), await as("team")]) {
    expect((await caller.refused(rankings.list, { params: { id }, query: {} })).code).toBe("forbidden");
  }
  expect((await (await as("county", "沐云县")).refused(rankings.read, { params: { id } })).code).toBe("not-found");
  expect((await (await as("city")).call(rankings.read, { params: { id } })).villages).toBe(3);
  const back = { params: { id }, body: { version: ranked.version, reason: "柳溪镇要求补报" } };
  expect(await county.call(rounds.withdraw, back)).toMatchObject({ status: "assessing" });
  expect(await tx.selectFrom("ranking").select("villageId").where("villageId", "=", villageIds.松坡).execute()).toEqual(
    [],
  );
  expect((await county.refused(rankings.read, { params: { id } })).code).toBe("not-found");
});
