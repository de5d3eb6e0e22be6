import { expect } from "vitest";
import { assets } from "#contract/assets.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, onStage } from "../../testing/api-test.ts";
import { accountIdOf, qinglan, villageIds } from "../../testing/cast.ts";
import { anAsset, anAssetBody } from "../../testing/given-assets.ts";
import { aProject } from "../../testing/given-projects.ts";

onStage();

apiTest(
  "a township registers an older asset of a village of its own; sent twice it stands once",
  async ({ as, tx }) => {
    const liu = await as("township", "柳溪镇");
    const call = { body: anAssetBody(), requestId: uuidv7() };
    const first = await liu.call(assets.register, call);
    expect(await liu.call(assets.register, call)).toEqual(first);
    expect((await liu.refused(assets.register, { body: call.body })).code).toBe("conflict");
    const page = await liu.call(assets.read, { params: { id: first.id } });
    expect(page).toMatchObject({ number: first.number, village: "前柳庄村", status: "in-use", valueFen: 50_000_000 });
    expect(page.steps.map(({ action }) => action)).toEqual(["register"]);
    expect(await tx.selectFrom("audit").select("verb").where("subjectId", "=", first.id).execute()).toEqual([
      { verb: "asset.write" },
    ]);
  },
);

apiTest("an asset in a village of another township is not registered, seen or changed", async ({ as, tx }) => {
  const liu = await as("township", "柳溪镇");
  const beyond = await liu.refused(assets.register, { body: anAssetBody({ villageId: villageIds.松坡 }) });
  expect(beyond.code).toBe("not-found");
  const theirs = await anAsset(tx, { village: "松坡" });
  expect((await liu.refused(assets.read, { params: theirs.params })).code).toBe("not-found");
  const use = { version: 1, action: "idle" as const, onDay: "2026-11-20", text: "停产" };
  expect((await liu.refused(assets.use, { params: theirs.params, body: use })).code).toBe("not-found");
  expect((await liu.call(assets.list, { query: {} })).total).toBe(0);
});

apiTest(
  "a public asset without a caretaker by name is refused, a household one without its households",
  async ({ as }) => {
    const county = await as("county", "青岚县");
    const none = await county.refused(assets.register, { body: anAssetBody({ class: "public" }) });
    expect(none.reasons.map(({ rule }) => rule)).toEqual(["caretaker-missing"]);
    const homes = await county.refused(assets.register, {
      body: anAssetBody({ class: "household", ownerKind: "household" }),
    });
    expect(homes.reasons.map(({ rule }) => rule)).toEqual(["households-missing"]);
  },
);

apiTest(
  "a certificate number used twice is refused with the asset that has it, whatever its brackets",
  async ({ as, tx }) => {
    await anAsset(tx, { name: "香菇烘干房", village: "松坡", certificate: "青（2026）不动产权第0001号" });
    const liu = await as("township", "柳溪镇");
    const body = anAssetBody({ certificate: "青〔2026〕 不动产权第0001号", certificateOn: "2026-06-01" });
    const twice = await liu.refused(assets.register, { body });
    expect(twice.reasons[0]!.rule).toBe("certificate-used");
    expect(twice.detail).toContain("“香菇烘干房”");
    const other = await liu.call(assets.register, { body: { ...body, certificate: "青（2026）不动产权第0002号" } });
    const { id: _, projectId: __, ...words } = body;
    const edit = { params: { id: other.id }, body: { ...words, version: 1 } };
    expect((await liu.refused(assets.edit, edit)).reasons[0]!.rule).toBe("certificate-used");
  },
);

apiTest("assets are registered from a project once it has been handed over, several of them", async ({ as, tx }) => {
  const early = await aProject(tx, { status: "accepted" });
  const project = await aProject(tx, { status: "transferred", villages: { 前柳庄: 2, 上梨峪: 1 } });
  const liu = await as("township", "柳溪镇");
  const refusedEarly = await liu.refused(assets.register, { body: anAssetBody({ projectId: early.id }) });
  expect(refusedEarly.reasons[0]!.rule).toBe("not-transferred");
  expect((await liu.call(assets.ofProject, { params: early.params })).why).toEqual(["项目移交以后登记资产。"]);
  await liu.call(assets.register, { body: anAssetBody({ projectId: project.id }) });
  await liu.call(assets.register, { body: anAssetBody({ projectId: project.id, villageId: null, valueFen: 1 }) });
  const seen = await liu.call(assets.ofProject, { params: project.params });
  expect(seen).toMatchObject({ name: "食用菌大棚", class: "operating", registeredFen: 50_000_001, why: [] });
  expect(seen.villages.map(({ name }) => name).toSorted()).toEqual(["上梨峪村", "前柳庄村"]);
  expect(seen.assets.map(({ village }) => village)).toEqual([null, "前柳庄村"]);
  const elsewhere = await liu.refused(assets.register, {
    body: anAssetBody({ projectId: project.id, villageId: villageIds.松坡 }),
  });
  expect(elsewhere.code).toBe("not-found");
});

