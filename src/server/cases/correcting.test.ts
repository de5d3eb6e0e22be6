import { expect } from "vitest";
import { caseSteps } from "#contract/case-steps.ts";
import { cases } from "#contract/cases.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { villages } from "#contract/villages.ts";
import type { Tx } from "../db/db.ts";
import { apiTest, onStage, type Stage, today } from "../testing/api-test.ts";
import { countyClerk, qinglan, townshipIds, villageIds } from "../testing/cast.ts";
import { aCase, aDecision } from "../testing/given-cases.ts";
import { openCases } from "./commands.ts";

onStage();

const newId = "01900000-0000-7000-8000-000000000777";

/** Two files of one round whose villages were merged into a new one: the younger goes on, the elder is read. */
async function merged({ tx, as }: Stage) {
  const goesOn = await aCase(tx, { village: "上梨峪", openedOn: "2026-06-01" });
  const read = await aCase(tx, { village: "前柳庄", roundId: goesOn.roundId, openedOn: "2026-03-01" });
  const county = await as("county", "青岚县");
  const into = { newId, name: "梨柳新村", kind: "village" as const, townshipId: townshipIds.柳溪镇 };
  const change = { onDate: "2026-11-01", basis: "青政发〔2026〕8号", version: 1 };
  await county.call(villages.merge, {
    params: { id: villageIds.上梨峪 },
    body: { ...change, otherIds: [villageIds.前柳庄], into },
  });
  const listed = async () => (await county.call(cases.list, { query: {} })).rows.map(({ id }) => id);
  return { goesOn, read, county, listed };
}

/** A later decision of the round that puts another right; villages by their ids, also the one that came of the merger. */
async function correct(tx: Tx, roundId: string, correctsId: string, ...named: string[]) {
  const decisionId = await aDecision(tx, { roundId, villages: { 松坡: "rejected" }, correctsId });
  const row = { countyId: qinglan, decisionId, townshipId: townshipIds.柳溪镇 };
  for (const villageId of named)
    await tx
      .insertInto("decisionVillage")
      .values({ ...row, villageId, outcome: "confirmed", level: "township" })
      .execute();
  return { decisionId, done: await openCases(tx, countyClerk, decisionId, today) };
}

apiTest("a correcting decision may name the village as it is called since the merger", async (stage) => {
  const { goesOn, read, county, listed } = await merged(stage);
  const { decisionId, done } = await correct(stage.tx, goesOn.roundId, read.decisionId, newId);
  expect(done).toEqual({ opened: 0, changed: 2, withdrawn: 0 });
  expect(await openCases(stage.tx, countyClerk, decisionId, today)).toEqual({ opened: 0, changed: 0, withdrawn: 0 });
  expect(await listed()).toEqual([goesOn.id]);
  expect(await county.call(cases.read, { params: { id: goesOn.id } })).toMatchObject({
    village: "梨柳新村",
    level: "township",
    openedOn: "2026-06-01",
    withdrawnOn: null,
  });
});

apiTest(
  "a file stands for itself again when the one it went into is taken off, and steps back when both are named",
  async (stage) => {
    const { goesOn, read, county, listed } = await merged(stage);
    const { roundId } = goesOn;
    const one = await correct(stage.tx, roundId, read.decisionId, villageIds.前柳庄);
    expect(one.done).toEqual({ opened: 0, changed: 1, withdrawn: 1 });
    expect(await listed()).toEqual([read.id]);
    expect((await county.call(caseSteps.course, { params: { id: read.id } })).mergedInto).toBeNull();

    const both = await correct(stage.tx, roundId, one.decisionId, villageIds.前柳庄, villageIds.上梨峪);
    expect(both.done).toEqual({ opened: 0, changed: 2, withdrawn: 0 });
    expect(await listed()).toEqual([goesOn.id]);
    const none = await correct(stage.tx, roundId, both.decisionId);
    expect([none.done.withdrawn, await listed()]).toEqual([2, []]);
  },
);

apiTest("a relapsed file and its successor are taken off and named again together", async (stage) => {
  const { goesOn, read, listed } = await merged(stage);
  const again = { id: uuidv7(), predecessorId: goesOn.id, opening: 2, openedOn: "2026-11-20", clockFrom: "2026-03-01" };
  const old = await stage.tx.selectFrom("caseFile").where("id", "=", goesOn.id).selectAll().executeTakeFirstOrThrow();
  await stage.tx
    .updateTable("caseFile")
    .set({ status: "relapsed", delistedOn: "2026-10-01", relapsedOn: "2026-11-20" })
    .where("id", "=", goesOn.id)
    .execute();
  await stage.tx
    .insertInto("caseFile")
    .values({ ...old, ...again })
    .execute();
  const off = await correct(stage.tx, goesOn.roundId, read.decisionId);
  expect([off.done.withdrawn, await listed()]).toEqual([3, []]);
  const on = await correct(stage.tx, goesOn.roundId, off.decisionId, newId);
  expect(on.done).toEqual({ opened: 0, changed: 3, withdrawn: 0 });
  expect(await listed()).toEqual([again.id]);
});
