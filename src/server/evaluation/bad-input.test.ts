import { expect } from "vitest";
import { evaluationWork } from "#contract/evaluation-work.ts";
import { evaluations } from "#contract/evaluations.ts";
import { rules } from "#contract/rules.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { followEvaluations } from "./moved.ts";
import { apiTest, onStage, today } from "../testing/api-test.ts";
import { countyClerk, qinglan, townshipIds, villageIds } from "../testing/cast.ts";
import { arranged, madeKnown, scoredAll, scoresOf, villageScheme, windowOver } from "../testing/given-evaluations.ts";

onStage();

const save = { params: { code: "evaluation-schemes" as const } };
const rule = { version: 0, basis: "青组发〔2026〕40号", validFrom: today };
const [first, ...rest] = villageScheme.common;
const withName = (name: string) => ({
  schemes: [
    {
      ...villageScheme,
      common: [{ ...first!, items: [{ ...first!.items[0]!, name }, ...first!.items.slice(1)] }, ...rest],
    },
  ],
});

apiTest(
  "weights that do not add up, names of traces and sources outside the list are refused with the clause",
  async ({ as }) => {
    const county = await as("county", "青岚县");
    const told = async (content: unknown) =>
      (await county.refused(rules.save, { ...save, body: { ...rule, content } })).reasons.map(
        ({ sentence }) => sentence,
      );
    const light = { schemes: [{ ...villageScheme, commonWeight: 60, common: rest }] };
    expect(await told(light)).toEqual([
      "共性指标满分合计 85 分，应为 100 分。",
      "共性和差异化权重合计 90%，应为 100%。",
    ]);
    for (const name of [
      "登录次数",
      "日 志 篇 数",
      "照片数量",
      "打０卡",
      "走访 户 次",
      "在线１时长",
      "点赞转发",
      "简报采用篇数",
      "领导批示",
    ]) {
      const [sentence] = await told(withName(name));
      expect(sentence).toContain("不得作为考核内容（");
    }
    const own = {
      ...villageScheme,
      vetoes: [{ name: "一票否决", measure: "login-counts", dissatisfiedPercent: null }],
    };
    expect((await told({ schemes: [own] })).length).toBeGreaterThan(0);
    await county.call(rules.save, { ...save, body: { ...rule, content: withName("班子健全有力") } });
  },
);

apiTest("an own target of a village called by a trace is refused with the clause, too", async (stage) => {
  const { id, county } = await arranged(stage);
  const params = { id, subjectId: villageIds.松坡 };
  const target = (name: string) => ({ version: 1, targets: [{ name, points: 100, by: "completion" as const }] });
  for (const name of ["走访次数", "日－志 篇 数", "打\u200b卡天数"]) {
    const told = await county.refused(evaluationWork.targets, { params, body: target(name) });
    expect(told.reasons).toMatchObject([
      { at: "targets.0.name", sentence: expect.stringContaining("不得作为考核内容") },
    ]);
  }
  await county.call(evaluationWork.targets, { params, body: target("冷库建成出租") });
});

apiTest(
  "an evaluation keeps the scheme it began with, and one prepared under an older scheme is not arranged",
  async (stage) => {
    const { id, county, roundId } = await arranged(stage);
    await county.call(rules.save, { ...save, body: { ...rule, content: withName("班子健全有力") } });
    const head = await county.call(evaluations.get, { params: { id } });
    expect(head).toMatchObject({ schemeVersion: 0, newerScheme: 1 });
    expect(head.content.common[0]!.items[0]!.name).toBe(villageScheme.common[0]!.items[0]!.name);
    const body = {
      id: uuidv7(),
      roundId,
      title: "下一期",
      scheme: villageScheme.title,
      schemeVersion: 0,
      cadence: "weekly" as const,
      from: "2026-11-16",
      to: "2026-11-22",
    };
    expect((await county.refused(evaluations.create, { body })).code).toBe("stale");
    await county.call(evaluations.create, { body: { ...body, schemeVersion: 1 } });
  },
);

