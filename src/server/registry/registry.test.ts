import { expect } from "vitest";
import { counties, organisations, townships } from "#contract/registry.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { villages } from "#contract/villages.ts";
import { apiTest, onStage } from "../testing/api-test.ts";
import { muyun, qinglan, townshipIds, villageIds } from "../testing/cast.ts";
import { aSecondOfficer } from "../testing/given-bulletins.ts";
import { aVillageBody, codeOf } from "../testing/given-registry.ts";

onStage();

const { 柳溪镇, 松岭乡, 云桥街道 } = townshipIds;

apiTest("the system administrator founds a county; its province and city are made once", async ({ as, tx }) => {
  const admin = await as("system-admin");
  const place = { province: "示例省", city: "海门市", code: "990201" };
  await admin.call(counties.create, { body: { id: uuidv7(), name: "临江县", ...place } });
  await admin.call(counties.create, { body: { id: uuidv7(), name: "望海区", ...place, code: "990202" } });
  const list = await admin.call(counties.list);
  expect(list.filter(({ city }) => city === "海门市").map(({ name }) => name)).toEqual(["临江县", "望海区"]);
  const provinces = await tx.selectFrom("area").select("id").where("level", "=", "province").execute();
  expect(provinces).toHaveLength(1);

  const again = await admin.refused(counties.create, { body: { id: uuidv7(), name: "临江县", ...place } });
  expect(again.detail).toMatch(/同名的区域/);
  const short = await admin.refused(counties.create, { body: { id: uuidv7(), name: "新县", ...place, code: "9902" } });
  expect(short.reasons[0]!.sentence).toMatch(/6 位/);
  expect(
    (await (await as("county")).refused(counties.create, { body: { id: uuidv7(), name: "甲", ...place } })).code,
  ).toBe("forbidden");
});

apiTest("each office sees the counties, townships and villages of its reach", async ({ as }) => {
  const names = async (role: "city" | "county" | "township", place: string) => {
    const office = await as(role, place);
    const page = await office.call(villages.list, { query: {} });
    const list = await office.call(townships.list, { query: {} });
    const own = await office.call(counties.list);
    return [own.map(({ name }) => name), list.map(({ name }) => name), page.rows.map(({ name }) => name)];
  };
  expect(await names("city", "云岭市")).toEqual([
    ["青岚县", "沐云县"],
    ["云桥街道", "柳溪镇", "松岭乡"],
    ["桥头村", "上梨峪村", "前柳庄村", "松坡村"],
  ]);
  expect(await names("county", "沐云县")).toEqual([["沐云县"], ["云桥街道"], ["桥头村"]]);
  expect(await names("township", "松岭乡")).toEqual([["青岚县"], ["松岭乡"], ["松坡村"]]);
});

apiTest("a village out of reach reads as not found, and only the county edits", async ({ as }) => {
  const township = await as("township", "柳溪镇");
  expect((await township.refused(villages.get, { params: { id: villageIds.松坡 } })).code).toBe("not-found");
  const own = await township.call(villages.get, { params: { id: villageIds.上梨峪 } });
  expect(own).toMatchObject({ name: "上梨峪村", townshipName: "柳溪镇", can: { edit: false } });
  const body = { version: 1, ...aVillageBody("上梨峪村") };
  expect((await township.refused(villages.edit, { params: { id: own.id }, body })).code).toBe("forbidden");
  const neighbour = await as("county", "沐云县");
  expect((await neighbour.refused(villages.edit, { params: { id: own.id }, body })).code).toBe("not-found");
});

