import { expect } from "vitest";
import { townships } from "#contract/registry.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { villages } from "#contract/villages.ts";
import { apiTest, type Caller, onStage } from "../testing/api-test.ts";
import { townshipIds, villageIds } from "../testing/cast.ts";
import { aVillageBody } from "../testing/given-registry.ts";

onStage();

const { 柳溪镇, 松岭乡, 云桥街道 } = townshipIds;
const { 上梨峪, 前柳庄, 松坡, 桥头 } = villageIds;
const change = { onDate: "2026-10-01", basis: "青民发〔2026〕12号", version: 1 };
const get = (office: Caller, id: string) => office.call(villages.get, { params: { id } });
const openNames = async (office: Caller) =>
  (await office.call(villages.list, { query: {} })).rows.map(({ name }) => name);

apiTest("a renamed village stays the same village and is found by its former name", async ({ as }) => {
  const county = await as("county", "青岚县");
  await county.call(villages.rename, { params: { id: 上梨峪 }, body: { ...change, name: "梨峪新村" } });
  const file = await get(county, 上梨峪);
  expect(file).toMatchObject({ name: "梨峪新村", aliases: ["上梨峪村"], validTo: null, version: 2 });
  expect(file.successions).toMatchObject([
    { kind: "renamed", fromName: "柳溪镇上梨峪村", toName: "柳溪镇梨峪新村", ...{ basis: change.basis } },
  ]);
  expect((await county.call(villages.list, { query: { search: "上梨峪" } })).total).toBe(1);
});

apiTest("merged villages end and lead to the one that stays, which takes their sums", async ({ as, tx }) => {
  const county = await as("county", "青岚县");
  await tx.updateTable("village").set({ households: 100 }).where("id", "in", [上梨峪, 前柳庄]).execute();
  const body = { ...change, otherIds: [前柳庄], into: { keptId: 前柳庄 } };
  await county.call(villages.merge, { params: { id: 上梨峪 }, body });
  expect(await get(county, 前柳庄)).toMatchObject({ households: 200, population: null, validTo: null });
  const ended = await get(county, 上梨峪);
  expect(ended).toMatchObject({ validTo: "2026-10-01", can: { edit: false } });
  expect(ended.successions).toMatchObject([{ kind: "merged", toVillageId: 前柳庄 }]);
  expect(await openNames(county)).toEqual(["前柳庄村", "松坡村"]);

  const edit = { version: 2, ...aVillageBody("上梨峪村") };
  expect((await county.refused(villages.edit, { params: { id: 上梨峪 }, body: edit })).code).toBe("refused");
  const again = await county.refused(villages.rename, {
    params: { id: 上梨峪 },
    body: { ...change, version: 2, name: "新村" },
  });
  expect(again.reasons.map(({ rule }) => rule)).toContain("village-ended");
});

apiTest("villages of two townships merge into a new one", async ({ as }) => {
  const county = await as("county", "青岚县");
  const newId = uuidv7();
  const into = { newId, name: "双溪社区", kind: "community" as const, townshipId: 柳溪镇 };
  await county.call(villages.merge, { params: { id: 上梨峪 }, body: { ...change, otherIds: [松坡], into } });
  const file = await get(county, newId);
  expect(file).toMatchObject({ name: "双溪社区", validFrom: "2026-10-01" });
  expect(file.successions.map(({ fromName }) => fromName).toSorted()).toEqual(
    ["松岭乡松坡村", "柳溪镇上梨峪村"].toSorted(),
  );
  // The township sees where its village came from by name, and no more of the neighbour.
  const township = await as("township", "柳溪镇");
  expect((await get(township, newId)).successions).toHaveLength(2);
  expect((await township.refused(villages.get, { params: { id: 松坡 } })).code).toBe("not-found");
});

apiTest("a village is split with and without the original going on", async ({ as }) => {
  const county = await as("county", "青岚县");
  const part = (name: string) => ({ id: uuidv7(), name, kind: "village" as const });
  const both = [part("东梨峪村"), part("西梨峪村")];
  await county.call(villages.split, {
    params: { id: 上梨峪 },
    body: { ...change, originalStays: false, parts: both },
  });
  await county.call(villages.split, {
    params: { id: 前柳庄 },
    body: { ...change, originalStays: true, parts: [part("后柳庄村")] },
  });
  expect(await openNames(county)).toEqual(["前柳庄村", "东梨峪村", "西梨峪村", "后柳庄村", "松坡村"]);
  const lone = { ...change, originalStays: false, parts: [part("松坡新村")] };
  expect((await county.refused(villages.split, { params: { id: 松坡 }, body: lone })).detail).toMatch(/至少应有两个/);
});

apiTest("a village moves to another township of its county and to no other county's", async ({ as }) => {
  const county = await as("county", "青岚县");
  const newId = uuidv7();
  const to = (townshipId: string) => ({ params: { id: 上梨峪 }, body: { ...change, newId, townshipId } });
  expect((await county.refused(villages.move, to(云桥街道))).code).toBe("not-found");
  expect((await county.refused(villages.move, to(柳溪镇))).reasons[0]!.rule).toBe("same-township");
  await county.call(villages.move, to(松岭乡));
  const list = await county.call(townships.list, { query: {} });
  expect(list.map(({ villageCount }) => villageCount)).toEqual([1, 2]);
  const receiving = await as("township", "松岭乡");
  expect((await get(receiving, newId)).successions[0]).toMatchObject({ kind: "moved", fromName: "柳溪镇上梨峪村" });
});

apiTest("a change is dated between the village's beginning and today, with its document", async ({ as }) => {
  const county = await as("county", "青岚县");
  const rename = (part: object) =>
    county.refused(villages.rename, { params: { id: 上梨峪 }, body: { ...change, name: "梨峪新村", ...part } });
  expect((await rename({ onDate: "2026-11-23" })).reasons[0]!.rule).toBe("date-in-future");
  expect((await rename({ onDate: "1999-12-31" })).reasons[0]!.rule).toBe("date-before-village");
  expect((await rename({ basis: " " })).reasons[0]).toMatchObject({ at: "basis" });
  expect((await rename({ version: 7 })).code).toBe("stale");
  expect((await rename({ name: "前柳庄村" })).detail).toMatch(/同名的村/);
});

apiTest("a merger with a neighbour county's village or with itself is refused", async ({ as }) => {
  const county = await as("county", "青岚县");
  const merge = (otherIds: string[], keptId: string) =>
    county.refused(villages.merge, { params: { id: 上梨峪 }, body: { ...change, otherIds, into: { keptId } } });
  expect((await merge([桥头], 上梨峪)).code).toBe("not-found");
  expect((await merge([上梨峪], 上梨峪)).reasons[0]!.rule).toBe("too-few-villages");
  expect((await merge([前柳庄], 松坡)).reasons[0]!.rule).toBe("kept-not-among");
});
