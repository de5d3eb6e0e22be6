import { expect } from "vitest";
import { findings } from "#contract/findings.ts";
import { imports } from "#contract/imports.ts";
import { ruleShapes } from "#contract/rule-shapes.ts";
import { uuidv7 } from "#contract/uuid.ts";
import { villages } from "#contract/villages.ts";
import { apiTest, type Caller, onStage, type Stage } from "../../testing/api-test.ts";
import { accountIdOf, organisationIds, qinglan, townshipIds, villageIds } from "../../testing/cast.ts";
import { aFinding, aFindingBody } from "../../testing/given-findings.ts";
import { aCheckedBatch, aWorkbook } from "../../testing/given-imports.ts";

onStage();

// The review of a table lasts days; in between the county goes on working.

const upload = { register: "finding", fileName: "问题整改台账.xlsx" } as const;
const head = ["编号", "来源", "发现日期", "乡镇", "村", "问题类别", "问题描述", "责任单位", "整改期限", "状态"];
type Row = readonly (string | number | null)[];
const row = (
  over: Partial<Record<"number" | "category" | "words" | "unit" | "dueOn" | "status", string | number>>,
): Row => [
  over.number ?? null,
  "督查",
  "2026-09-01",
  "柳溪镇",
  "前柳庄村",
  over.category ?? "组织生活",
  over.words ?? "三会一课记录不全",
  over.unit ?? null,
  over.dueOn ?? null,
  over.status ?? null,
];

const reviewed = async (county: Caller, ...rows: Row[]) =>
  aCheckedBatch(county, await aWorkbook([[...head], ...rows.map((one) => [...one])]), upload);

const commit = (county: Caller, id: string) =>
  county.refused(imports.commit, { params: { id }, body: { goodRowsOnly: false } });

/** Refused in words, and nothing of it is there: no finding, no step, the batch still to be confirmed. */
async function refusedWhole({ tx }: Pick<Stage, "tx">, county: Caller, id: string, words: string) {
  const before = await tx.selectFrom("finding").select("id").execute();
  const { code, detail } = await commit(county, id);
  expect({ code, detail }).toEqual({
    code: "conflict",
    detail: `核对之后情况有变：${words}。本批没有导入，请重新核对后再导入。`,
  });
  expect(await tx.selectFrom("finding").select("id").execute()).toEqual(before);
  expect(await tx.selectFrom("findingStep").where("action", "=", "import").select("id").execute()).toEqual([]);
  expect((await county.call(imports.read, { params: { id } })).state).toBe("checked");
}

apiTest("a number taken while the table was reviewed is told, row by row", async (stage) => {
  const county = await stage.as("county", "青岚县");
  const id = await reviewed(county, row({ number: 1, words: "甲" }), row({ words: "乙" }));
  const registered = await county.call(findings.register, { body: aFindingBody() });
  expect(registered.number).toBe(1);
  await refusedWhole(stage, county, id, "第 2 行编号 1 已被别的问题使用");
  await county.call(imports.check, { params: { id } });
  expect((await county.call(imports.read, { params: { id } })).counts).toMatchObject({ new: 1, update: 1 });
});

apiTest("the same finding registered by hand meanwhile does not come in a second time", async (stage) => {
  const county = await stage.as("county", "青岚县");
  const id = await reviewed(county, row({ words: "便民服务 大厅无人值守" }));
  const same = { foundOn: "2026-09-01", description: "便民服务大厅无人值守", villageId: villageIds.前柳庄 };
  await county.call(findings.register, { body: aFindingBody(same) });
  await refusedWhole(stage, county, id, "第 2 行系统中第 1 号问题与它的地点、发现日期、描述都相同");
});

apiTest("nor does it when the table itself holds it twice, or it stands already at the check", async ({ as, tx }) => {
  const county = await as("county", "青岚县");
  const finding = await aFinding(tx, { foundOn: "2026-09-01", description: "路灯不亮" });
  await aFinding(tx, { foundOn: "2026-09-01", description: "撤回过的", status: "withdrawn" });
  const all = [row({ words: "路灯不亮" }), row({ words: "甲" }), row({ words: "甲 " }), row({ words: "撤回过的" })];
  const id = await reviewed(county, ...all);
  const { rows } = await county.call(imports.rows, { params: { id }, query: { outcome: "wrong" } });
  expect(rows.map(({ row: at, faults }) => [at, faults.map(({ rule }) => rule)])).toEqual([
    [2, ["finding-twice"]],
    [3, ["finding-twice"]],
    [4, ["finding-twice"]],
  ]);
  expect(rows[1]!.faults[0]!.sentence).toContain("地点、发现日期、描述与第 4 行重复");
  expect(finding.version).toBe(1);
});

