import { expect } from "vitest";
import { visitObjects } from "#contract/visit-objects.ts";
import { visits } from "#contract/visits.ts";
import { apiTest, type Caller, onStage, type Stage } from "../../testing/api-test.ts";
import { townshipIds } from "../../testing/cast.ts";
import { aColleague } from "../../testing/given-case-steps.ts";
import { aVisitBody, aVisitedInspection, goodAnswers } from "../../testing/given-visits.ts";

onStage();

type Query = Parameters<typeof asked>[1];
const asked = (
  caller: Caller,
  query: { mine?: string; progress?: "left" | "open" | "done"; late?: string; townshipId?: string },
) => caller.call(visitObjects.list, { query: query as never });
const names = async (caller: Caller, query: Query) => (await asked(caller, query)).rows.map(({ name }) => name);

/** Two villages drawn for the inspector of the cast and a colleague of the register. */
async function anInspection({ tx, as }: Pick<Stage, "tx" | "as">) {
  const ground = await aVisitedInspection(tx);
  return { ground, inspector: await as("inspector"), county: await as("county", "青岚县") };
}

const submit = async (caller: Caller, id: string) => {
  const { version } = await caller.call(visits.fill, { params: { id }, body: { version: 1, answers: goodAnswers } });
  return caller.call(visits.submit, { params: { id }, body: { version } });
};

apiTest(
  "what is still to be visited goes down as visits are begun and handed in; each count opens its rows",
  async (stage) => {
    const { ground, inspector, county } = await anInspection(stage);
    const waits = () => inspector.call(visitObjects.waiting, { query: {} });
    const own = (left: number, open: number) => ({ mine: { left, late: 0, open }, all: { left, late: 0, open } });
    expect(await waits()).toEqual(own(2, 0));
    const { id } = await inspector.call(visits.open, { body: aVisitBody(ground) });
    expect(await waits()).toEqual(own(1, 1));
    expect(await names(inspector, { mine: "true", progress: "left" })).toEqual(["松坡村"]);
    const { rows } = await inspector.call(visits.list, { query: { mine: "true", status: "open" } as never });
    expect(rows.map((row) => row.id)).toEqual([id]);
    await submit(inspector, id);
    expect(await waits()).toEqual(own(1, 0));
    const page = await asked(county, {});
    expect(page.rows.map(({ name, progress, visitId, inspectors }) => [name, progress, visitId, inspectors])).toEqual([
      ["松坡村", "left", null, ["王检", "赵查"]],
      ["前柳庄村", "done", id, ["王检", "赵查"]],
    ]);
    expect(page.inspections).toMatchObject([{ id: ground.inspectionId, left: 1, open: 0, done: 1, total: 2 }]);
    expect(await names(county, { townshipId: townshipIds.柳溪镇 })).toEqual(["前柳庄村"]);
  },
);

apiTest("a visit given up leaves the object to be visited", async (stage) => {
  const { ground, inspector } = await anInspection(stage);
  const { id } = await inspector.call(visits.open, { body: aVisitBody(ground) });
  await inspector.call(visits.discard, { params: { id }, body: { version: 1, reason: "选错了村" } });
  expect((await inspector.call(visitObjects.waiting, { query: {} })).mine).toEqual({ left: 2, late: 0, open: 0 });
});

apiTest(
  "an inspector drawn for nothing has nothing to visit; where nobody was named, the whole team has",
  async (stage) => {
    const { ground, county } = await anInspection(stage);
    const { accountId, caller } = await aColleague(stage.tx, "inspector", "督查组");
    await stage.tx.updateTable("inspector").set({ accountId }).where("personId", "=", ground.people[2]).execute();
    const left = async () => (await caller.call(visitObjects.waiting, { query: {} })).mine.left;
    expect(await left()).toBe(0);
    expect((await caller.call(visitObjects.waiting, { query: {} })).all.left).toBe(2);
    await stage.tx.updateTable("inspectionObject").set({ inspectors: [] }).where("id", "=", ground.otherId).execute();
    expect(await left()).toBe(1);
    expect((await county.call(visitObjects.waiting, { query: {} })).mine.left).toBe(0);
  },
);

apiTest(
  "late is what an inspection past its last day has not visited; a finished or sealed one is not listed",
  async (stage) => {
    const { county } = await anInspection(stage);
    await stage.tx.updateTable("inspection").set({ endsOn: "2026-11-21" }).execute();
    expect((await county.call(visitObjects.waiting, { query: {} })).all).toEqual({ left: 2, late: 2, open: 0 });
    expect(await names(county, { late: "true", progress: "left" })).toHaveLength(2);
    for (const status of ["drawn", "finished"] as const) {
      await stage.tx.updateTable("inspection").set({ status }).execute();
      expect(await asked(county, {})).toMatchObject({ rows: [], inspections: [], total: 0 });
      expect((await county.call(visitObjects.waiting, { query: {} })).all.left).toBe(0);
    }
    const other = await stage.as("county", "沐云县");
    expect((await asked(other, {})).rows).toEqual([]);
  },
);