apiTest(
  "what the gates know of an asset fills its form, and its certificate may be used for it",
  async ({ as, tx }) => {
    const { id, reach, params } = await aProject(tx, { status: "transferred" });
    const [certificate, caretaker] = ["青（2026）不动产权第0009号", "赵某"];
    const pass = { countyId: qinglan, projectId: id, reach, ruleVersion: 0, passedBy: accountIdOf(5) };
    for (const [gate, facts] of [
      ["settlement", { settledFen: 95_000_000 }],
      ["title", { certificate, plainCertificate: certificate }],
      ["upkeep", { caretaker }],
    ] as const)
      await tx
        .insertInto("gatePass")
        .values({ ...pass, id: uuidv7(), gate, onDay: "2026-07-13", facts: JSON.stringify(facts) })
        .execute();
    const liu = await as("township", "柳溪镇");
    const filled = { certificate, certificateOn: "2026-07-13", caretaker, settledFen: 95_000_000, transferredOn: null };
    expect(await liu.call(assets.ofProject, { params })).toMatchObject(filled);
    await liu.call(assets.register, { body: anAssetBody({ projectId: id, certificate, certificateOn: "2026-07-13" }) });
  },
);

apiTest("of two who edit the same asset the second is told", async ({ as, tx }) => {
  const asset = await anAsset(tx);
  const liu = await as("township", "柳溪镇");
  const { id: _, projectId: __, ...words } = anAssetBody({ name: "冷库（改造后）" });
  expect(await liu.call(assets.edit, { params: asset.params, body: { ...words, version: 1 } })).toEqual({ version: 2 });
  expect((await liu.refused(assets.edit, { params: asset.params, body: { ...words, version: 1 } })).code).toBe("stale");
});

apiTest(
  "how an asset is used changes with day and reason; the same again, or on a day to come, is refused",
  async ({ as, tx }) => {
    const asset = await anAsset(tx);
    const liu = await as("township", "柳溪镇");
    const use = { version: 1, action: "idle" as const, onDay: "2026-11-20", text: "承租企业停产" };
    const late = await liu.refused(assets.use, { params: asset.params, body: { ...use, onDay: "2026-11-23" } });
    expect(late.reasons[0]!.rule).toBe("in-the-future");
    await liu.call(assets.use, { params: asset.params, body: use });
    const again = await liu.refused(assets.use, { params: asset.params, body: { ...use, version: 2 } });
    expect(again.reasons[0]!.rule).toBe("same-status");
    const page = await liu.call(assets.read, { params: asset.params });
    expect(page).toMatchObject({ status: "idle", statusOn: "2026-11-20", statusText: "承租企业停产" });
  },
);

apiTest("a caretaker's telephone is masked everywhere and shown with a trace", async ({ as, tx }) => {
  const asset = await anAsset(tx, { class: "public", caretaker: "李某", caretakerPhone: "13900001234" });
  const liu = await as("township", "柳溪镇");
  expect((await liu.call(assets.read, { params: asset.params })).caretakerPhone).toBe("139****1234");
  const shown = await liu.call(assets.phone, { params: asset.params, body: { reason: "联系维修" } });
  expect(shown).toEqual({ phone: "13900001234" });
  const traces = await tx.selectFrom("audit").select(["verb", "detail"]).where("subjectId", "=", asset.id).execute();
  expect(traces).toEqual([{ verb: "personal.reveal", detail: { field: "caretakerPhone", reason: "联系维修" } }]);
  expect(
    (await (await as("team")).refused(assets.phone, { params: asset.params, body: { reason: "看看" } })).code,
  ).toBe("forbidden");
});

apiTest("the register is filtered, added up by class, and goes out as a workbook", async ({ as, tx }) => {
  await anAsset(tx, { certificate: "青（2026）第7号" });
  await anAsset(tx, { class: "public", name: "村内道路", status: "damaged" });
  await anAsset(tx, { status: "disposed", name: "旧泵房" });
  const county = await as("county", "青岚县");
  const all = await county.call(assets.list, { query: {} });
  expect(all).toMatchObject({ total: 3, valueFen: 100_000_000, unused: 1 });
  expect(all.byClass).toEqual([
    { class: "operating", assets: 1, valueFen: 50_000_000 },
    { class: "public", assets: 1, valueFen: 50_000_000 },
  ]);
  const none = await county.call(assets.list, { query: { missing: "certificate" } });
  expect(none.rows.map(({ name }) => name)).toEqual(["村内道路"]);
  expect((await county.call(assets.list, { query: { search: "道路" } })).total).toBe(1);
  const sheet = await county.call(assets.sheet, { body: {} });
  expect(sheet.content.byteLength).toBeGreaterThan(1000);
});