apiTest("the deadline is judged by the rule of the day it comes in", async (stage) => {
  const county = await stage.as("county", "青岚县");
  const far = await reviewed(county, row({ unit: "柳溪镇", dueOn: "2036-01-10", status: "整改中" }));
  const { rows } = await county.call(imports.rows, { params: { id: far }, query: { outcome: "wrong" } });
  expect(rows.map(({ faults }) => faults.map(({ rule }) => rule))).toEqual([["deadline-beyond-term"]]);
  const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  const id = await reviewed(county, row({ unit: "柳溪镇", dueOn: soon, status: "整改中" }));
  await newRule(stage, { dated: { days: 5, counted: "calendar" } });
  const { detail } = await commit(county, id);
  expect(detail).toMatch(
    /^核对之后情况有变：第 2 行整改期限超过本县规定：限期整改现在交办的至迟 \d{4}-\d\d-\d\d。本批没有导入/,
  );
});

async function newRule(
  { tx }: Pick<Stage, "tx">,
  terms: object,
  categories = ruleShapes["finding-types"].shipped.categories,
) {
  const { shipped } = ruleShapes["finding-types"];
  const content = JSON.stringify({ ...shipped, categories, terms: { ...shipped.terms, ...terms } });
  const made = { title: "问题整改", basis: "青组发〔2026〕9号", validFrom: "2026-11-01", madeBy: accountIdOf(5) };
  await tx
    .insertInto("ruleVersion")
    .values({ countyId: qinglan, code: "finding-types", version: 1, content, ...made })
    .execute();
}

apiTest(
  "a category given up, a unit closed, a village moved away: told, and none of the table comes in",
  async (stage) => {
    const county = await stage.as("county", "青岚县");
    const words = (i: number) => `问题${i}`;
    const ids = [
      await reviewed(county, row({ words: words(1), category: "党员队伍" }), row({ words: words(2) })),
      await reviewed(county, row({ words: words(3), unit: "县信访局", dueOn: "2026-11-24", status: "整改中" })),
      await reviewed(county, row({ words: words(4) })),
    ] as const;
    await newRule(stage, {}, [{ name: "组织生活", independent: true }]);
    await refusedWhole(stage, county, ids[0], "第 2 行问题类别“党员队伍”已经停用");
    await stage.tx
      .updateTable("organisation")
      .set({ validTo: "2026-11-01" })
      .where("id", "=", organisationIds.县信访局)
      .execute();
    await refusedWhole(stage, county, ids[1], "第 2 行责任单位已经撤销");
    await county.call(villages.move, {
      params: { id: villageIds.前柳庄 },
      body: {
        onDate: "2026-11-22",
        basis: "青政发〔2026〕18号",
        version: 1,
        newId: uuidv7(),
        townshipId: townshipIds.松岭乡,
      },
    });
    await refusedWhole(stage, county, ids[2], "第 2 行所在村（社区）已经撤并或者划转");
  },
);

apiTest("what the rule of the day decides is decided when the table comes in", async (stage) => {
  const county = await stage.as("county", "青岚县");
  const lasting = [...row({ unit: "柳溪镇", dueOn: "2026-11-24", status: "整改中" }), "持续整改"];
  const file = await aWorkbook([[...head, "整改类型"], lasting]);
  const id = await aCheckedBatch(county, file, upload);
  const categories = [{ name: "组织生活", independent: true }];
  await newRule(stage, { lasting: { days: 30, counted: "working" } }, categories);
  await county.call(imports.commit, { params: { id }, body: { goodRowsOnly: false } });
  const { rows } = await county.call(findings.list, { query: {} });
  const page = await county.call(findings.read, { params: { id: rows[0]!.id } });
  expect(page).toMatchObject({ independent: true, reviewDays: 30, townCheck: false });
});

apiTest(
  "another category in the table brings its independent voice along, and back when it is taken back",
  async (stage) => {
    const county = await stage.as("county", "青岚县");
    const { number } = await county.call(findings.register, { body: aFindingBody({ foundOn: "2026-09-01" }) });
    const description = "主题党日连续两个月没有开展";
    const id = await reviewed(county, row({ number, category: "民生服务", words: description }));
    await county.call(imports.commit, { params: { id }, body: { goodRowsOnly: false } });
    const independent = () => stage.tx.selectFrom("finding").select("independent").executeTakeFirstOrThrow();
    expect(await independent()).toEqual({ independent: true });
    await county.call(imports.undo, { params: { id }, body: { skipChanged: false } });
    expect(await independent()).toEqual({ independent: false });
  },
);
