import { foldWidth } from "#domain/area.ts";
import {
  findingSources,
  findingStatuses,
  findingTypes,
  type FindingStatus,
  type Satisfaction,
  satisfactions,
  type Severity,
} from "#domain/inspections/finding.ts";
import {
  findingSourceLabel,
  findingStatusLabel,
  findingTypeLabel,
  satisfactionLabel,
} from "#domain/inspections/finding-labels.ts";
import type { Field, FieldValue } from "../../imports/register.ts";
import { readDate } from "../../office/cell-dates.ts";
import { missing, type Reading, readFlag, readInteger, readText, trim, wrong } from "../../office/cell-values.ts";
import type { Cell } from "../../office/workbook.ts";

/** What one cell of Excel holds. */
export const cellLimit = 32_767;

const words =
  (max: number) =>
  (cell: Cell): Reading<string> => {
    const reading = readText(cell);
    if (!("value" in reading)) return reading;
    return Array.from(reading.value).length > max
      ? wrong(`“${reading.value.slice(0, 10)}……”超过 ${max} 个字，请核对。`)
      : reading;
  };

const name = (cell: Cell): Reading<string> => {
  const reading = words(100)(cell);
  return "value" in reading
    ? { value: foldWidth(reading.value).replace(/\s+/gu, "").replace(/\(/gu, "（").replace(/\)/gu, "）") }
    : reading;
};

const day = (cell: Cell): Reading<string> => {
  const reading = readDate(cell);
  if (!("value" in reading)) return reading;
  const { date, precision } = reading.value;
  return precision === "day" ? { value: date } : wrong(`“${trim(cell.text)}”没有写到日，请写成 2026-08-31 的样子。`);
};

const whole = (cell: Cell): Reading<number> => {
  const reading = readInteger(cell);
  if (!("value" in reading)) return reading;
  return reading.value >= 0 && reading.value <= 999_999 ? reading : wrong(`“${trim(cell.text)}”应为不小于 0 的整数。`);
};

/** A choice by its word; ways ledgers write it stand beside. */
const choice =
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

const statuses: Readonly<Record<string, FindingStatus>> = {
  未整改: "assigned",
  正在整改: "rectifying",
  整改完成: "close-requested",
  销号: "closed",
  已完成: "closed",
  退回: "returned",
};

const field = (
  key: string,
  head: string,
  synonyms: readonly string[],
  hint: string,
  read: Field["read"],
  required = false,
): Field => ({ key, head, synonyms, hint, read, required });

/** Which finding, and where. */
const whichFields: readonly Field[] = [
  field("number", "编号", ["问题编号", "台账编号"], "系统中的编号；新登记的不填，系统接续编号。", whole),
  field(
    "source",
    "来源",
    ["问题来源"],
    `填${Object.values(findingSourceLabel).join("、")}。`,
    choice(findingSources, findingSourceLabel),
    true,
  ),
  field("foundOn", "发现日期", ["发现时间", "检查日期"], "填到日，如 2026-08-31。", day, true),
  field("township", "乡镇（街道）", ["乡镇", "镇街", "街道"], "村里的问题必填；全县性的问题可以不填。", name),
  field("village", "村（社区）", ["村名", "村居", "村社区", "村"], "填全称；不属于某个村的不填。", name),
];

/** What was found. */
const factFields = (severities: Readonly<Record<Severity, string>>): readonly Field[] => [
  field("category", "问题类别", ["类别", "问题类型"], "填本县设定的问题类别。", words(30), true),
  field(
    "description",
    "问题描述",
    ["问题", "存在问题", "问题内容", "具体问题"],
    "写明事实，不超过 2,000 字。",
    words(2000),
    true,
  ),
  field("basis", "依据", ["依据条款", "定性依据"], "所依据的条款。", words(500)),
  field(
    "severity",
    "严重程度",
    ["程度"],
    `填${Object.values(severities).join("、")}；不填的按${severities.ordinary}。`,
    choice(["slight", "ordinary", "serious"], severities),
  ),
  field(
    "type",
    "整改类型",
    ["整改方式"],
    `填${Object.values(findingTypeLabel).join("、")}；不填的按限期整改。`,
    choice(findingTypes, findingTypeLabel, {
      立行立改: "on-the-spot",
      限期: "dated",
      分阶段: "staged",
      长期坚持: "lasting",
    }),
  ),
];

/** Who rectifies it, by when. */
const handedFields: readonly Field[] = [
  field("measures", "整改措施", ["措施"], "不超过 2,000 字。", words(2000)),
  field("leadLeader", "牵头领导", ["包抓领导", "责任领导"], "填姓名。", words(40)),
  field(
    "unit",
    "责任单位",
    ["整改单位", "整改责任单位"],
    "填本乡镇（街道）、县直单位或者驻村工作队的名称；整改中的必填。",
    name,
  ),
  field("responsible", "责任人", ["整改责任人"], "填姓名。", words(40)),
  field("dueOn", "整改期限", ["整改时限", "完成时限", "期限"], "填到日；整改中的必填。", day),
];

/** How far it has come. */
const courseFields: readonly Field[] = [
  field(
    "status",
    "状态",
    ["整改状态", "整改情况", "是否销号"],
    "不填的按已登记；整改中的按已交办接续办理；已销号的须有整改结果、销号日期、销号人，作为历史导入。",
    choice(findingStatuses, findingStatusLabel, statuses),
  ),
  field("outcome", "整改结果", ["整改成效", "完成情况"], "已销号的必填。", words(4000)),
  field(
    "log",
    "整改进展",
    ["进展", "整改进展情况"],
    "新导入的记入整改过程；系统中已有的问题不从表中读取。",
    words(cellLimit),
  ),
  field("townCheckedOn", "镇级核查日期", ["镇级核查"], "已销号的可填。", day),
  field("checkedOn", "县级核查日期", ["县级核查"], "已销号的可填。", day),
  field(
    "satisfaction",
    "反映人满意度",
    ["满意度"],
    `填${Object.values(satisfactionLabel).join("、")}。`,
    choice<Satisfaction>(satisfactions, satisfactionLabel),
  ),
  field("closedOn", "销号日期", ["销号时间"], "已销号的必填。", day),
  field("closedBy", "销号人", ["销号人员", "销号单位"], "已销号的必填，照原台账填写。", words(40)),
];

/** What came before it. */
const beforeFields: readonly Field[] = [
  field("repeated", "重复问题", ["是否重复"], "填是或否。", readFlag),
  field("earlier", "关联以前问题编号", ["关联问题编号"], "填系统中的问题编号。", whole),
  field("reopened", "重开次数", ["反弹次数"], "填整数；只用于新导入的。", whole),
];

/** The columns of the ledger as it goes out; what the county calls the severities stands in its rule. */
export const findingFields = (severities: Readonly<Record<Severity, string>>): readonly Field[] => [
  ...whichFields,
  ...factFields(severities),
  ...handedFields,
  ...courseFields,
  ...beforeFields,
];
