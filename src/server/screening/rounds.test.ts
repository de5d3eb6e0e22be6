import { expect } from "vitest";
import { assessments } from "#contract/assessments.ts";
import { manifestationLists, rounds } from "#contract/screening.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, onStage } from "../testing/api-test.ts";
import { villageIds } from "../testing/cast.ts";
import { aCollectedRound, aDraftRound, anOpenRound, handIn, setting } from "../testing/given-screening.ts";

onStage();

apiTest("a county draws up a round, opens it, and every village waits to be assessed", async ({ as, tx }) => {
  const { county, id } = await aDraftRound({ as });
  expect(await county.call(rounds.open, { params: { id }, body: { version: 1 } })).toEqual({
    status: "assessing",
    version: 2,
  });

  const round = await county.call(rounds.read, { params: { id } });

  expect(round).toMatchObject({
    name: "第三轮薄弱村整顿",
    openedOn: "2026-11-22",
    list: { code: "typical-12", version: 1 },
  });
  expect(round.items).toHaveLength(12);
  expect(round.facts).toMatchObject({ villages: 3, submitted: 0, missing: 0 });
  expect(round.actions).toEqual([
    { action: "rank", reasons: [expect.objectContaining({ rule: "villages-not-assessed" })] },
    { action: "withdraw", reasons: [] },
  ]);
  const kept = await tx.selectFrom("manifestationList").select(["code", "version"]).execute();
  expect(kept).toEqual([{ code: "typical-12", version: 1 }]);
});

type Over = Partial<ReturnType<typeof setting>>;
const [first, second] = setting().indicators;
const wrong: [string, Over, string][] = [
  ["weights that add up to 99 %", { indicators: [first!, { ...second!, weight: 4900 }] }, "weights-not-whole"],
  ["a ratio of 0 %", { ratioBasisPoints: 0 }, "ratio-out-of-range"],
  ["a ratio of 101 %", { ratioBasisPoints: 10_100 }, "ratio-out-of-range"],
  ["a deadline in the past", { deadline: "2026-11-21" }, "deadline-past"],
  ["a list nobody has", { list: { code: "typical-12", version: 9 } }, "no-manifestation"],
  [
    "a direct hit outside the list",
    { directHits: [{ manifestationCode: "E01", clause: "空壳村" }] },
    "direct-hit-unknown",
  ],
  ["two indicators under one code", { indicators: [first!, { ...second!, code: "I01" }] }, "indicator-twice"],
  ["an empty span", { indicators: [first!, { ...second!, min: 100 }] }, "indicator-span"],
  ["a cycle of no months", { cycleMonths: 0 }, "cycle-too-short"],
];
for (const [what, over, rule] of wrong) {
  apiTest(`a round is not drawn up with ${what}`, async ({ as }) => {
    const county = await as("county", "青岚县");

    const problem = await county.refused(rounds.create, { body: { id: uuidv7(), ...setting(), ...over } });

    expect(problem).toMatchObject({ code: "invalid", reasons: [expect.objectContaining({ rule })] });
    expect(await county.call(rounds.list, { query: {} })).toEqual([]);
  });
}

apiTest("half weights and spans beyond the range do not pass the form", async ({ as }) => {
  const county = await as("county", "青岚县");
  for (const bad of [{ weight: 4999.5 }, { max: 1e15 }]) {
    const body = { id: uuidv7(), ...setting(), indicators: [first!, { ...second!, ...bad }] };
    expect((await county.refused(rounds.create, { body })).code).toBe("invalid");
  }
});

apiTest("two rounds of one county cannot share a name; another county's can", async ({ as }) => {
  const { county } = await aDraftRound({ as });
  const body = { id: uuidv7(), ...setting() };

  expect(await county.refused(rounds.create, { body })).toMatchObject({ code: "conflict" });
  const neighbour = await as("county", "沐云县");
  expect(await neighbour.call(rounds.create, { body })).toMatchObject({ id: body.id });
});

apiTest(
  "the settings of an open round stand; the second of two officers is told that the draft has moved",
  async ({ as }) => {
    const { county, id } = await aDraftRound({ as });
    const save = (version: number) => ({ params: { id }, body: { ...setting(), cycleMonths: 12, version } });
    await county.call(rounds.save, save(1));
    expect((await county.refused(rounds.save, save(1))).code).toBe("stale");
    await county.call(rounds.open, { params: { id }, body: { version: 2 } });
    expect((await county.refused(rounds.save, save(3))).reasons[0]!.rule).toBe("wrong-status");
    expect((await county.refused(rounds.remove, { params: { id }, body: { version: 3 } })).code).toBe("refused");
  },
);