apiTest(
  "a score above its maximum, of an unknown level or of a system value is refused, and all of the batch with it",
  async (stage) => {
    const { id } = await arranged(stage);
    const inspector = await stage.as("inspector");
    const where = { subjectId: villageIds.前柳庄, version: 0, reason: "现场查看" };
    const wrong = [
      { ...where, item: "c5.1", kind: "score" as const, points: 1001 },
      { ...where, item: "c2.1", kind: "grade" as const, level: "优" },
      { ...where, item: "c4.1", kind: "score" as const, points: 100 },
      { ...where, item: "c8.1", kind: "survey" as const, asked: 10, satisfied: 9, fair: 1, dissatisfied: 1 },
      { ...where, item: "c9.9", kind: "score" as const, points: 1 },
    ];
    const told = await inspector.refused(evaluationWork.inputs, { params: { id }, body: { inputs: wrong } });
    expect(told.reasons.map(({ rule: one }) => one)).toEqual([
      "above-maximum",
      "unknown-level",
      "system-derived",
      "votes-exceed-asked",
      "unknown-item",
    ]);
    const good = { ...where, item: "c5.1", kind: "score" as const, points: 1000 };
    await inspector.call(evaluationWork.inputs, { params: { id }, body: { inputs: [good] } });
    expect((await inspector.refused(evaluationWork.inputs, { params: { id }, body: { inputs: [good] } })).code).toBe(
      "stale",
    );
    const twice = {
      inputs: [
        { ...good, version: 1 },
        { ...good, version: 1 },
      ],
    };
    expect((await inspector.refused(evaluationWork.inputs, { params: { id }, body: twice })).code).toBe("invalid");
  },
);

apiTest(
  "pluses, minuses and key nodes keep to the period and the line's limit; a veto makes the last grade",
  async (stage) => {
    const { id, county } = await arranged(stage);
    const inspector = await stage.as("inspector");
    await scoredAll(inspector, id);
    const params = { id, subjectId: villageIds.松坡 };
    const entry = {
      id: uuidv7(),
      item: "m1",
      kind: "minus" as const,
      onDay: "2026-11-10",
      points: 200,
      reason: "督查问题再次发生",
    };
    const told = async (over: object) =>
      (await inspector.refused(evaluationWork.addEntry, { params, body: { ...entry, ...over } })).reasons.map(
        (one) => one.rule,
      );
    expect(await told({ points: 601 })).toEqual(["above-maximum"]);
    expect(await told({ onDay: "2026-10-31" })).toEqual(["day-outside-period"]);
    expect(await told({ onDay: "2026-11-23" })).toEqual(["day-outside-period", "day-in-future"]);
    expect(await told({ item: "p1" })).toEqual(["unknown-item"]);
    await inspector.call(evaluationWork.addEntry, { params, body: entry });
    await inspector.call(evaluationWork.addEntry, {
      params,
      body: { ...entry, id: uuidv7(), item: "c1.2", kind: "key-node", points: 0, reached: true },
    });
    const veto = { ...entry, id: uuidv7(), item: "v1", kind: "veto" as const, points: 0 };
    await inspector.call(evaluationWork.addEntry, { params, body: veto });
    const { score } = await county.call(evaluations.subject, { params });
    expect(score).toMatchObject({
      minus: 200,
      grade: "差",
      gradeBecause: "否决：发生重大安全责任事故或者重大群体性事件",
    });
    expect(score.items.find(({ code }) => code === "c1.2")).toMatchObject({
      state: "scored",
      because: "关键节点 1 个，达到 1 个（同部分有不适用项目，本项满分由 5 分调为 5.56 分）",
    });
    await inspector.call(evaluationWork.withdrawEntry, {
      params: { ...params, entryId: veto.id },
      body: { reason: "经核实不属于本村" },
    });
    expect((await county.call(evaluations.subject, { params })).score.vetoes).toEqual([]);
  },
);