apiTest("townships are added, renamed, ordered, and closed only when empty", async ({ as }) => {
  const county = await as("county", "青岚县");
  const id = uuidv7();
  await county.call(townships.create, { body: { id, name: "石门镇", kind: "town" } });
  await county.call(townships.edit, { params: { id }, body: { name: "石门街道", kind: "street" } });
  await county.call(townships.order, { body: { ids: [id, 松岭乡, 柳溪镇] } });
  const list = await county.call(townships.list, { query: {} });
  expect(list.map(({ name, villageCount }) => [name, villageCount])).toEqual([
    ["石门街道", 0],
    ["松岭乡", 1],
    ["柳溪镇", 2],
  ]);
  const same = await county.refused(townships.edit, { params: { id }, body: { name: "柳溪镇", kind: "town" } });
  expect(same.detail).toMatch(/同名的乡镇/);
  expect((await county.refused(townships.order, { body: { ids: [云桥街道] } })).code).toBe("not-found");

  const full = await county.refused(townships.close, { params: { id: 柳溪镇 }, body: { onDate: "2026-11-01" } });
  expect(full.detail).toBe("柳溪镇还有 2 个村（社区），请先将其划转或撤并，再停用。");
  await county.call(townships.close, { params: { id }, body: { onDate: "2026-11-01" } });
  expect(await county.call(townships.list, { query: {} })).toHaveLength(2);
  expect(await county.call(townships.list, { query: { closed: "true" } })).toHaveLength(3);
});

apiTest("a village is added, found by name, former name and code, and edited under its version", async ({ as, tx }) => {
  const county = await as("county", "青岚县");
  const id = uuidv7();
  const body = {
    ...aVillageBody("𡐓底村"),
    households: 210,
    collectiveIncomeFen: 1_250_000_00,
    aliases: ["老塔村"],
    codes: [codeOf("990101100201")],
  };
  await county.call(villages.create, { body: { id, townshipId: 柳溪镇, ...body } });
  for (const search of ["𡐓", "老塔", "990101100201", "99010110"]) {
    const { rows } = await county.call(villages.list, { query: { search } });
    expect(rows.map((row) => row.id)).toEqual([id]);
  }
  expect((await county.call(villages.list, { query: { search: "%" } })).total).toBe(0);

  const edit = (version: number) => ({ params: { id }, body: { version, ...body, households: 215, aliases: [] } });
  expect(await county.call(villages.edit, edit(1))).toEqual({ version: 2 });
  expect((await county.refused(villages.edit, edit(1))).code).toBe("stale");
  const file = await county.call(villages.get, { params: { id } });
  expect(file).toMatchObject({ name: "𡐓底村", households: 215, aliases: [], codes: [codeOf("990101100201")] });
  const trail = await tx.selectFrom("audit").select("verb").where("subjectId", "=", id).execute();
  expect(trail.map(({ verb }) => verb)).toEqual(["village.edit", "village.edit"]);
});

apiTest("bad villages are refused, each with the reason at its field", async ({ as }) => {
  const county = await as("county", "青岚县");
  const refusal = (change: object) =>
    county.refused(villages.create, {
      body: { id: uuidv7(), townshipId: 柳溪镇, ...aVillageBody("北洼村"), ...change },
    });
  const reason = async (change: object) => (await refusal(change)).reasons[0];

  expect(await reason({ name: "　 " })).toMatchObject({ at: "name", sentence: "不能为空" });
  expect(await reason({ name: "长".repeat(41) })).toMatchObject({ at: "name" });
  expect(await reason({ codes: [codeOf("99010110020")] })).toMatchObject({
    at: "codes.0.code",
    sentence: "区划代码应为 12 位数字，现填 11 位",
  });
  expect(await reason({ codes: [codeOf("9901011002010")] })).toMatchObject({ sentence: /13 位/ });
  expect(await reason({ households: -1 })).toMatchObject({ at: "households", sentence: "不能小于 0" });
  expect(await reason({ population: 12.5 })).toMatchObject({ at: "population", sentence: "应为整数" });
  expect(await reason({ codes: [codeOf("990101100201", "2023-02-30")] })).toMatchObject({ at: "codes.0.vintage" });

  expect((await refusal({ name: "上梨峪村" })).detail).toMatch(/已有“上梨峪村”/);
  expect((await refusal({ name: "上梨峪村村委会" })).detail).toMatch(/只差后缀/);
  expect((await refusal({ townshipId: 云桥街道 })).code).toBe("not-found");
  await county.call(villages.create, {
    body: { id: uuidv7(), townshipId: 柳溪镇, ...aVillageBody("南洼村"), codes: [codeOf("990101100201")] },
  });
  expect((await refusal({ codes: [codeOf("990101100201")] })).detail).toMatch(/区划代码.*已用于/);
  // The same code in another year is another fact.
  await county.call(villages.create, {
    body: {
      id: uuidv7(),
      townshipId: 柳溪镇,
      ...aVillageBody("北洼村"),
      codes: [codeOf("990101100201", "2022-06-30")],
    },
  });
});

