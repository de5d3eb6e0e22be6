import type { Indicator, ManifestationItem } from "#domain/screening/manifestation.ts";
import type { Field } from "../imports/register.ts";
import {
  type MoneyUnit,
  readFlag,
  readInteger,
  readMoney,
  readText,
  type Reading,
  wrong,
} from "../office/cell-values.ts";
import type { TemplateColumn, TemplateModel } from "../office/template-model.ts";
import type { Cell } from "../office/workbook.ts";
import type { listAssessmentsForTemplate } from "./assessments.ts";
import type { RoundRow } from "./queries.ts";

export type Known = Awaited<ReturnType<typeof listAssessmentsForTemplate>>[number];

const moneyUnits: Readonly<Record<MoneyUnit, number>> = {
  元: 1,
  百元: 100,
  千元: 1000,
  万元: 10_000,
  百万元: 1_000_000,
  亿元: 100_000_000,
};
const isMoney = (unit: string | undefined): unit is MoneyUnit => unit !== undefined && unit in moneyUnits;

/** Whole numbers in the indicator's unit. Money may come in another unit when the header says which. */
function readValue({ unit }: Indicator) {
  return (cell: Cell, headerUnit: MoneyUnit | undefined): Reading<number> => {
    if (!isMoney(unit)) return readInteger(cell);
    const reading = readMoney(cell, headerUnit ?? unit);
    if (!("value" in reading)) return reading;
    const value = reading.value / (moneyUnits[unit] * 100);
    return Number.isInteger(value)
      ? { ...reading, value }
      : wrong(`“${cell.text.trim()}”换算成${unit}后不是整数，本指标以${unit}为单位填整数。`);
  };
}

const flag = (cell: Cell): Reading<boolean> => readFlag(cell);
const name = (cell: Cell): Reading<string> => readText(cell);
const code = (cell: Cell): Reading<string> => {
  const reading = readText(cell, { narrowed: true });
  return "value" in reading && !/^\d{9,12}$/.test(reading.value.replace(/\s/g, ""))
    ? wrong(`编码“${reading.value}”不是 12 位数字，请核对。`)
    : reading;
};

const field = (
  key: string,
  head: string,
  synonyms: readonly string[],
  hint: string,
  read: Field["read"],
  required = false,
): Field => ({
  key,
  head,
  synonyms,
  hint,
  read,
  required,
});

const withUnit = ({ name: head, unit }: Indicator) => (unit ? `${head}（${unit}）` : head);
export const valueKey = ({ code: key }: Indicator) => `value:${key}`;
export const itemKey = ({ code: key }: Pick<ManifestationItem, "code">) => `item:${key}`;
const spanWords = (one: Indicator) =>
  `填整数${one.unit ? `，单位${one.unit}` : ""}，一般在 ${one.min} 至 ${one.max} 之间。`;

export const fieldsOf = (round: RoundRow): Field[] => [
  field(
    "township",
    "乡镇（街道）",
    ["乡镇", "镇街", "街道", "乡镇名称", "乡镇街道", "所属乡镇"],
    "填系统中的全称；本乡镇的表可以没有这一列。",
    name,
  ),
  field(
    "name",
    "村（社区）名称",
    ["村名", "行政村", "村居", "村社区", "村名称", "村", "村社区名称", "村居名称"],
    "填全称。",
    name,
    true,
  ),
  field("code", "区划代码", ["代码", "编码", "行政区划代码", "村代码"], "12 位，没有的可以不填。", code),
  ...round.indicators.map((one) =>
    field(valueKey(one), withUnit(one), [one.name, one.code], spanWords(one), readValue(one)),
  ),
  ...round.items.map((one) =>
    field(
      itemKey(one),
      one.name,
      [one.code, `${one.code}${one.name}`],
      "有此情形的填“是”或打√，没有的填“否”或留空。",
      flag,
    ),
  ),
  field("note", "备注", ["说明", "情况说明"], "不超过 1000 个字。", (cell) => {
    const reading = readText(cell);
    return "value" in reading && reading.value.length > 1000 ? wrong("备注超过 1000 个字，请精简。") : reading;
  }),
];

export const valuesOf = ({ indicators }: RoundRow, { values }: Pick<Known, "values">) =>
  indicators.map((_, i) => values[i] ?? null);

export function assessmentTemplate(round: RoundRow, rows: readonly Known[]): TemplateModel {
  const columns: TemplateColumn[] = [
    { header: "乡镇（街道）", kind: "text", width: 14 },
    { header: "村（社区）名称", kind: "text", required: true, width: 16 },
    { header: "区划代码", kind: "code" },
    ...round.indicators.map((one): TemplateColumn => ({
      header: withUnit(one),
      kind: "integer",
      min: one.min,
      max: one.max,
      // 超出上下限的按端点计，不是填错。
      advisory: true,
      editable: true,
      hint: spanWords(one),
    })),
    ...round.items.map((one): TemplateColumn => ({
      header: one.name,
      kind: "list",
      words: ["是", "否"],
      editable: true,
      hint: one.meaning,
    })),
    { header: "备注", kind: "text", editable: true, width: 24 },
  ];
  return {
    name: "摸排表",
    title: `${round.name}摸排表`,
    notes: [
      "各村已列好，名称和代码不能改；填完整体上传，不用逐村录入。",
      "指标填整数，单位见表头；没有数据的留空，不要填 0。",
      "有表中所列情形的选“是”，没有的选“否”或留空。",
      `请于 ${round.deadline} 前上传；上传后存为草稿，核对无误再提交。`,
    ],
    columns,
    guide: fieldsOf(round).map(({ head, hint }) => [head, hint]),
    prefilled: rows.map((row) => [
      row.township,
      row.village,
      row.villageCode,
      ...valuesOf(round, row),
      ...round.items.map((one) => (row.manifestations.includes(one.code) ? "是" : null)),
      row.note || null,
    ]),
    locked: true,
    entryRows: rows.length,
  };
}
