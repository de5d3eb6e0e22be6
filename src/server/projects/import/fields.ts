import { foldWidth } from "#domain/area.ts";
import { importedStatuses } from "#domain/projects/imported.ts";
import { assetClassLabel, projectKindLabel, projectStatusLabel } from "#domain/projects/labels.ts";
import {
  type AssetClass,
  assetClasses,
  type ProjectKind,
  projectKinds,
  type ProjectStatus,
} from "#domain/projects/project.ts";
import type { Field, FieldValue } from "../../imports/register.ts";
import { readDate } from "../../office/cell-dates.ts";
import { missing, type Reading, readInteger, readMoney, readText, trim, wrong } from "../../office/cell-values.ts";
import type { Cell } from "../../office/workbook.ts";

export const field = (
  key: string,
  head: string,
  synonyms: readonly string[],
  hint: string,
  read: Field["read"],
  required = false,
): Field => ({ key, head, synonyms, hint, read, required });

export const words =
  (max: number) =>
  (cell: Cell): Reading<string> => {
    const reading = readText(cell);
    if (!("value" in reading)) return reading;
    return Array.from(reading.value).length > max
      ? wrong(`“${reading.value.slice(0, 10)}……”超过 ${max} 个字，请核对。`)
      : reading;
  };

const place = (cell: Cell): Reading<string> => {
  const reading = words(2000)(cell);
  return "value" in reading ? { value: foldWidth(reading.value).replace(/[^\S\n]+/gu, "") } : reading;
};

export const day = (cell: Cell): Reading<string> => {
  const reading = readDate(cell);
  if (!("value" in reading)) return reading;
  const { date, precision } = reading.value;
  return precision === "day" ? { value: date } : wrong(`“${trim(cell.text)}”没有写到日，请写成 2026-08-31 的样子。`);
};

const year = (cell: Cell): Reading<number> => {
  const reading = readInteger({ ...cell, text: cell.text.replace(/年度?$/u, "") });
  if (!("value" in reading)) return reading;
  return reading.value >= 2013 && reading.value <= 2199 ? reading : wrong(`“${trim(cell.text)}”应为四位数的年度。`);
};

/** More than zero: a project of nothing is none. */
export const money: Field["read"] = (cell, unit) => {
  const reading = readMoney(cell, unit);
  if (!("value" in reading)) return reading;
  return reading.value > 0 ? reading : wrong(`“${trim(cell.text)}”应大于零。`);
};

const income: Field["read"] = (cell, unit) => {
  const reading = readMoney(cell, unit);
  return "value" in reading && reading.value < 0 ? wrong(`“${trim(cell.text)}”不能为负数。`) : reading;
};

export const choice =
  <C extends string>(
    codes: readonly C[],
    label: Readonly<Record<C, string>>,
    others: Readonly<Record<string, C>> = {},
  ) =>
  (cell: Cell): Reading<FieldValue> => {
    const reading = readText(cell);
    if (!("value" in reading)) return "wrong" in reading ? reading : missing;
    const word = foldWidth(reading.value).replace(/\s+/gu, "");
    const code = codes.find((one) => label[one] === word) ?? others[word];
    return code
      ? { value: code }
      : wrong(`“${reading.value}”不在可填的范围内，请填${codes.map((one) => label[one]).join("、")}。`);
  };

const kinds: Readonly<Record<string, ProjectKind>> = {
  产业: "industry",
  产业项目: "industry",
  产业帮扶: "industry",
  基础设施建设: "infrastructure",
  基建: "infrastructure",
  公共服务设施: "public-service",
  民生: "public-service",
  党建阵地: "party-premises",
  阵地建设: "party-premises",
};

const classes: Readonly<Record<string, AssetClass>> = { 经营类: "operating", 公益类: "public", 到户: "household" };

const statuses: Readonly<Record<string, ProjectStatus>> = {
  储备: "banked",
  入库: "banked",
  未开工: "banked",
  立项: "approved",
  招标中: "budgeted",
  已开工: "started",
  开工: "started",
  施工中: "started",
  完工: "completed",
  已完成: "completed",
  竣工: "completed",
  已验收: "accepted",
  验收: "accepted",
  投入使用: "in-upkeep",
  已运营: "yielding",
};

export const told = (labels: Readonly<Record<string, string>>, codes: readonly string[]) =>
  codes.map((code) => labels[code]).join("、");

/** The columns of a ledger of projects. */
export const projectFields: readonly Field[] = [
  field("name", "项目名称", ["项目", "名称"], "不超过 80 个字。", words(80), true),
  field("year", "年度", ["项目年度", "实施年度", "年份"], "四位数，如 2025。", year, true),
  field(
    "kind",
    "项目类型",
    ["类型", "类别"],
    `填${told(projectKindLabel, projectKinds)}。`,
    choice(projectKinds, projectKindLabel, kinds),
    true,
  ),
  field(
    "assetClass",
    "资产类别",
    ["形成资产类别"],
    `填${told(assetClassLabel, assetClasses)}；不填的，产业按经营性，其余按公益性。`,
    choice(assetClasses, assetClassLabel, classes),
  ),
  field(
    "township",
    "乡镇（街道）",
    ["牵头乡镇", "乡镇", "镇街", "实施乡镇"],
    "受益村所在的乡镇；跨乡镇的填牵头的。",
    place,
    true,
  ),
  field(
    "villages",
    "受益村",
    ["村", "项目村", "覆盖村", "村名", "实施地点村"],
    "多个村用顿号分开；别的乡镇的村写上乡镇名。",
    place,
    true,
  ),
  field("shares", "份额", ["村份额"], "与受益村一一对应的整数，用顿号分开；不填的各村相等。", words(2000)),
  field("owner", "业主单位", ["项目业主", "实施单位", "建设单位"], "单位名称。", words(100)),
  field("builder", "施工单位", ["承建单位"], "单位名称。", words(100)),
  field("responsible", "责任人", ["项目负责人", "负责人"], "填姓名。", words(40)),
  field("place", "建设地点", ["地点", "项目地点"], "不超过 200 个字。", words(200)),
  field("content", "建设内容", ["内容", "建设内容及规模", "主要建设内容"], "不超过 2,000 字。", words(2000)),
  field("scale", "建设规模", ["规模"], "不超过 500 字。", words(500)),
  field(
    "estimate",
    "概算",
    ["总投资", "概算投资", "计划投资", "投资估算", "项目总投资", "资金规模"],
    "表头写明元或万元。",
    money,
    true,
  ),
  field("budget", "评审预算", ["预算", "财政评审金额", "核定预算"], "财政评审以后的必填；表头写明元或万元。", money),
  field("promised", "预期年收益", ["年收益", "预计年收益"], "每年给各受益村带来的收益合计；表头写明元或万元。", income),
  field("planStartOn", "计划开工", ["计划开工日期", "计划开工时间"], "填到日。", day),
  field("planFinishOn", "计划完工", ["计划完工日期", "计划完工时间", "计划竣工时间"], "填到日。", day),
  field("startedOn", "开工日期", ["实际开工", "开工时间", "实际开工时间"], "已开工的必填，填到日。", day),
  field("finishedOn", "完工日期", ["实际完工", "完工时间", "竣工日期", "竣工时间"], "已完工的必填，填到日。", day),
  field(
    "status",
    "进展状态",
    ["状态", "项目状态", "进度", "实施进度"],
    `填${told(projectStatusLabel, importedStatuses)}；不填的按已入库。`,
    choice(importedStatuses, projectStatusLabel as never, statuses as never),
  ),
];
