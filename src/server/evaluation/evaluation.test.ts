import { expect } from "vitest";
import { evaluationWork } from "#contract/evaluation-work.ts";
import { evaluations } from "#contract/evaluations.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { canonical } from "#domain/canonical.ts";
import { type Inputs, resultText } from "#domain/evaluation/settle.ts";
import { apiTest, onStage, raw } from "../testing/api-test.ts";
import { teamIds, townshipIds, villageIds } from "../testing/cast.ts";
import { arranged, madeKnown, scoredAll, scoresOf, windowOver } from "../testing/given-evaluations.ts";

onStage();

const by = { page: 1, size: 50 };

apiTest("an evaluation is arranged of every village at work, scored, and every number says why", async (stage) => {
  const { id, county } = await arranged(stage);
  const inspector = await stage.as("inspector");
  await scoredAll(inspector, id);
  const table = await county.call(evaluations.table, { params: { id }, query: {} });
  expect(table).toMatchObject({ total: 3, pending: 0, live: true });
  expect(table.rows.map(({ name }) => name)).toEqual(["上梨峪村", "前柳庄村", "松坡村"]);
  const subject = await county.call(evaluations.subject, { params: { id, subjectId: villageIds.前柳庄 } });
  const item = (code: string) => subject.score.items.find((one) => one.code === code)!;
  // 关键节点 and 督查问题 do not apply: their 15 points are spread over the other 85.
  expect(item("c1.2")).toMatchObject({ state: "not-applicable", points: 0, of: 0 });
  expect(item("c7.1")).toMatchObject({ state: "not-applicable" });
  expect(item("c7.1").because).toContain("为 0，无法计算比率，不适用");
  expect(item("c4.1")).toMatchObject({
    state: "scored",
    measures: ["problems-done", "problems"],
    of: 1176,
    points: 588,
  });
  expect(item("c4.1").because).toContain("已解决问题条数 1 ÷ 问题清单条数 2 = 50.0%");
  expect(subject.score.items.filter(({ part }) => part === "common").reduce((sum, { of }) => sum + of, 0)).toBe(10_000);
  const rows = await county.call(evaluations.rows, {
    params: { id, subjectId: villageIds.前柳庄 },
    query: { measure: "problems", ...by },
  });
  expect(rows).toMatchObject({ total: 2, live: true, name: "问题清单条数" });
  const points = await county.call(evaluations.table, { params: { id }, query: { sort: "points" } });
  expect(points.rows[0]!.name).toBe("松坡村");
});

apiTest(
  "made known, appealed, answered, frozen by another hand; computed again it is the same bytes",
  async (stage) => {
    const { id, county, colleague, params } = await madeKnown(stage);
    const team = await stage.as("team");
    const subjectId = villageIds.前柳庄;
    const body = { id: uuidv7(), item: "c4.1", text: "二号问题已于十一月十日解决，台账未及时登记" };
    await team.call(evaluationWork.appeal, { params: { id, subjectId }, body });
    await windowOver(stage.tx, id);
    expect((await colleague.refused(evaluations.freeze, { params, body: { version: 2 } })).reasons[0]!.rule).toBe(
      "appeals-open",
    );

    // The office puts the list right, and the upheld appeal takes the values again.
    await stage.tx
      .updateTable("caseProblem")
      .set({ doneOn: "2026-11-10" })
      .where("villageId", "=", subjectId)
      .execute();
    const before = await county.call(evaluations.subject, { params: { id, subjectId } });
    expect(before.score.items.find(({ code }) => code === "c4.1")!.because).toContain("1 ÷ 问题清单条数 2");
    const answer = { version: 1, upheld: true, answer: "经核实，问题已经解决" };
    await county.call(evaluationWork.answer, { params: { id, subjectId, appealId: body.id }, body: answer });
    const after = await team.call(evaluations.subject, { params: { id, subjectId } });
    expect(after.score.items.find(({ code }) => code === "c4.1")!.because).toContain("2 ÷ 问题清单条数 2");
    expect(after.score).toMatchObject({ grade: "", gradeBecause: "等次在定格时确定" });

    const frozen = await colleague.call(evaluations.freeze, { params, body: { version: 2 } });
    const told = await county.call(evaluations.recheck, { params });
    expect(told).toMatchObject({ same: true, subjects: 3, resultSha256: frozen.resultSha256 });
    const kept = await stage.tx.selectFrom("evaluationFreeze").selectAll().executeTakeFirstOrThrow();
    expect(resultText(JSON.parse(kept.inputs) as Inputs)).toBe(kept.result);
    expect(canonical(JSON.parse(kept.inputs))).toBe(kept.inputs);
    const own = await team.call(evaluations.subject, { params: { id, subjectId } });
    expect(own.score.grade).not.toBe("");
    const rows = await team.call(evaluations.rows, {
      params: { id, subjectId },
      query: { measure: "problems-done", ...by },
    });
    expect(rows).toMatchObject({ total: 2, live: false });
  },
);

