import ExcelJS from "exceljs";
import { expect } from "vitest";
import { imports } from "#contract/imports.ts";
import { persons } from "#contract/persons.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { apiTest, onStage } from "../testing/api-test.ts";
import { organisationIds, qinglan, villageIds } from "../testing/cast.ts";
import { aCheckedBatch, anUpload, aWorkbook } from "../testing/given-imports.ts";
import { aPerson } from "../testing/given-teams.ts";

onStage();

const head = ["姓名", "单位", "职务", "类别", "出生年月", "政治面貌", "特长", "籍贯", "联系电话"];
const upload = { register: "person", fileName: "干部名册.xlsx" } as const;

apiTest("a ledger of cadres goes in; known ones are updated and nothing is blanked", async ({ as, tx }) => {
  const county = await as("county", "青岚县");
  const known = await aPerson(tx, { name: "何明远" });
  await tx.updateTable("person").set({ phone: "13800001111" }).execute();
  const file = await aWorkbook([
    head,
    ["何 明远", "县信访局", "副局长", "单位干部", null, "中共党员", "信访、法律", "松岭乡", null],
    ["程国安", null, "县委副书记", "县级领导", "1970.05", "党员", null, "邻县青河镇", "13912345678"],
    ["陆一帆", "县委政法委", "科员", null, 1990, "群众", "党建", null, "0531-86011234"],
  ]);
  const id = await aCheckedBatch(county, file, upload);
  const { rows: wrong } = await county.call(imports.rows, { params: { id }, query: { outcome: "wrong" } });
  expect(wrong).toEqual([]);
  const { counts } = await county.call(imports.read, { params: { id } });
  expect(counts).toMatchObject({ new: 2, update: 1, wrong: 0 });
  await county.call(imports.commit, { params: { id }, body: { goodRowsOnly: false } });
  const { rows } = await county.call(persons.list, { query: {} });
  expect(
    rows.map(({ name, post, birthYear, partyMember, skills, phoneMasked }) => ({
      name,
      post,
      birthYear,
      partyMember,
      skills,
      phoneMasked,
    })),
  ).toEqual([
    { name: "程国安", post: "县委副书记", birthYear: 1970, partyMember: true, skills: [], phoneMasked: "139****5678" },
    {
      name: "何明远",
      post: "副局长",
      birthYear: 1985,
      partyMember: true,
      skills: ["law", "mediation"],
      phoneMasked: "138****1111",
    },
    {
      name: "陆一帆",
      post: "科员",
      birthYear: 1990,
      partyMember: false,
      skills: ["party-affairs"],
      phoneMasked: "********1234",
    },
  ]);
  expect(rows[0]).toMatchObject({ homeTownship: null, homePlace: "邻县青河镇" });
  expect(rows[1]).toMatchObject({ id: known, homeTownship: "松岭乡", version: 2 });

  await county.call(imports.undo, { params: { id }, body: { skipChanged: false } });
  const after = await county.call(persons.list, { query: { closed: "true" } });
  expect(after.rows.map(({ name, post }) => [name, post])).toEqual([["何明远", "科员"]]);
});

apiTest("how many villages a leader can take comes in with the ledger, and only of leaders", async ({ as, tx }) => {
  const county = await as("county", "青岚县");
  const known = await aPerson(tx, { name: "方正明", kind: "county-leader", organisationId: null });
  const columns = ["姓名", "单位", "类别", "最多包联村数"];
  const good = await aWorkbook([
    columns,
    ["方正明", null, "县级领导", 0],
    ["程国安", null, "县级领导", "3个"],
    ["何明远", "县信访局", "单位干部", null],
  ]);
  const id = await aCheckedBatch(county, good, upload);
  await county.call(imports.commit, { params: { id }, body: { goodRowsOnly: false } });
  const { rows } = await county.call(persons.list, { query: {} });
  expect(rows.map(({ name, villageCapacity }) => [name, villageCapacity])).toEqual([
    ["方正明", 0],
    ["程国安", 3],
    ["何明远", null],
  ]);
  await county.call(imports.undo, { params: { id }, body: { skipChanged: false } });
  expect((await county.call(persons.get, { params: { id: known } })).villageCapacity).toBeNull();

  const bad = await aWorkbook([
    columns,
    ["方正明", null, "县级领导", "一个半"],
    ["程国安", null, "县级领导", 1.5],
    ["陆一帆", null, "县级领导", 21],
    ["何明远", "县信访局", "单位干部", 2],
  ]);
  const batch = await aCheckedBatch(county, bad, upload);
  const wrong = await county.call(imports.rows, { params: { id: batch }, query: { outcome: "wrong" } });
  expect(wrong.rows.flatMap(({ faults }) => faults.map(({ sentence }) => sentence))).toEqual([
    "最多包联村数“一个半”不是 0 到 20 的整数。",
    "最多包联村数“1.5”不是 0 到 20 的整数。",
    "最多包联村数“21”不是 0 到 20 的整数。",
    "只有县级领导、乡镇（街道）领导填写最多包联村数，单位干部一人派驻一个村。",
  ]);
});

