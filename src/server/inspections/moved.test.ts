import { expect } from "vitest";
import { draws } from "#contract/draws.ts";
import { inspections } from "#contract/inspections.ts";
import { inspectors } from "#contract/inspectors.ts";
import { villages } from "#contract/villages.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, type Caller, onStage, raw, today } from "../testing/api-test.ts";
import { townshipIds, villageIds } from "../testing/cast.ts";
import { aDrawn, anInspection, anInspectionBody, simple } from "../testing/given-inspections.ts";

onStage();

const { 上梨峪 } = villageIds;

/** 划转到松岭乡：the village goes on in another row. */
async function move(county: Caller, id: string) {
  const newId = uuidv7();
  const body = { newId, townshipId: townshipIds.松岭乡, onDate: today, basis: "县政府批复", version: 1 };
  await county.call(villages.move, { params: { id }, body });
  return newId;
}

const objectsOf = async (caller: Caller, id: string) =>
  (await caller.call(inspections.objects, { params: { id }, query: { page: 1, size: 50 } })).rows;

apiTest(
  "a village that moves to another township takes objects, scope, waivers and recusals of open inspections along",
  async (stage) => {
    const chosen = { of: "chosen" as const, roundId: null, townshipIds: [], ids: [上梨峪] };
    const { county, inspector, id, people } = await anInspection(stage, { inspection: { scope: chosen } });
    const params = { id };
    const recusal = { id: uuidv7(), townshipId: townshipIds.柳溪镇, villageId: 上梨峪, reason: "亲戚在该村" };
    await county.call(inspectors.recuse, { params: { id: people[3]! }, body: recusal });
    await county.call(inspections.askWaiver, { params, body: { villageId: 上梨峪, reason: "群众集中反映" } });
    const members = people.slice(0, 3).map((personId) => ({ personId, groupNumber: 1, leads: false }));
    await county.call(inspections.members, { params, body: { version: 2, members } });
    const objects = [{ subjectId: 上梨峪, groupNumber: 1 }];
    await county.call(inspections.name, { params, body: { version: 3, objects } });

    const newId = await move(county, 上梨峪);

    expect(await objectsOf(county, id)).toMatchObject([{ township: "松岭乡", name: "柳溪镇上梨峪村" }]);
    const { rows } = await raw("select village_id, township_id from inspection_object where inspection_id = $1", [id]);
    expect(rows).toEqual([{ villageId: newId, townshipId: townshipIds.松岭乡 }]);
    const file = await county.call(inspections.get, { params });
    expect([file.scope.ids, file.waivers.map(({ villageId }) => villageId)]).toEqual([[newId], [newId]]);
    const kept = await county.call(inspectors.get, { params: { id: people[3]! } });
    expect(kept.recusals).toMatchObject([{ township: "松岭乡", village: "上梨峪村" }]);
    await inspector.call(inspections.start, { params, body: { version: file.version } });
    expect(await objectsOf(county, id)).toMatchObject([{ township: "松岭乡" }]);
  },
);

apiTest(
  "a village drawn and moved before the start is inspected where it lies; nobody but the team learns of it",
  async (stage) => {
    const { county, inspector, id, drawId } = await aDrawn(stage, { n: 10 });
    const { objects } = await inspector.call(draws.result, { params: { id: drawId } });
    const drawn = objects.find(({ name }) => name.startsWith("柳溪镇"))!;
    const newId = await move(county, drawn.id);
    expect(await objectsOf(county, id)).toEqual([]);
    const { version } = await inspector.call(inspections.get, { params: { id } });
    await inspector.call(inspections.start, { params: { id }, body: { version } });
    expect((await objectsOf(county, id)).find(({ subjectId }) => subjectId === drawn.id)).toMatchObject({
      township: "松岭乡",
      position: drawn.position,
    });
    const { rows } = await raw("select village_id from inspection_object where subject_id = $1", [drawn.id]);
    expect(rows).toEqual([{ villageId: newId }]);
  },
);

apiTest("a village inspected and moved afterwards is still one inspected: cap and memory know it", async (stage) => {
  const { county, inspector, id, planId, people, checklistCode } = await anInspection(stage);
  const params = { id };
  await county.call(inspections.name, {
    params,
    body: { version: 2, objects: [{ subjectId: 上梨峪, groupNumber: 1 }] },
  });
  await inspector.call(inspections.start, { params, body: { version: 3 } });
  const newId = await move(county, 上梨峪);
  const next = uuidv7();
  await county.call(inspections.create, {
    body: { id: next, ...anInspectionBody(planId, { checklistCode, startsOn: "2026-12-05", endsOn: "2026-12-10" }) },
  });
  const members = people.map((personId) => ({ personId, groupNumber: 1, leads: false }));
  await county.call(inspections.members, { params: { id: next }, body: { version: 1, members } });
  const body = simple(3, { memoryMonths: 3 });
  const { strata } = await county.call(draws.preview, { params: { id: next }, body });
  expect(strata[0]!.seen).toBe(1);
  const { rows } = await county.call(inspections.candidates, { params: { id: next } });
  expect(rows.find((row) => row.id === newId)).toMatchObject({ seenOn: today });
});