apiTest("after the freeze nothing is written, appealed or changed, not even in the database", async (stage) => {
  const { id, county, inspector, colleague, params } = await madeKnown(stage);
  await windowOver(stage.tx, id);
  await colleague.call(evaluations.freeze, { params, body: { version: 2 } });
  const subjectId = villageIds.上梨峪;
  const [input] = scoresOf(subjectId);
  const late = await inspector.refused(evaluationWork.inputs, {
    params,
    body: { inputs: [{ ...input!, version: 1 }] },
  });
  expect(late.reasons[0]!.rule).toBe("already-frozen");
  const town = await stage.as("township", "柳溪镇");
  const appeal = { id: uuidv7(), item: "c1.1", text: "请复核" };
  const told = await town.refused(evaluationWork.appeal, { params: { id, subjectId }, body: appeal });
  expect(told.detail).toContain("已经定格");
  expect((await county.refused(evaluations.freeze, { params, body: { version: 3 } })).reasons[0]!.rule).toBe(
    "already-frozen",
  );
  await raw(
    "savepoint look; set local role zhucun_app; set local app.counties = ',99-qinglan,'; set local app.townships = '*'; set local app.villages = '*'; set local app.role = 'county'",
  );
  const changed = await raw("update evaluation set title = 'x' where id = $1 returning 1", [id]);
  const cleared = await raw("delete from evaluation_row where evaluation_id = $1 returning 1", [id]);
  expect([changed.rows, cleared.rows]).toEqual([[], []]);
  await expect(raw("update evaluation_score set result = '{}'")).rejects.toThrow("permission denied");
  await raw("rollback to savepoint look");
});

apiTest("whoever scored or opened the publicity does not freeze, and not before the window is over", async (stage) => {
  const { id, county, colleague, params } = await madeKnown(stage);
  const early = await colleague.refused(evaluations.freeze, { params, body: { version: 2 } });
  expect(early.reasons.map(({ rule }) => rule)).toEqual(["publicity-not-over"]);
  await windowOver(stage.tx, id);
  const own = await county.refused(evaluations.freeze, { params, body: { version: 2 } });
  expect(own.reasons.map(({ rule }) => rule)).toEqual(["frozen-by-publisher"]);
  const town = await stage.as("township", "柳溪镇");
  const appeal = { id: uuidv7(), item: "c1.1", text: "请复核" };
  const late = await town.refused(evaluationWork.appeal, {
    params: { id, subjectId: villageIds.上梨峪 },
    body: appeal,
  });
  expect(late.reasons[0]!.rule).toBe("publicity-over");
  const stale = await colleague.refused(evaluations.freeze, { params, body: { version: 1 } });
  expect(stale.code).toBe("stale");
});

apiTest("townships and teams see their own result from its publicity on, and no other", async (stage) => {
  const { id } = await arranged(stage);
  const town = await stage.as("township", "松岭乡");
  expect((await town.call(evaluations.list, { query: {} })).total).toBe(0);
  expect((await town.refused(evaluations.get, { params: { id } })).code).toBe("not-found");
  const inspector = await stage.as("inspector");
  await scoredAll(inspector, id);
  const county = await stage.as("county", "青岚县");
  await county.call(evaluations.publish, { params: { id }, body: { version: 1 } });
  expect((await town.call(evaluations.list, { query: {} })).rows).toMatchObject([
    { id, subjects: 1, status: "publicity" },
  ]);
});

apiTest("a township reads its villages, a team its own; 千分制 of townships and teams by outcomes", async (stage) => {
  const { id, roundId, county } = await madeKnown(stage);
  const song = await stage.as("township", "松岭乡");
  expect((await song.call(evaluations.table, { params: { id }, query: {} })).rows.map(({ name }) => name)).toEqual([
    "松坡村",
  ]);
  const team = await stage.as("team");
  expect((await team.call(evaluations.table, { params: { id }, query: {} })).rows).toHaveLength(1);
  expect((await team.refused(evaluations.subject, { params: { id, subjectId: villageIds.松坡 } })).code).toBe(
    "not-found",
  );
  expect((await team.refused(evaluations.recheck, { params: { id } })).code).toBe("not-found");
  const { schemes } = await county.call(evaluations.schemes, { query: {} });
  for (const scheme of schemes.slice(1)) {
    const body = {
      id: uuidv7(),
      roundId,
      title: scheme.subject,
      scheme: scheme.title,
      schemeVersion: 0,
      cadence: "half-year" as const,
      from: "2026-07-01",
      to: "2026-12-31",
    };
    await county.call(evaluations.create, { body });
    const { rows } = await county.call(evaluations.table, { params: { id: body.id }, query: {} });
    const first = rows.find(
      ({ subjectId }) => subjectId === (scheme.subject === "team" ? teamIds.前柳庄 : townshipIds.柳溪镇),
    )!;
    const done = first.score.items.find(({ name }) => name === "问题清单解决率")!;
    expect(done.because).toContain(scheme.subject === "team" ? "1 ÷ 问题清单条数 2" : "2 ÷ 问题清单条数 4");
    const full = first.score.items.filter(({ part }) => part === "common").reduce((sum, { of }) => sum + of, 0);
    expect(full).toBe(Number(scheme.scale) * 100);
  }
});