apiTest(
  "the register as it is exported goes in again: what was mended in it changes, and nothing else",
  async (stage) => {
    const { as, tx } = stage;
    const county = await as("county", "青岚县");
    const leader = { kind: "county-leader", organisationId: null } as const;
    const first = await aPerson(tx, { ...leader, name: "方正明" });
    const second = await aPerson(tx, { ...leader, name: "程国安" });
    await aPerson(tx, { name: "何明远" });
    const stored = (id: string, change: object) => tx.updateTable("person").set(change).where("id", "=", id).execute();
    await stored(first, { villageCapacity: 3, phone: "13800001111", sortOrder: 70 });
    await stored(second, { phone: "0531-86011234", sortOrder: 60 });
    const { content } = await county.call(persons.export, { body: {} });
    const again = await aCheckedBatch(county, new Blob([new Uint8Array(content)]), upload);
    const { counts } = await county.call(imports.read, { params: { id: again } });
    expect(counts).toMatchObject({ new: 0, update: 0, same: 3, wrong: 0 });

    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(content.buffer as ArrayBuffer);
    const sheet = workbook.worksheets[0]!;
    const cells = sheet.getSheetValues() as unknown[][];
    const at = cells.findIndex((row) => row?.includes("最多包联村数"));
    sheet.getCell(at + 1, cells[at]!.indexOf("最多包联村数")).value = 0;
    const mended = new Blob([(await workbook.xlsx.writeBuffer()) as ArrayBuffer]);
    const { id } = await anUpload(county, mended, upload);
    const batch = await county.call(imports.read, { params: { id } });
    const columns = batch.columns.flatMap(({ column, field }) => (field === null ? [] : [{ column, field }]));
    await county.call(imports.map, { params: { id }, body: { columns, clearEmpty: true } });
    await county.call(imports.check, { params: { id } });
    await county.call(imports.commit, { params: { id }, body: { goodRowsOnly: false } });
    const { rows } = await county.call(persons.list, { query: {} });
    expect(rows.map(({ name, villageCapacity, phoneMasked }) => [name, villageCapacity, phoneMasked])).toEqual([
      ["程国安", 0, "********1234"],
      ["方正明", 3, "138****1111"],
      ["何明远", null, null],
    ]);
  },
);

apiTest("every faulty cell says what to mend, and the same name twice in one unit is one too many", async ({ as }) => {
  const county = await as("county", "青岚县");
  const file = await aWorkbook([
    head,
    ["何明远", "县信仿局", "科员", "单位干部", 1985, "群众", null, null, null],
    ["程国安", "县信访局", null, "处长", "八五年", "党圆", "跳高", null, "138123"],
    ["陆一帆", null, null, null, null, null, null, null, null],
    ["任可", "县信访局", null, null, null, null, null, null, null],
    ["任 可", "县信访局", null, null, null, null, null, null, null],
  ]);
  const id = await aCheckedBatch(county, file, upload);
  const { rows } = await county.call(imports.rows, { params: { id }, query: { outcome: "wrong" } });
  const said = rows.flatMap(({ faults }) => faults.map(({ at, sentence }) => `${at} ${sentence}`));
  expect(said).toEqual([
    "B2 单位名录中没有“县信仿局”。请核对名称，或者先在单位名录中登记。",
    "D3 “处长”不在可填的范围内，请填县级领导、乡镇（街道）领导或单位干部。",
    "E3 “八五年”看不出出生年份，请填四位年份，如 1985。",
    "F3 “党圆”不是通用的政治面貌，请填中共党员、中共预备党员、群众等。",
    "G3 特长“跳高”不在可填的范围内，请从党务、法律、群众工作、农业技术、经济管理、财务审计、工程建设、民生服务、教育、医疗卫生、文化宣传、信息技术中选填。",
    "I3 联系电话“******”位数不对，应为 11 位手机号或带区号的座机号。",
    "B4 单位干部应填写所在单位。",
    "A5 县信访局“任可”与第 6 行重复，请核对后只保留一处。",
    "A6 县信访局“任可”与第 5 行重复，请核对后只保留一处。",
  ]);
});

apiTest("who has meanwhile declared kin is not taken out with the import that brought him", async ({ as, tx }) => {
  const county = await as("county", "青岚县");
  const file = await aWorkbook([head, ["任可", "县信访局", "科员", null, null, null, null, null, null]]);
  const id = await aCheckedBatch(county, file, upload);
  await county.call(imports.commit, { params: { id }, body: { goodRowsOnly: false } });
  const person = await tx.selectFrom("person").select("id").executeTakeFirstOrThrow();
  const declared = { personId: person.id, villageId: villageIds.松坡, relation: "岳父母", declaredOn: "2026-11-01" };
  await tx
    .insertInto("personKinship")
    .values({ countyId: qinglan, id: uuidv7(), ...declared })
    .execute();
  const kept = await county.refused(imports.undo, { params: { id }, body: { skipChanged: false } });
  expect(kept.detail).toContain("不能撤销导入");
});

apiTest(
  "the template comes back with every column known and nothing changed; a township may not import",
  async ({ as, tx }) => {
    const county = await as("county", "青岚县");
    await aPerson(tx, { name: "何明远", unitHead: true });
    await aPerson(tx, { name: "程国安", organisationId: organisationIds.县委政法委 });
    const { content } = await county.call(imports.template, { query: { register: "person" } });
    const file = new Blob([content as Uint8Array<ArrayBuffer>]);
    const id = await aCheckedBatch(county, file, upload);
    const { counts, columns } = await county.call(imports.read, { params: { id } });
    expect(columns.filter(({ field }) => field === null)).toEqual([]);
    expect(counts).toMatchObject({ new: 0, update: 0, same: 2, wrong: 0 });
    const township = await as("township", "柳溪镇");
    const query = { register: "person", id: uuidv7() } as const;
    expect((await township.refused(imports.upload, { query, file, fileName: "a.xlsx" })).code).toBe("refused");
  },
);