apiTest("柳溪村 and 柳溪社区 may lie in one township", async ({ as }) => {
  const county = await as("county", "青岚县");
  const add = (name: string, kind: "village" | "community") =>
    county.call(villages.create, { body: { id: uuidv7(), townshipId: 柳溪镇, ...aVillageBody(name), kind } });
  await add("柳溪村", "village");
  await add("柳溪社区", "community");
  expect((await county.call(villages.list, { query: { search: "柳溪" } })).total).toBe(2);
});

apiTest("of two officers who have one unit before them, the second is told and overwrites nothing", async (stage) => {
  const { as, tx } = stage;
  const [county, colleague] = [await as("county", "青岚县"), await aSecondOfficer(tx)];
  const [unit] = await county.call(organisations.list, { query: { search: "信访" } });
  const { id, name, kind, level, version } = unit!;
  const change = (over: object) => ({ params: { id }, body: { name, kind, level, version, ...over } });
  await county.call(organisations.edit, change({ villageCapacity: 4 }));
  expect((await colleague.refused(organisations.edit, change({ name: "县信访中心" }))).code).toBe("stale");
  const [kept] = await colleague.call(organisations.list, { query: { search: "信访" } });
  expect(kept).toMatchObject({ name: "县信访局", villageCapacity: 4, version: version + 1 });
  await colleague.call(organisations.edit, change({ name: "县信访中心", villageCapacity: 4, version: kept!.version }));
  await county.call(organisations.close, { params: { id } });
  expect((await colleague.refused(organisations.edit, change({}))).code).toBe("not-found");
});

apiTest("pages of a list neither repeat nor miss a village", async ({ as }) => {
  const county = await as("county", "青岚县");
  const first = await county.call(villages.list, { query: { size: 2 } });
  const second = await county.call(villages.list, { query: { size: 2, page: 2 } });
  expect(first.total).toBe(3);
  expect([...first.rows, ...second.rows].map(({ name }) => name)).toEqual(["上梨峪村", "前柳庄村", "松坡村"]);
});

apiTest("units are added, changed and closed; a name serves once in a county", async ({ as }) => {
  const county = await as("county", "青岚县");
  const id = uuidv7();
  const body = { name: "县公安局", kind: "politics-law" as const, reviewBody: "public-security" as const };
  await county.call(organisations.create, { body: { id, ...body } });
  expect((await county.refused(organisations.create, { body: { id: uuidv7(), ...body } })).detail).toMatch(
    /同名的单位/,
  );
  await county.call(organisations.edit, { params: { id }, body: { ...body, reviewBody: null, version: 1 } });
  const [row] = await county.call(organisations.list, { query: { search: "公安" } });
  expect(row).toMatchObject({ name: "县公安局", reviewBody: null, level: "county", countyId: qinglan });
  const away = { ...body, name: "云桥派出所", townshipId: 云桥街道 };
  expect((await county.refused(organisations.create, { body: { id: uuidv7(), ...away } })).code).toBe("not-found");
  const small = { ...body, name: "松岭乡党委", kind: "township" as const, villageCapacity: 1 };
  expect((await county.refused(organisations.create, { body: { id: uuidv7(), ...small } })).reasons[0]!.at).toBe(
    "villageCapacity",
  );
  await county.call(organisations.close, { params: { id } });
  expect(await county.call(organisations.list, { query: { search: "公安" } })).toEqual([]);
  const other = await as("county", "沐云县");
  expect(await other.call(organisations.list, { query: { countyId: qinglan } })).toEqual([]);
  expect(await other.call(townships.list, { query: { countyId: muyun } })).toHaveLength(1);
});