apiTest("own targets add up to the scale; what was scored of a target that is gone goes with it", async (stage) => {
  const { id, county } = await arranged(stage);
  const params = { id, subjectId: villageIds.前柳庄 };
  const target = (name: string, points: number) => ({ name, points, by: "score" as const });
  const short = { version: 1, targets: [target("修通生产路", 60), target("盘活机动地", 30)] };
  expect((await county.refused(evaluationWork.targets, { params, body: short })).reasons[0]!.rule).toBe("targets-sum");
  const targets = [target("修通生产路", 60), target("盘活机动地", 40)];
  await county.call(evaluationWork.targets, { params, body: { version: 1, targets } });
  expect((await county.refused(evaluationWork.targets, { params, body: { version: 1, targets } })).code).toBe("stale");
  await county.call(evaluationWork.inputs, {
    params: { id },
    body: { inputs: scoresOf(villageIds.前柳庄, { targets: 2 }) },
  });
  expect((await county.call(evaluations.subject, { params })).score).toMatchObject({
    differentiated: 2400,
    pending: [],
  });
  const changed = [target("修通生产路", 60), target("建成晾晒场", 40)];
  await county.call(evaluationWork.targets, { params, body: { version: 2, targets: changed } });
  expect((await county.call(evaluations.subject, { params })).score.pending).toEqual(["d2"]);
});

apiTest(
  "a village merged in the middle is scored within its successor, also when the result is already known",
  async (stage) => {
    const { id, county, params } = await madeKnown(stage);
    const succession = {
      kind: "merged" as const,
      countyId: qinglan,
      fromId: villageIds.上梨峪,
      toId: villageIds.前柳庄,
      townshipId: townshipIds.柳溪镇,
      onDate: today,
    };
    await followEvaluations(stage.tx, countyClerk, succession);
    const { rows } = await county.call(evaluations.table, { params, query: {} });
    expect(rows.map(({ name, mergedInto }) => [name, mergedInto])).toEqual([
      ["上梨峪村", "前柳庄村"],
      ["前柳庄村", ""],
      ["松坡村", ""],
    ]);
    expect(rows[0]!.score.gradeBecause).toBe("已并入前柳庄村，一并考核");
    const [input] = scoresOf(villageIds.上梨峪);
    const told = await county.refused(evaluationWork.inputs, {
      params,
      body: { inputs: [{ ...input!, version: 1 } as typeof input & object] },
    });
    expect(told.reasons[0]!.rule).toBe("subject-merged");
    expect(id).toBe(params.id);
  },
);

apiTest(
  "while it is known only a subject whose appeal was upheld is put right, and publicity waits for every score",
  async (stage) => {
    const { id, county, inspector, params } = await madeKnown(stage);
    const subjectId = villageIds.松坡;
    const input = { ...scoresOf(subjectId, { level: "好" })[0]!, version: 1 };
    const shut = await inspector.refused(evaluationWork.inputs, { params, body: { inputs: [input] } });
    expect(shut.reasons[0]!.rule).toBe("appeal-not-upheld");
    const song = await stage.as("township", "松岭乡");
    const appeal = { id: uuidv7(), item: "c1.1", text: "班子已于十一月配齐" };
    await song.call(evaluationWork.appeal, { params: { id, subjectId }, body: appeal });
    const again = await song.refused(evaluationWork.appeal, {
      params: { id, subjectId },
      body: { ...appeal, id: uuidv7() },
    });
    expect(again.reasons[0]!.rule).toBe("appeal-open-already");
    const answer = { version: 1, upheld: true, answer: "情况属实" };
    await county.call(evaluationWork.answer, { params: { id, subjectId, appealId: appeal.id }, body: answer });
    await inspector.call(evaluationWork.inputs, { params, body: { inputs: [input] } });
    await windowOver(stage.tx, id);
    const own = await inspector.refused(evaluations.freeze, { params, body: { version: 2 } });
    expect(own.code).toBe("forbidden");

    const other = {
      id: uuidv7(),
      roundId: (await county.call(evaluations.get, { params })).roundId,
      title: "未评完",
      scheme: villageScheme.title,
      schemeVersion: 0,
      cadence: "weekly" as const,
      from: "2026-11-16",
      to: "2026-11-22",
    };
    await county.call(evaluations.create, { body: other });
    const early = await county.refused(evaluations.publish, { params: { id: other.id }, body: { version: 1 } });
    expect(early.reasons.map((one) => one.rule)).toEqual(["items-pending"]);
  },
);
