import { expect } from "vitest";
import { uuidv7 } from "#contract/uuid.ts";
import { visits } from "#contract/visits.ts";
import { apiTest, onStage, type Stage } from "../../testing/api-test.ts";
import { villageIds } from "../../testing/cast.ts";
import { aVisitBody, aVisitedInspection, goodAnswers } from "../../testing/given-visits.ts";

onStage();

type Opening = Parameters<typeof aVisitBody>[1];
type Ground = Awaited<ReturnType<typeof aVisitedInspection>>;

const openings: readonly (readonly [string, string, (ground: Ground) => Opening])[] = [
  ["a day to come", "future-day", () => ({ onDay: "2026-11-23" })],
  ["a day before the inspection", "outside-inspection", () => ({ onDay: "2026-11-09" })],
  ["one inspector alone", "too-few-inspectors", ({ people }) => ({ inspectors: [people[0]] })],
  ["one inspector twice", "too-few-inspectors", ({ people }) => ({ inspectors: [people[0], people[0]] })],
  ["somebody not drawn", "change-without-reason", ({ people }) => ({ inspectors: [people[0], people[2]] })],
  ["a stranger", "not-of-the-team", ({ people }) => ({ inspectors: [people[0], uuidv7()], changedReason: "替换" })],
  ["an inspection by telephone", "telephone-only-for-spot-checks", () => ({ way: "telephone" })],
];

for (const [name, rule, over] of openings)
  apiTest(`${name} is refused: ${rule}`, async ({ tx, as }) => {
    const ground = await aVisitedInspection(tx);
    const inspector = await as("inspector");
    const refusal = await inspector.refused(visits.open, { body: aVisitBody(ground, over(ground)) });
    expect(refusal.code).toBe("refused");
    expect(refusal.reasons.map((one) => one.rule)).toContain(rule);
    expect(await tx.selectFrom("visit").select("id").execute()).toEqual([]);
  });

for (const status of ["planned", "drawn", "finished", "cancelled"] as const)
  apiTest(`no visit of an inspection that is ${status}`, async ({ tx, as }) => {
    const ground = await aVisitedInspection(tx);
    await tx.updateTable("inspection").set({ status, cancelReason: "合并" }).execute();
    const inspector = await as("inspector");
    const refusal = await inspector.refused(visits.open, { body: aVisitBody(ground) });
    expect(refusal.reasons[0]!.rule).toBe("inspection-not-under-way");
    expect((await inspector.call(visits.choices, { query: {} })).underWay).toEqual([]);
  });

apiTest("a visit is not submitted after its inspection has ended", async ({ tx, as }) => {
  const ground = await aVisitedInspection(tx);
  const inspector = await as("inspector");
  const { id } = await inspector.call(visits.open, { body: aVisitBody(ground) });
  const params = { id };
  await inspector.call(visits.fill, { params, body: { version: 1, answers: goodAnswers } });
  await tx.updateTable("inspection").set({ status: "finished" }).execute();
  const refusal = await inspector.refused(visits.submit, { params, body: { version: 2 } });
  expect(refusal.reasons[0]!.rule).toBe("inspection-not-under-way");
});

apiTest("an object of another inspection is not found", async ({ tx, as }) => {
  const ground = await aVisitedInspection(tx);
  const inspector = await as("inspector");
  const wrong = aVisitBody(ground, { inspectionId: uuidv7() });
  expect((await inspector.refused(visits.open, { body: wrong })).code).toBe("not-found");
  const village = aVisitBody(ground, { objectId: villageIds.前柳庄 });
  expect((await inspector.refused(visits.open, { body: village })).code).toBe("not-found");
});

async function opened({ tx, as }: Pick<Stage, "tx" | "as">) {
  const ground = await aVisitedInspection(tx);
  const inspector = await as("inspector");
  const { id } = await inspector.call(visits.open, { body: aVisitBody(ground) });
  return { ground, inspector, id, params: { id } };
}

apiTest("what is not answered is named item by item, and nothing is submitted", async (stage) => {
  const { inspector, params } = await opened(stage);
  await inspector.call(visits.fill, { params, body: { version: 1, answers: goodAnswers.slice(2) } });
  const refusal = await inspector.refused(visits.submit, { params, body: { version: 2 } });
  expect(refusal.reasons.map(({ rule, at }) => [rule, at])).toEqual([
    ["unanswered", "seconded"],
    ["unanswered", "paid"],
  ]);
  expect((await inspector.call(visits.read, { params })).status).toBe("open");
});

