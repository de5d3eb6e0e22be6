import { expect } from "vitest";
import { findings } from "#contract/findings.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { villages } from "#contract/villages.ts";
import { visits } from "#contract/visits.ts";
import { sql } from "kysely";
import { apiTest, type Caller, onStage, type Stage } from "../../testing/api-test.ts";
import { townshipIds, villageIds } from "../../testing/cast.ts";
import { aVisitBody, aVisitedInspection, goodAnswers } from "../../testing/given-visits.ts";

onStage();

/** 前柳庄村 goes over from 柳溪镇 to 松岭乡. */
async function moveVillage(county: Caller) {
  const newId = uuidv7();
  const change = { onDate: "2026-11-22", basis: "青政发〔2026〕18号", version: 1 };
  await county.call(villages.move, {
    params: { id: villageIds.前柳庄 },
    body: { ...change, newId, townshipId: townshipIds.松岭乡 },
  });
  return newId;
}

async function filled({ tx, as }: Pick<Stage, "tx" | "as">) {
  const ground = await aVisitedInspection(tx);
  const [inspector, county] = [await as("inspector"), await as("county", "青岚县")];
  const { id } = await inspector.call(visits.open, { body: aVisitBody(ground) });
  const params = { id };
  const said = { kind: "villager" as const, satisfied: "fair" as const, text: "路灯不亮" };
  const interview = { params: { id, interviewId: uuidv7() }, body: { version: 0, ...said } };
  await inspector.call(visits.interview, interview);
  await inspector.call(visits.fill, { params, body: { version: 1, answers: goodAnswers, feedback: "已反馈" } });
  return { ground, inspector, county, params };
}

apiTest("a visit still open goes on in the new township, and so does what is found in it", async (stage) => {
  const { inspector, county, params } = await filled(stage);
  const newId = await moveVillage(county);
  const there = await inspector.call(visits.read, { params });
  expect(there).toMatchObject({ villageId: newId, township: "松岭乡", name: "前柳庄村", status: "open", version: 2 });
  expect(there.interviews).toHaveLength(1);
  const lists = async (townshipId: string) =>
    (await county.call(visits.list, { query: { townshipId } })).rows.map(({ id }) => id);
  expect(await lists(townshipIds.柳溪镇)).toEqual([]);
  expect(await lists(townshipIds.松岭乡)).toEqual([params.id]);
  await inspector.call(visits.fill, { params, body: { version: 2, answers: [], feedback: "继续填写" } });
  const found = { id: uuidv7(), category: "基层减负", description: "门口挂牌过多", basis: "" };
  const body = { ...found, severity: "ordinary" as const, type: "dated" as const };
  await inspector.call(visits.register, { params, body });
  expect(await county.call(findings.read, { params: { id: found.id } })).toMatchObject({
    townshipId: townshipIds.松岭乡,
    villageId: newId,
  });
  await inspector.call(visits.submit, { params, body: { version: 3 } });
});

apiTest("a finished visit is found where the village lies now, with its interviews and corrections", async (stage) => {
  const { inspector, county, params } = await filled(stage);
  await inspector.call(visits.submit, { params, body: { version: 2 } });
  const correction = { reason: "数错了", answers: goodAnswers, feedback: "更正后的反馈", feedbackTo: "" };
  await inspector.call(visits.correct, { params, body: { version: 3, ...correction } });
  const newId = await moveVillage(county);
  const { rows } = await county.call(visits.list, { query: { villageId: newId } });
  expect(rows).toMatchObject([{ id: params.id, status: "submitted", township: "松岭乡" }]);
  const lies = async (table: string) =>
    (await sql`select distinct village_id, township_id from ${sql.table(table)}`.execute(stage.tx)).rows;
  for (const table of ["visit", "interview", "visit_revision"])
    expect(await lies(table), table).toEqual([{ villageId: newId, townshipId: townshipIds.松岭乡 }]);
  const { rows: trail } =
    await sql`select detail from audit where verb = 'visit.write' and detail ->> 'act' = 'follow'`.execute(stage.tx);
  expect(trail).toEqual([{ detail: { act: "follow", visitsMoved: 1 } }]);
});
