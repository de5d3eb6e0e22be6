import { expect } from "vitest";
import { projects } from "#contract/projects.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { postedFor } from "../../testing/given-disclosures.ts";
import { anExpert, aProject, aProjectBody } from "../../testing/given-projects.ts";
import { apiTest, type Caller, onStage, today } from "../../testing/api-test.ts";
import { villageIds } from "../../testing/cast.ts";

onStage();

const village = (villageId: string, over: object = {}) => ({ villageId, share: 1, promisedFen: 3_000_000, ...over });

const faultsOf = async (caller: Caller, over: object) => {
  const { code, reasons } = await caller.refused(projects.draft, { body: aProjectBody(over as never) });
  return [code, ...reasons.map(({ at, sentence }) => `${at ?? ""} ${sentence}`)];
};

apiTest("a draft with a slip of the hand is told which, in words", async ({ as, tx }) => {
  const county = await as("county", "青岚县");
  const of = (over: object) => faultsOf(county, over);
  expect(await of({ estimateFen: 0 })).toEqual(["invalid", "estimateFen 金额应大于零"]);
  expect((await of({ estimateFen: -1 }))[0]).toBe("invalid");
  expect(await of({ estimateFen: 30_000_000_000_000 })).toEqual([
    "invalid",
    "estimateFen 金额过大，请核对单位是元还是万元",
  ]);
  expect((await of({ estimateFen: 1.5 }))[1]).toBe("estimateFen 金额应精确到分");
  expect(await of({ villages: [village(villageIds.前柳庄, { share: 0 })] })).toEqual([
    "invalid",
    "villages.0.share 份额应为大于零的整数",
  ]);
  const twice = [village(villageIds.前柳庄), village(villageIds.前柳庄, { promisedFen: 0 })];
  expect(await of({ villages: twice })).toEqual(["refused", "villages.1.villageId 同一个村只能列一次。"]);
  const abroad = "villages 受益村中有已撤并、不属于本县或者不在您管辖范围内的村，请重新选择。";
  expect(await of({ villages: [village(villageIds.桥头)] })).toEqual(["refused", abroad]);
  await tx.updateTable("village").set({ validTo: "2026-06-30" }).where("id", "=", villageIds.上梨峪).execute();
  expect(await of({ villages: [village(villageIds.上梨峪)] })).toEqual(["refused", abroad]);
  expect(await of({ villages: [] })).toEqual(["invalid", "villages 请至少选择一个受益村"]);
  expect(await of({ planFinishOn: "2027-02-28" })).toEqual([
    "refused",
    "planFinishOn 计划完工日期不能早于计划开工日期。",
  ]);
  expect(await of({ planStartOn: "2027-02-29" })).toEqual([
    "invalid",
    "planStartOn 2027 年 2 月没有 29 日，请改为 2 月 28 日或者 3 月 1 日",
  ]);
  expect(await of({ planStartOn: "明年三月" })).toEqual(["invalid", "planStartOn 日期应写成 2026-11-22 的样式"]);
  expect(await of({ promisedFen: 3_000_001 })).toEqual([
    "refused",
    "promisedFen 各村预期年收益之和应等于项目预期年收益。",
  ]);
  expect((await of({ ownerId: uuidv7() }))[0]).toBe("not-found");
  expect((await of({ phone: "1381234" }))[0]).toBe("invalid");
  const liu = await as("township", "柳溪镇");
  expect(await faultsOf(liu, { villages: [village(villageIds.松坡)] })).toEqual(["refused", abroad]);
});

apiTest("what is declared is written in full", async ({ as }) => {
  const township = await as("township", "柳溪镇");
  const body = aProjectBody({ place: "", content: "", linkMechanism: "", planFinishOn: null });
  await township.call(projects.draft, { body });
  const { reasons } = await township.refused(projects.declare, { params: { id: body.id }, body: { version: 1 } });
  expect(reasons.map(({ at, sentence }) => [at, sentence])).toEqual([
    ["place", "请填写建设地点。"],
    ["content", "请填写建设内容。"],
    ["linkMechanism", "请填写联农带农机制。"],
    ["planFinishOn", "请填写计划完工日期。"],
  ]);
});

apiTest("a village merged away between draft and declaration is told", async ({ as, tx }) => {
  const township = await as("township", "柳溪镇");
  const body = aProjectBody();
  await township.call(projects.draft, { body });
  await tx.updateTable("village").set({ validTo: "2026-06-30" }).where("id", "=", villageIds.前柳庄).execute();
  const refused = await township.refused(projects.declare, { params: { id: body.id }, body: { version: 1 } });
  expect(refused.reasons[0]?.rule).toBe("village-unknown");
});

apiTest(
  "the same draft sent twice stands once; numbers follow each other; of two edits the second is told",
  async ({ as }) => {
    const township = await as("township", "柳溪镇");
    const body = aProjectBody();
    const first = await township.call(projects.draft, { body });
    expect(await township.call(projects.draft, { body })).toEqual(first);
    const next = await (
      await as("township", "松岭乡")
    ).call(projects.draft, {
      body: aProjectBody({ villages: [village(villageIds.松坡)] }),
    });
    expect(next.number).toBe(first.number + 1);
    const foreign = await (await as("county", "青岚县")).refused(projects.draft, { body });
    expect(foreign.code).toBe("conflict");
    const { id: _, phone: _phone, ...words } = body;
    const edit = { params: { id: body.id }, body: { ...words, version: 1 } };
    const answers = await Promise.allSettled([township.call(projects.edit, edit), township.call(projects.edit, edit)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await township.refused(projects.edit, edit)).code).toBe("stale");
  },
);