const answers: readonly (readonly [string, unknown, string])[] = [
  ["an item that is not on the checklist", { item: "nowhere", value: "yes" }, "invalid"],
  ["an item code that is none", { item: "<b>", value: "yes" }, "invalid"],
  ["a word where yes or no is asked", { item: "paid", value: "也许" }, "invalid"],
  ["a number out of bounds", { item: "plaques-outside", value: 10_000 }, "invalid"],
  ["a number beyond every bound", { item: "plaques-outside", value: 1e12 }, "invalid"],
  ["a negative number", { item: "plaques-outside", value: -1 }, "invalid"],
  ["half a plaque", { item: "plaques-outside", value: 0.5 }, "invalid"],
  ["twenty thousand signs", { item: "who-asks", value: "某".repeat(20_000) }, "invalid"],
  ["a note of twenty thousand signs", { item: "paid", value: "no", note: "某".repeat(20_000) }, "invalid"],
  ["control signs", { item: "who-asks", value: "民政\u0000局\u001b" }, "invalid"],
];

for (const [name, answer, code] of answers)
  apiTest(`${name} is not kept`, async (stage) => {
    const { inspector, params } = await opened(stage);
    const body = { version: 1, answers: [answer] } as never;
    expect((await inspector.refused(visits.fill, { params, body })).code).toBe(code);
    expect(await inspector.call(visits.read, { params })).toMatchObject({ answers: [], version: 1 });
  });

apiTest("the same item twice in one save: the later word holds", async (stage) => {
  const { inspector, params } = await opened(stage);
  const twice = ["yes", "no"].map((value) => ({ item: "paid", value, note: "" }));
  await inspector.call(visits.fill, { params, body: { version: 1, answers: twice } });
  expect((await inspector.call(visits.read, { params })).answers).toEqual([twice[1]]);
});

apiTest("two who write at once: the later hears that it has changed, and the first one's words stay", async (stage) => {
  const { inspector, params } = await opened(stage);
  const county = await stage.as("county", "青岚县");
  const [first, second] = goodAnswers as [(typeof goodAnswers)[0], (typeof goodAnswers)[0]];
  await inspector.call(visits.fill, { params, body: { version: 1, answers: [first] } });
  expect((await county.refused(visits.fill, { params, body: { version: 1, answers: [second] } })).code).toBe("stale");
  expect((await county.call(visits.read, { params })).answers).toEqual([first]);
});

apiTest("an inspector who did not go reads and does not write", async (stage) => {
  const { inspector, params } = await opened(stage);
  await stage.tx.updateTable("inspector").set({ accountId: null }).execute();
  await stage.tx.updateTable("visit").set({ madeBy: uuidv7() }).execute();
  expect((await inspector.call(visits.read, { params })).can).toEqual({ fill: false, correct: false, register: false });
  expect((await inspector.refused(visits.fill, { params, body: { version: 1, answers: [] } })).code).toBe("forbidden");
});

apiTest("townships, teams, units and departments read no visits; another county finds none", async (stage) => {
  const { params } = await opened(stage);
  for (const [role, place] of [
    ["township", "柳溪镇"],
    ["team", undefined],
    ["unit", undefined],
    ["department", "县纪委监委"],
  ] as const) {
    const caller = await stage.as(role, place);
    expect((await caller.refused(visits.list, { query: {} })).code).toBe("forbidden");
    expect((await caller.refused(visits.read, { params })).code).toBe("forbidden");
  }
  const other = await stage.as("county", "沐云县");
  expect((await other.refused(visits.read, { params })).code).toBe("not-found");
  expect((await other.call(visits.list, { query: {} })).rows).toEqual([]);
  expect((await other.refused(visits.fill, { params, body: { version: 1, answers: [] } })).code).toBe("not-found");
});

apiTest(
  "a finding of a category the county does not have is refused; twice with one id it stands once",
  async (stage) => {
    const { inspector, params } = await opened(stage);
    const body = {
      id: uuidv7(),
      description: "外墙挂牌 7 块",
      basis: "",
      severity: "slight",
      type: "on-the-spot",
    } as const;
    const wrong = await inspector.refused(visits.register, { params, body: { ...body, category: "没有的类别" } });
    expect(wrong.reasons[0]!.rule).toBe("category-unknown");
    await inspector.call(visits.register, { params, body: { ...body, category: "基层减负" } });
    const twice = await inspector.refused(visits.register, { params, body: { ...body, category: "基层减负" } });
    expect(twice.code).toBe("conflict");
  },
);
