import { expect } from "vitest";
import { evaluationWork } from "#contract/evaluation-work.ts";
import { evaluations } from "#contract/evaluations.ts";
import { uuidv7 } from "#contract/uuid.ts";
import type { EvaluationWait } from "#domain/evaluation/evaluation.ts";
import { apiTest, type Caller, onStage } from "../testing/api-test.ts";
import { villageIds } from "../testing/cast.ts";
import { arranged, madeKnown, scoredAll, scoresOf, windowOver } from "../testing/given-evaluations.ts";

onStage();

/** What waits for an office; the list opened from each count holds as many. */
async function waitingFor(caller: Caller) {
  const all = await caller.call(evaluations.waiting, { query: {} });
  for (const { waits, evaluations: count } of all) {
    const { total, rows } = await caller.call(evaluations.list, { query: { waits } });
    expect([waits, total, rows.length]).toEqual([waits, count, count]);
  }
  return all;
}

const only = (waits: EvaluationWait, over: object = {}) => [
  expect.objectContaining({ waits, evaluations: 1, ...over }),
];

apiTest("an evaluation waits to be scored item by item, and when all is entered to be made known", async (stage) => {
  const { id, county } = await arranged(stage);
  const [inspector, town] = [await stage.as("inspector"), await stage.as("township", "柳溪镇")];
  const items = scoresOf(villageIds.松坡).length;
  expect(await waitingFor(inspector)).toEqual(only("score", { openItems: 3 * items }));
  expect(await waitingFor(county)).toEqual(only("score", { openItems: 3 * items }));
  expect(await waitingFor(town)).toEqual([]);

  const own = { name: "冷库出租", points: 100, by: "score" as const };
  const subject = { id, subjectId: villageIds.松坡 };
  await county.call(evaluationWork.targets, { params: subject, body: { version: 1, targets: [own] } });
  await scoredAll(inspector, id);
  expect(await waitingFor(inspector)).toEqual(only("score", { openItems: 1 }));
  const last = { subjectId: villageIds.松坡, item: "d1", version: 0, reason: "现场查看" };
  await inspector.call(evaluationWork.inputs, {
    params: { id },
    body: { inputs: [{ ...last, kind: "score", points: 8000 }] },
  });
  expect(await waitingFor(inspector)).toEqual([]);
  expect(await waitingFor(county)).toEqual(only("publish"));
});

apiTest(
  "made known it waits for appeals, their answers, and at the end for a hand that had no part in it",
  async (stage) => {
    const { id, county, colleague, params } = await madeKnown(stage);
    const [town, team] = [await stage.as("township", "柳溪镇"), await stage.as("team")];
    const elsewhere = await stage.as("township", "云桥街道");
    const { publicityTo } = await county.call(evaluations.get, { params });
    expect(await waitingFor(town)).toEqual(only("appeal", { publicityTo }));
    expect(await waitingFor(team)).toEqual(only("appeal", { publicityTo }));
    expect(await waitingFor(elsewhere)).toEqual([]);
    expect(await waitingFor(county)).toEqual([]);

    const subjectId = villageIds.前柳庄;
    const appeal = { id: uuidv7(), item: "c4.1", text: "二号问题已经解决" };
    await team.call(evaluationWork.appeal, { params: { id, subjectId }, body: appeal });
    await windowOver(stage.tx, id);
    expect(await waitingFor(team)).toEqual([]);
    expect(await waitingFor(colleague)).toEqual(only("answer", { openAppeals: 1 }));
    const table = await colleague.call(evaluations.table, { params, query: { appeals: "open" } });
    expect(table.rows.map((row) => row.subjectId)).toEqual([subjectId]);

    const answer = { version: 1, upheld: false, answer: "经核实，维持原评分" };
    await county.call(evaluationWork.answer, { params: { id, subjectId, appealId: appeal.id }, body: answer });
    expect(await waitingFor(colleague)).toEqual(only("freeze"));
    expect(await waitingFor(county)).toEqual(only("other-freeze"));
    await colleague.call(evaluations.freeze, { params, body: { version: 2 } });
    expect(await waitingFor(county)).toEqual([]);
  },
);