apiTest("a round never opened can be removed", async ({ as }) => {
  const { county, id } = await aDraftRound({ as });
  await county.call(rounds.remove, { params: { id }, body: { version: 1 } });
  expect((await county.refused(rounds.read, { params: { id } })).code).toBe("not-found");
});

apiTest("an edited list is a new version; a round keeps the one it began with", async ({ as }) => {
  const { county, id } = await aDraftRound({ as });
  const [shipped] = (await county.call(manifestationLists.list, { query: {} })).filter(
    (one) => one.code === "typical-12",
  );
  expect(shipped).toMatchObject({ version: 1, rounds: 1, latest: true, origin: "typical" });
  const { version: _, rounds: __, latest: ___, ...content } = shipped!;
  const body = { ...content, id: uuidv7(), basedOn: 1, issuedBy: "中共青岚县委组织部", origin: "official" as const };

  expect(await county.call(manifestationLists.save, { body })).toEqual({ code: "typical-12", version: 2 });

  const again = { body: { ...body, id: uuidv7() } };
  expect((await county.refused(manifestationLists.save, again)).code).toBe("stale");
  const twice = { body: { ...body, basedOn: 2, items: [body.items[0]!, body.items[0]!] } };
  expect((await county.refused(manifestationLists.save, twice)).code).toBe("invalid");
  expect((await county.call(rounds.read, { params: { id } })).list).toEqual({ code: "typical-12", version: 1 });
  const versions = (await county.call(manifestationLists.list, { query: {} })).map(({ code, version }) => [
    code,
    version,
  ]);
  expect(versions).toEqual([
    ["typical-10", 1],
    ["typical-12", 2],
    ["typical-12", 1],
  ]);
});

apiTest(
  "taken back to the draft, what townships wrote follows its indicator and comes back to them",
  async ({ as }) => {
    const { county, id, version, liuxi } = await aCollectedRound({ as });
    const back = { params: { id }, body: { version, reason: "增设一项指标" } };
    const { version: drafted } = await county.call(rounds.withdraw, back);
    const added = { ...second!, code: "I03", name: "信访件次", weight: 1000, unit: "件" };
    const indicators = [{ ...second!, weight: 4000 }, added, first!];
    const body = { ...setting(), indicators, version: drafted };
    const saved = await county.call(rounds.save, { params: { id }, body });
    await county.call(rounds.open, { params: { id }, body: { version: saved.version } });

    const row = await liuxi.call(assessments.read, { params: { id, villageId: villageIds.上梨峪 } });

    expect(row).toMatchObject({ status: "returned", values: [60, null, 4], manifestations: ["M01"] });
    expect(row.returnReason).toContain("调整");
  },
);

apiTest("only steps of the flow are open, and only to the county", async ({ as }) => {
  const { county, id, version } = await anOpenRound({ as });
  const at = { params: { id }, body: { version } };
  for (const step of [rounds.open, rounds.shortlist, rounds.review, rounds.verify]) {
    expect((await county.refused(step, at)).reasons[0]!.rule).toBe("wrong-status");
  }
  expect((await county.refused(rounds.rank, at)).reasons[0]!.rule).toBe("villages-not-assessed");
  expect((await (await as("township", "柳溪镇")).refused(rounds.rank, at)).code).toBe("forbidden");
  expect((await (await as("county", "沐云县")).refused(rounds.rank, at)).code).toBe("not-found");
});

apiTest("a township reads the rounds of its county and counts its own villages", async ({ as }) => {
  const { id } = await anOpenRound({ as });
  const liuxi = await as("township", "柳溪镇");
  await handIn(liuxi, id, "上梨峪", { values: [1, 90], manifestations: [] });
  expect(await liuxi.call(rounds.list, { query: {} })).toMatchObject([{ id, villages: 2, submitted: 1, missing: 0 }]);
  expect(await (await as("province")).call(rounds.list, { query: { countyId: "99-muyun" } })).toEqual([]);
  expect((await (await as("department", "县信访局")).refused(rounds.list, { query: {} })).code).toBe("forbidden");
});
