import { expect } from "vitest";
import { imports } from "#contract/imports.ts";
import { apiTest, type Caller, onStage, type Stage } from "../testing/api-test.ts";
import { qinglan, townshipIds, villageIds } from "../testing/cast.ts";
import { aCheckedBatch, aWorkbook, villageHead } from "../testing/given-imports.ts";

onStage();

const code = "990101100201";
const givenCode = ({ tx }: Pick<Stage, "tx">) =>
  tx
    .insertInto("placeCode")
    .values({
      countyId: qinglan,
      placeId: villageIds.上梨峪,
      townshipId: townshipIds.柳溪镇,
      scheme: "nbs",
      code,
      vintage: "2024",
    })
    .execute();

const aBatch = async (county: Caller, ...rows: (string | number | null)[][]) =>
  aCheckedBatch(county, await aWorkbook([villageHead, ...rows]));

const rowsOf = async (county: Caller, id: string) =>
  (await county.call(imports.rows, { params: { id }, query: {} })).rows;

const nameOf = async ({ tx }: Pick<Stage, "tx">, id: string) =>
  (await tx.selectFrom("village").select("name").where("id", "=", id).executeTakeFirstOrThrow()).name;

apiTest("a code with another name is asked about, never taken for a new name in silence", async (stage) => {
  await givenCode(stage);
  const county = await stage.as("county", "青岚县");
  const id = await aBatch(county, ["柳溪镇", "下梨峪村", code, 120, 300]);
  const [row] = await rowsOf(county, id);
  expect(row).toMatchObject({ outcome: "wrong", candidates: [{ id: villageIds.上梨峪, name: "上梨峪村" }] });
  expect(row!.faults).toEqual([
    {
      row: 2,
      column: 2,
      at: "B2",
      rule: "name-not-of-code",
      sentence: `区划代码 ${code} 是上梨峪村的，名称写的是“下梨峪村”：是更名，还是代码填错？代码填错的，请改正代码；确是上梨峪村的，请选定。选定后名册改用“下梨峪村”。`,
    },
  ]);
  expect((await county.refused(imports.commit, { params: { id }, body: { goodRowsOnly: true } })).code).toBe("refused");
  expect(await nameOf(stage, villageIds.上梨峪)).toBe("上梨峪村");
});

apiTest("choosing the village renames it on purpose, and undoing gives the old name back", async (stage) => {
  await givenCode(stage);
  const county = await stage.as("county", "青岚县");
  const id = await aBatch(county, ["柳溪镇", "下梨峪村", code, 120, 300]);
  const body = { subjectId: villageIds.上梨峪 };
  expect(await county.call(imports.fix, { params: { id, row: 2 }, body })).toMatchObject({ outcome: "update" });
  await county.call(imports.commit, { params: { id }, body: { goodRowsOnly: false } });
  expect(await nameOf(stage, villageIds.上梨峪)).toBe("下梨峪村");
  await county.call(imports.undo, { params: { id }, body: { skipChanged: false } });
  expect(await nameOf(stage, villageIds.上梨峪)).toBe("上梨峪村");
});

apiTest("an alias, a shorter name and no township column are no contradiction", async (stage) => {
  await givenCode(stage);
  const { tx } = stage;
  const place = { countyId: qinglan, villageId: villageIds.上梨峪, townshipId: townshipIds.柳溪镇 };
  await tx
    .insertInto("placeAlias")
    .values({ ...place, id: crypto.randomUUID(), name: "梨峪大队", matchName: "梨峪大队" })
    .execute();
  const county = await stage.as("county", "青岚县");
  for (const name of ["梨峪大队", "上梨峪", "上梨峪村委会"]) {
    const [row] = await rowsOf(county, await aBatch(county, ["柳溪镇", name, code, 120, 300]));
    expect(row, name).toMatchObject({ outcome: "update", faults: [] });
  }
});

apiTest(
  "whoever chooses the village of the name has said that the code is wrong: it stays where it is",
  async (stage) => {
    await givenCode(stage);
    const county = await stage.as("county", "青岚县");
    const id = await aBatch(county, ["柳溪镇", "前柳庄村", code, 77, 300]);
    const [row] = await rowsOf(county, id);
    expect(row!.candidates.map(({ name }) => name).toSorted()).toEqual(["上梨峪村", "前柳庄村"]);
    await county.call(imports.fix, { params: { id, row: 2 }, body: { subjectId: villageIds.前柳庄 } });
    await county.call(imports.commit, { params: { id }, body: { goodRowsOnly: false } });
    const codes = await stage.tx.selectFrom("placeCode").select(["placeId", "code"]).where("code", "=", code).execute();
    expect(codes).toEqual([{ placeId: villageIds.上梨峪, code }]);
    const { households } = await stage.tx
      .selectFrom("village")
      .select("households")
      .where("id", "=", villageIds.前柳庄)
      .executeTakeFirstOrThrow();
    expect(households).toBe(77);
  },
);

apiTest("“无” is nought where something is counted, and nothing where words are asked for", async (stage) => {
  const county = await stage.as("county", "青岚县");
  const head = ["乡镇", "村名", "区划代码", "户数", "党员数", "村集体经济收入（万元）", "设立日期"];
  const file = await aWorkbook([
    head,
    ["柳溪镇", "甲村", "无", "无", 0, "无", "无"],
    ["柳溪镇", "乙村", "—", "—", "/", "——", "／"],
    ["柳溪镇", "丙村", null, "暂无", "不详", "待定", null],
    ["柳溪镇", "无", null, 1, 1, 1, null],
  ]);
  const id = await aCheckedBatch(county, file);
  const rows = await rowsOf(county, id);
  expect(rows.map(({ outcome }) => outcome)).toEqual(["new", "new", "new", "wrong"]);
  expect(rows[3]!.faults.map(({ at, sentence }) => `${at} ${sentence}`)).toEqual(["B5 “村（社区）名称”没有填写。"]);
  await county.call(imports.commit, { params: { id }, body: { goodRowsOnly: true } });
  const made = await stage.tx
    .selectFrom("village")
    .select(["name", "households", "partyMembers", "collectiveIncomeFen"])
    .where("name", "in", ["甲村", "乙村", "丙村"])
    .orderBy("sortOrder")
    .execute();
  const none = { households: null, partyMembers: null, collectiveIncomeFen: null };
  expect(made).toEqual([
    { name: "甲村", households: 0, partyMembers: 0, collectiveIncomeFen: 0 },
    { name: "乙村", ...none },
    { name: "丙村", ...none },
  ]);
});