apiTest(
  "an expert writes once, recuses himself where his unit owns or builds, and is of the trade",
  async ({ as, tx }) => {
    const county = await as("county", "青岚县");
    const { params, ...project } = await aProject(tx, { status: "reviewed", builder: "云岭建工", sectorId: null });
    const write = (expertId: string | null, over: object = {}) => ({
      params,
      body: { id: uuidv7(), expertId, conclusion: "return" as const, text: "选址不当", writtenOn: today, ...over },
    });
    const rule = async (call: ReturnType<typeof write>) =>
      (await county.refused(projects.opine, call)).reasons[0]?.rule;
    const expert = await anExpert(tx);
    expect(await rule(write(expert))).toBe("no-hearing");
    await postedFor(tx, project, "argue");
    const held = { id: uuidv7(), version: 1, heldOn: "2026-11-23", place: "县会议中心", chair: "程国安" };
    await county.call(projects.hold, { params, body: held });
    expect(await county.call(projects.hold, { params, body: held })).toEqual({ version: 2 });
    expect(
      (await county.refused(projects.hold, { params, body: { ...held, id: uuidv7(), version: 2 } })).reasons[0]?.rule,
    ).toBe("hearing-open");
    expect(await rule(write(null))).toBe("expert-missing");
    expect(await rule(write(await anExpert(tx, { unit: "云岭建工" })))).toBe("expert-recused");
    expect(await rule(write(await anExpert(tx, { unit: "前柳庄村股份经济合作社" })))).toBe("expert-recused");
    expect(await rule(write(await anExpert(tx, { sector: "infrastructure" })))).toBe("expert-other-sector");
    expect(await rule(write(expert, { writtenOn: "2026-11-23" }))).toBe("written-ahead");
    const sent = write(expert);
    const { version } = await county.call(projects.opine, sent);
    expect(await county.call(projects.opine, sent)).toEqual({ version });
    expect(await rule(write(expert))).toBe("expert-twice");
    await county.call(projects.opine, write(await anExpert(tx, { sector: "other" })));
    const conclude = { params, body: { version: 4, conclusion: "pass" as const } };
    const { reasons } = await county.refused(projects.conclude, conclude);
    expect(reasons.map((one) => one.rule)).toEqual(["hearing-ahead", "experts-few", "not-agreed"]);
    await tx.updateTable("projectArgument").set({ heldOn: today }).where("id", "=", held.id).execute();
    const silent = await county.refused(projects.conclude, { params, body: { version: 4, conclusion: "return" } });
    expect(silent.reasons[0]?.rule).toBe("return-without-reason");
    await county.call(projects.conclude, { params, body: { version: 4, conclusion: "return", text: "另行选址" } });
    expect((await county.call(projects.read, { params })).status).toBe("draft");
  },
);

apiTest("departments write for themselves, each once", async ({ as, tx }) => {
  const { params, ...project } = await aProject(tx, { status: "reviewed" });
  await postedFor(tx, project, "argue");
  const county = await as("county", "青岚县");
  const held = { id: uuidv7(), version: 1, heldOn: today, place: "县会议中心", chair: "程国安" };
  await county.call(projects.hold, { params, body: held });
  const bureau = await as("department", "县信访局");
  const body = { id: uuidv7(), conclusion: "pass" as const, text: "同意", writtenOn: today };
  const back = { params, body: { version: 2, text: "不同意" } };
  expect((await bureau.refused(projects.sendBack, back)).code).toBe("forbidden");
  await bureau.call(projects.opine, { params, body });
  const twice = await bureau.refused(projects.opine, { params, body: { ...body, id: uuidv7() } });
  expect(twice.reasons[0]?.rule).toBe("opined-already");
  const decides = await bureau.refused(projects.conclude, { params, body: { version: 3, conclusion: "pass" } });
  expect(decides.reasons[0]?.rule).toBe("not-its-county");
});

apiTest("a list is decided whole or not at all; what was decided is not decided again", async ({ as, tx }) => {
  const county = await as("county", "青岚县");
  const ready = await aProject(tx, { name: "甲项目", status: "argued" });
  const unposted = await aProject(tx, { name: "乙项目", status: "argued" });
  await postedFor(tx, ready, "decide");
  const both = { projects: [ready, unposted].map(({ id }) => ({ id, version: 1 })) };
  const refused = await county.refused(projects.decide, { body: both });
  expect(refused.reasons[0]?.sentence).toContain("“乙项目”：");
  expect((await county.call(projects.list, { query: { status: "argued" } })).total).toBe(2);
  await postedFor(tx, unposted, "decide");
  expect(await county.call(projects.decide, { body: both })).toEqual({ decided: 2 });
  expect((await county.refused(projects.decide, { body: both })).code).toBe("stale");
  const none = await county.refused(projects.decide, { body: { projects: [] } });
  expect(none.code).toBe("invalid");
  const turned = await aProject(tx, { status: "argued" });
  await county.call(projects.reject, { params: turned.params, body: { version: 1, text: "重复建设" } });
  const again = { params: turned.params, body: { version: 2, text: "再看" } };
  expect((await county.refused(projects.sendBack, again)).reasons[0]?.rule).toBe("not-this-state");
});
