import { expect } from "vitest";
import { cases } from "#contract/cases.ts";
import { apiTest, type Caller, onStage } from "../testing/api-test.ts";
import { aCase, aGoal, aProblem } from "../testing/given-cases.ts";

onStage();

const nothingElse = { check: 0, accept: 0, delist: 0, follow: 0, close: 0 };

const totalOf = async (caller: Caller, filter: { light?: string; lacks?: "problems" | "goals" }) =>
  (await caller.call(cases.list, { query: filter })).total;

apiTest("every number of the 整顿台账 is the length of the list it opens, office by office", async ({ as, tx }) => {
  const late = await aCase(tx, { village: "上梨峪" });
  await aProblem(tx, late, { dueOn: "2026-11-01" });
  const near = await aCase(tx, { village: "松坡" });
  await aGoal(tx, near, { dueOn: "2026-11-27" });
  await aCase(tx, { village: "桥头" });

  const waiting = async (caller: Caller) => caller.call(cases.waiting, { query: {} });
  expect(await waiting(await as("township", "柳溪镇"))).toEqual({
    files: 1,
    red: 1,
    yellow: 0,
    lacksProblems: 0,
    lacksGoals: 1,
    ...nothingElse,
  });
  expect(await waiting(await as("county", "青岚县"))).toEqual({
    files: 2,
    red: 1,
    yellow: 1,
    lacksProblems: 1,
    lacksGoals: 1,
    ...nothingElse,
  });
  expect(await waiting(await as("province"))).toMatchObject({ files: 3, lacksProblems: 2, lacksGoals: 2 });
  for (const [role, place] of [
    ["township", "柳溪镇"],
    ["township", "松岭乡"],
    ["county", "青岚县"],
    ["county", "沐云县"],
    ["city", "云岭市"],
    ["province", "示例省"],
  ] as const) {
    const caller = await as(role, place);
    const { red, yellow, lacksProblems, lacksGoals } = await waiting(caller);
    expect({ place, red, yellow, lacksProblems, lacksGoals }).toEqual({
      place,
      red: await totalOf(caller, { light: "red" }),
      yellow: await totalOf(caller, { light: "yellow" }),
      lacksProblems: await totalOf(caller, { lacks: "problems" }),
      lacksGoals: await totalOf(caller, { lacks: "goals" }),
    });
  }
});

apiTest("a removed line leaves the list empty again", async ({ as, tx }) => {
  const file = await aCase(tx);
  const itemId = await aProblem(tx, file);
  const county = await as("county", "青岚县");
  expect((await county.call(cases.waiting, { query: {} })).lacksProblems).toBe(0);
  await county.call(cases.remove, { params: { id: file.id, itemId, list: "problems" }, body: { version: 1 } });
  expect((await county.call(cases.waiting, { query: {} })).lacksProblems).toBe(1);
});
