import type { Actor } from "#domain/access.ts";
import type { VillageKind } from "#domain/area.ts";
import type { Db } from "../db/db.ts";
import { type Reading, readMoney, wrong } from "../office/cell-values.ts";
import { readDate } from "../office/cell-dates.ts";
import type { TemplateModel } from "../office/template-model.ts";
import type { Cell } from "../office/workbook.ts";
import { countField, field, readCode, readPlaceName, wordField } from "./import-fields.ts";
import { listKnownTownships, listKnownVillages } from "./import-known.ts";

const kinds = {
  村: "village",
  行政村: "village",
  村委会: "village",
  村民委员会: "village",
  社区: "community",
  居委会: "community",
  居民委员会: "community",
  居: "community",
} as const satisfies Record<string, VillageKind>;
/** Above ten million yuan a bare number under 万元 was probably meant in 元. */
const doubtfulIncomeFen = 10_000_000_00;

function readFounding(cell: Cell): Reading<string> {
  const reading = readDate(cell);
  if (!("value" in reading)) return reading;
  const { date, precision } = reading.value;
  return precision === "day" ? { value: date } : wrong(`“${cell.text}”没有写到日，请写成 2025-08-31 的样子。`);
}

const readIncome: Parameters<typeof field>[4] = (cell, unit) => {
  const reading = readMoney(cell, unit, doubtfulIncomeFen);
  return "value" in reading && reading.value < 0 ? wrong(`“${cell.text}”小于 0，请核对。`) : reading;
};

export const villageFields = [
  field(
    "township",
    "乡镇（街道）",
    ["乡镇", "镇街", "街道", "乡镇名称", "乡镇街道", "所属乡镇", "所在乡镇", "镇街道", "镇", "乡镇街道名称"],
    "填系统中已有的乡镇（街道）全称。",
    readPlaceName,
    true,
  ),
  field(
    "name",
    "村（社区）名称",
    ["村名", "村名称", "行政村", "行政村名称", "村居", "村社区", "村居名称", "村", "社区", "村社区名称", "名称"],
    "填全称，如“上梨峪村”。",
    readPlaceName,
    true,
  ),
  field(
    "code",
    "区划代码",
    ["代码", "编码", "行政区划代码", "统计用区划代码", "村代码", "村编码"],
    "12 位，没有的可以不填。",
    readCode,
  ),
  field(
    "kind",
    "类别",
    ["类型", "村居类别", "城乡分类"],
    "填村或社区；不填时按名称判断。",
    wordField(kinds, "村或社区"),
  ),
  field("households", "户数", ["总户数", "户籍户数", "常住户数"], "填整数。", countField(100_000)),
  field(
    "population",
    "人口",
    ["人口数", "总人口", "户籍人口", "人口总数", "户籍人口数"],
    "填整数。",
    countField(1_000_000),
  ),
  field("partyMembers", "党员数", ["党员", "党员人数", "正式党员数", "党员总数"], "填整数。", countField(20_000)),
  field(
    "collectiveIncome",
    "上年度村集体经济收入",
    ["村集体经济收入", "集体经济收入", "村集体收入", "集体收入", "上年村集体经济收入", "上年集体经济收入"],
    "在表头注明元或万元。",
    readIncome,
  ),
  field(
    "validFrom",
    "设立日期",
    ["成立日期", "成立时间", "设立时间"],
    "只用于新增的村，写成 2025-08-31。",
    readFounding,
  ),
];

/** The villages as they stand, to be mended and added to. */
export async function villageTemplate(db: Db, actor: Actor, countyId: string): Promise<TemplateModel> {
  const [townships, known] = [
    await listKnownTownships(db, actor, countyId),
    await listKnownVillages(db, actor, countyId),
  ];
  const names = new Map(townships.map(({ id, name }) => [id, name]));
  const order = new Map(townships.map(({ id }, i) => [id, i]));
  const inOrder = known.toSorted((a, b) => (order.get(a.townshipId) ?? 0) - (order.get(b.townshipId) ?? 0));
  const hint = (key: string) => villageFields.find((one) => one.key === key)!.hint;
  return {
    name: "村名册",
    title: "村（社区）名册导入模板",
    notes: [
      "带 * 的列必填，其余可以不填；不填的不会清空系统中已有的内容。",
      "已有的村已列在表中，可以直接修改；新增的接在后面填写。",
    ],
    columns: [
      { header: "乡镇（街道）", kind: "list", words: townships.map(({ name }) => name), required: true, width: 16 },
      { header: "村（社区）名称", kind: "text", required: true, width: 18, hint: hint("name") },
      { header: "区划代码", kind: "code", hint: hint("code") },
      { header: "类别", kind: "list", words: ["村", "社区"], hint: hint("kind") },
      { header: "户数", kind: "integer", min: 0, max: 100_000 },
      { header: "人口", kind: "integer", min: 0, max: 1_000_000 },
      { header: "党员数", kind: "integer", min: 0, max: 20_000 },
      { header: "上年度村集体经济收入（元）", kind: "decimal", min: 0, max: 10_000_000_000 },
    ],
    prefilled: inOrder.map((one) => [
      names.get(one.townshipId) ?? "",
      one.name,
      one.codes.at(-1)?.code ?? null,
      one.kind === "community" ? "社区" : "村",
      one.households,
      one.population,
      one.partyMembers,
      one.collectiveIncomeFen === null ? null : one.collectiveIncomeFen / 100,
    ]),
    guide: villageFields.map((one) => [one.head, one.hint]),
    entryRows: known.length + 300,
  };
}
